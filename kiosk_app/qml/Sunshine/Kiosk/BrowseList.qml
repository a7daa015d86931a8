pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A list of services with its filters or its letters above it, on a wide screen beside it.
Item {
    id: page

    required property BrowseModel screen
    readonly property bool across: !Theme.portrait
    readonly property var rows: screen.rows  // read once: each reading copies them
    readonly property bool byLetter: screen.mode === "letters"
    readonly property bool gone: rows.length === 0 && !screen.filtered && !screen.preparing

    Column {
        id: head

        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: page.across ? (page.width - 2 * Theme.s48) * 0.36 : page.width - 2 * Theme.s48
        spacing: Theme.compact ? Theme.s16 : Theme.s24

        SText {
            width: parent.width
            text: page.byLetter ? qsTr("按拼音首字母找") : page.screen.mode === "all" ? qsTr("全部业务") : page.screen.name
            kind: Theme.compact ? "lead" : "title"
            strong: true
        }

        BrowseFilters {
            visible: page.screen.tags.length > 0
            width: parent.width
            screen: page.screen
        }

        BrowseLetters {
            visible: page.byLetter
            width: parent.width
            screen: page.screen
            onChosen: row => list.show(row)
        }
    }

    ScrollList {
        id: list

        objectName: "browse.list"
        visible: page.rows.length > 0
        x: page.across ? head.x + head.width : 0
        y: page.across ? Theme.s16 : head.y + head.height + Theme.s16
        width: page.width - x
        height: page.height - y
        view.spacing: Theme.s16
        model: page.rows
        delegate: BrowseRow {
            required property var modelData
            required property int index

            objectName: "browse.row." + index
            width: ListView.view.width
            entry: modelData
            onTapped: {
                page.screen.keepPlace(list.here());
                page.screen.openGuide(modelData.code);
            }
        }

        Component.onCompleted: show(page.screen.keptPlace())
    }

    EmptyState {
        visible: !list.visible
        x: list.x + Theme.s48
        y: list.y + Math.max(Theme.s24, (list.height - height) * 0.4)
        width: list.width - 2 * Theme.s48
        slim: Theme.compact
        icon: page.screen.preparing ? "timer-sand" : "comment-question-outline"
        title: page.screen.preparing ? qsTr("正在准备") : page.gone ? qsTr("这一类里没有业务了") : qsTr("没有同时满足这几条的业务")
        what: page.screen.preparing ? qsTr("查询马上就好，请稍等几秒。") : page.gone ? qsTr("内容刚刚更新过，请重新查一下。") : qsTr("少选一条试试，或者问窗口民警。")
        actionLabel: page.screen.preparing ? "" : page.gone ? qsTr("去查业务") : qsTr("去掉这些条件")
        actionIcon: page.gone ? "magnify" : "close"
        onActed: page.gone ? page.screen.openLookup() : page.screen.clear()
    }
}
