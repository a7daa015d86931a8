import QtQuick
import Bare

Window {
    visible: true
    width: 1080
    height: 1920

    Picture {
        objectName: "picture"
        anchors.fill: parent
    }
}
