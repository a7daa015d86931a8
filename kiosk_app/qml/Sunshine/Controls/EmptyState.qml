import QtQuick
import Sunshine.Theme

// An empty list, an error or a missing thing: what happened and what to do now, with at most one action.
Column {
    id: empty

    property string icon: "information-outline"
    property string title
    property string what
    property string actionLabel
    property string actionIcon
    property color tone: Theme.blue
    property string titleKind: "title"
    property bool slim: false  // without its sign, where room is scarce
    property string whatKind: "body"

    signal acted

    spacing: Theme.s24

    Rectangle {
        visible: !empty.slim
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.px(Theme.compact ? 136 : 200)
        height: width
        radius: width / 2
        color: Theme.blueSoft

        Icon {
            anchors.centerIn: parent
            name: empty.icon
            size: parent.width * 0.56
            tone: empty.tone
        }
    }

    SText {
        width: parent.width
        text: empty.title
        kind: empty.titleKind
        strong: true
        horizontalAlignment: Text.AlignHCenter
    }

    SText {
        visible: empty.what !== ""
        width: parent.width
        text: empty.what
        kind: empty.whatKind
        tone: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
    }

    PillButton {
        visible: empty.actionLabel !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, parent.width)
        label: empty.actionLabel
        icon: empty.actionIcon
        onTapped: empty.acted()
    }
}
