import QtQuick
import Sunshine.Theme

// The frame of a page: title, content that scrolls up and down, and a footer whose actions stay in sight.
Item {
    id: frame

    default property alias content: scroll.content
    property alias spacing: scroll.spacing
    property alias footer: foot.data
    property alias scroller: scroll
    property alias centred: scroll.centred
    property string title
    property string subtitle
    readonly property real contentWidth: width - 2 * Theme.s48
    readonly property bool footed: foot.children.length > 0

    Column {
        id: head

        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: frame.contentWidth
        spacing: Theme.s8

        SText {
            visible: frame.title !== ""
            width: parent.width
            text: frame.title
            kind: Theme.compact && Theme.large ? "lead" : "title"
            strong: true
        }

        SText {
            visible: frame.subtitle !== ""
            width: parent.width
            text: frame.subtitle
            kind: Theme.compact ? "label" : "body"
            tone: Theme.inkSoft
        }
    }

    ScrollColumn {
        id: scroll

        anchors.top: head.bottom
        anchors.topMargin: Theme.compact ? Theme.s8 : Theme.s24
        anchors.bottom: foot.top
        width: frame.width
    }

    Column {
        id: foot

        x: Theme.s48
        width: frame.contentWidth
        spacing: Theme.s16
        topPadding: frame.footed ? Theme.s16 : 0
        bottomPadding: frame.footed ? Theme.s24 : 0
        anchors.bottom: parent.bottom
    }
}
