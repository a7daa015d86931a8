import QtQuick

Window {
    visible: true
    width: 1080
    height: 1920

    Rectangle {
        anchors.fill: parent
        color: "#123C78"
    }
}
