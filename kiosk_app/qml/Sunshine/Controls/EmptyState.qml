import QtQuick
import Sunshine.Theme

// An empty list, an error or a missing thing: what happened and what to do now, with at most one action.
Column {
    id: state

    property string icon: "information-outline"
    property string title
    property string what
    property string actionLabel
    property string actionIcon
    property color tone: Theme.blue

    signal acted

    spacing: Theme.s24

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.px(Theme.compact ? 136 : 200)
        height: width
        radius: width / 2
        color: Theme.blueSoft

        Icon {
            anchors.centerIn: parent
            name: state.icon
            size: parent.width * 0.56
            tone: state.tone
        }
    }

    SText {
        width: parent.width
        text: state.title
        kind: "title"
        strong: true
        horizontalAlignment: Text.AlignHCenter
    }

    SText {
        visible: state.what !== ""
        width: parent.width
        text: state.what
        kind: "body"
        tone: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
    }

    PillButton {
        visible: state.actionLabel !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, parent.width)
        label: state.actionLabel
        icon: state.actionIcon
        onTapped: state.acted()
    }
}
