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
    readonly property bool besides: !Theme.portrait && title.length < 16

    implicitHeight: words.implicitHeight + 2 * (Theme.compact ? Theme.s8 : Theme.s24)
    color: Theme.blueDeep
    border.width: Theme.contrast ? Theme.hair : 0
    border.color: Theme.line

    Icon {
        id: glyph

        x: Theme.s48
        anchors.verticalCenter: parent.verticalCenter
        name: band.icon
        size: Theme.px(72)
        tone: Theme.contrast ? Theme.line : Theme.sunLight
    }

    Column {
        id: words

        x: glyph.x + glyph.width + Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        width: (pill.visible ? pill.x - Theme.s16 : band.width - Theme.s32) - x
        spacing: Theme.s4

        SText {
            width: parent.width
            text: band.title
            kind: "lead"
            strong: true
            tone: Theme.overHeader
        }

        SText {
            visible: band.note !== ""
            width: parent.width
            text: band.note
            kind: "label"
            tone: Theme.overHeaderSoft
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
