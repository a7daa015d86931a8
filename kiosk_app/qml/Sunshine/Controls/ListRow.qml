import QtQuick
import Sunshine.Theme

// One entry of a list: icon, title, note and a chevron; the whole row is the target.
TapSurface {
    id: row

    property string icon
    property string title
    property string note
    property bool chevron: true
    property color iconTone: Theme.blue
    property color iconFill: Theme.blueSoft

    label: note === "" ? title : title + "，" + note
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.s24, disc.visible ? disc.height + 2 * Theme.s24 : 0)

    Rectangle {
        anchors.fill: parent
        radius: row.radius
        color: Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.line
    }

    Rectangle {
        id: disc

        visible: row.icon !== ""
        x: Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(80)
        height: width
        radius: Theme.rChip
        color: row.iconFill

        Icon {
            anchors.centerIn: parent
            name: row.icon
            size: Theme.px(48)
            tone: row.iconTone
        }
    }

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: disc.visible ? disc.x + disc.width + Theme.s24 : Theme.s32
        width: row.width - x - (row.chevron ? Theme.px(48) + Theme.s32 : Theme.s32)
        spacing: Theme.s4

        SText {
            width: parent.width
            text: row.title
            kind: "body"
            strong: true
        }

        SText {
            visible: row.note !== ""
            width: parent.width
            text: row.note
            kind: "label"
            tone: Theme.inkSoft
        }
    }

    Icon {
        visible: row.chevron
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Theme.s16
        name: "chevron-right"
        size: Theme.px(48)
        tone: Theme.inkSoft
    }
}
