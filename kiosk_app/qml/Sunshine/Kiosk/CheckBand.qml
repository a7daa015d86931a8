import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The strip above a check: what to do, for which window and business.
Rectangle {
    id: band

    property string icon
    property string title
    property string note
    property string badge

    implicitHeight: words.implicitHeight + 2 * Theme.s16
    color: Theme.blueDeep
    border.width: Theme.contrast ? Theme.hair : 0
    border.color: Theme.line

    Icon {
        id: glyph

        x: Theme.s48
        anchors.verticalCenter: parent.verticalCenter
        name: band.icon
        size: Theme.px(Theme.compact ? 56 : 72)
        tone: Theme.contrast ? Theme.line : Theme.sunLight
    }

    Grid {
        id: words

        x: glyph.x + glyph.width + Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        width: (pill.visible ? pill.x - Theme.s16 : band.width - Theme.s32) - x
        columns: beside ? 2 : 1
        rowSpacing: Theme.s4
        columnSpacing: Theme.s32
        verticalItemAlignment: Grid.AlignVCenter

        readonly property bool beside: !Theme.portrait && title.implicitWidth + note.implicitWidth + Theme.s32 < width

        SText {
            id: title

            width: words.beside ? implicitWidth : parent.width
            text: band.title
            kind: "lead"
            strong: true
            tone: Theme.overHeader
        }

        SText {
            id: note

            visible: band.note !== ""
            width: words.beside ? implicitWidth : parent.width
            text: band.note
            kind: "label"
            tone: Theme.overHeader
        }
    }

    Rectangle {
        id: pill

        visible: band.badge !== ""
        anchors.right: parent.right
        anchors.rightMargin: Theme.s32
        anchors.verticalCenter: parent.verticalCenter
        width: badgeText.implicitWidth + 2 * Theme.s24
        height: badgeText.implicitHeight + Theme.s16
        radius: height / 2
        color: Theme.sunSoft
        border.width: Theme.contrast ? Theme.hair : 0
        border.color: Theme.line

        SText {
            id: badgeText

            anchors.centerIn: parent
            text: band.badge
            kind: "label"
            strong: true
            tone: Theme.sunDeep
            wrapMode: Text.NoWrap
        }
    }
}
