import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// An officer's photo; a drawn figure stands in where the roster has none, or its file is gone.
Rectangle {
    id: frame

    property string photo  // the address of a file that the program itself has made
    readonly property bool drawn: picture.status !== Image.Ready

    height: width * 1.2
    radius: Theme.rChip
    color: Theme.blueSoft
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.line
    Accessible.ignored: true

    Icon {
        visible: frame.drawn
        anchors.centerIn: parent
        name: "account-tie"
        size: parent.width * 0.86
        tone: Theme.blue
    }

    Image {
        id: picture

        visible: !frame.drawn
        anchors.fill: parent
        anchors.margins: frame.border.width
        source: frame.photo
        asynchronous: true
        mipmap: true
    }
}
