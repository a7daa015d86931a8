import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// An officer's picture frame; a drawn figure stands in until the station adds photos.
Rectangle {
    property string photo

    height: width * 1.2
    radius: Theme.rChip
    color: Theme.blueSoft
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.line
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        name: "account-tie"
        size: parent.width * 0.86
        tone: Theme.blue
    }
}
