import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Looking something up: results come while one types. On a wide screen the field stands beside the list.
Item {
    id: page

    required property LookupModel screen
    readonly property bool across: !Theme.portrait
    readonly property real room: height - Theme.covered
    readonly property bool typing: Theme.covered > 0

    SText {
        id: heading

        visible: !(page.typing && Theme.compact)
        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: controls.width
        height: visible ? implicitHeight : 0
        text: qsTr("业务查询")
        kind: Theme.compact ? "lead" : "title"
        strong: true
    }

    LookupControls {
        id: controls

        x: Theme.s48
        y: heading.y + heading.height + Theme.s16
        width: page.across ? (page.width - 2 * Theme.s48) * 0.42 : page.width - 2 * Theme.s48
        screen: page.screen
    }

    LookupPopular {
        id: popular

        readonly property bool fits: !page.typing && (page.across ? page.room - controls.y - controls.height > implicitHeight + Theme.s48 : !Theme.compact)

        visible: fits && page.screen.popular.length > 0
        x: Theme.s48
        y: page.across ? controls.y + controls.height + Theme.s32 : page.height - implicitHeight - Theme.s24
        width: controls.width
        most: Theme.large || page.across ? 3 : 5
        screen: page.screen
    }

    ScrollColumn {
        id: scroll

        x: page.across ? controls.x + controls.width : 0
        y: page.across ? Theme.s16 : controls.y + controls.height + Theme.s16
        width: page.width - x
        centred: page.screen.bare || page.screen.preparing || (page.screen.nothing && page.screen.near.length === 0)
        height: (popular.visible && !page.across ? popular.y - Theme.s16 : page.room) - y

        LookupList {
            visible: page.screen.rows.length > 0
            width: parent.width
            rows: page.screen.rows
            onChosen: (kind, code) => {
                page.screen.keepPlace(scroll.flick.contentY);
                page.screen.show(kind, code);
            }
        }

        LookupNothing {
            visible: page.screen.nothing
            width: parent.width
            screen: page.screen
        }

        EmptyState {
            visible: page.screen.preparing
            width: parent.width
            icon: "timer-sand"
            title: qsTr("正在准备")
            what: qsTr("查询马上就好，请稍等几秒。")
        }

        EmptyState {
            visible: page.screen.bare
            width: parent.width
            icon: "book-open-page-variant-outline"
            title: qsTr("这一栏还没有内容")
            what: qsTr("请看看别的栏目，或者问窗口民警。")
        }
    }

    Connections {
        target: page.screen

        function onTextChanged() {
            scroll.toTop();
        }

        function onTabChanged() {
            scroll.toTop();
        }
    }

    Component.onCompleted: scroll.flick.contentY = Math.min(screen.keptPlace(), Math.max(0, scroll.flick.contentHeight - scroll.flick.height))
}
