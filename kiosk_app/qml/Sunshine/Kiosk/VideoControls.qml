import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// How far the video is, and the two buttons.
Column {
    id: controls

    property bool playing: false
    property bool ended: false
    property real share: 0
    property string time

    signal toggled
    signal replayed

    spacing: Theme.s16

    SText {
        width: parent.width
        text: controls.time
        kind: "label"
        tone: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
    }

    Rectangle {
        width: parent.width
        height: Theme.s16
        radius: height / 2
        color: Theme.surface
        border.width: Theme.hair
        border.color: Theme.lineStrong

        Rectangle {
            width: Math.max(height, parent.width * Math.min(1, controls.share))
            height: parent.height
            radius: parent.radius
            color: Theme.blue
        }
    }

    Row {
        spacing: Theme.s24

        PillButton {
            objectName: "video.toggle"
            width: (controls.width - Theme.s24) / 2
            icon: controls.playing ? "pause" : "play"
            label: controls.playing ? qsTr("暂停") : qsTr("播放")
            onTapped: controls.toggled()
        }

        PillButton {
            objectName: "video.replay"
            width: (controls.width - Theme.s24) / 2
            outline: true
            icon: "replay"
            label: qsTr("从头再看")
            onTapped: controls.replayed()
        }
    }
}
