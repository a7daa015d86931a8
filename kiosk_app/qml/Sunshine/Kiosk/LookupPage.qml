pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Looking something up: results come while one types, ways to browse before that. On a wide screen the field stands
// beside the list.
Item {
    id: page

    required property LookupModel screen
    readonly property bool across: !Theme.portrait
    readonly property real room: height - Theme.covered
    readonly property bool typing: Theme.covered > 0
    readonly property var rows: screen.rows  // read once: each reading copies them

    function open(kind: string, code: string) {
        screen.keepPlace(results.visible ? results.here() : scroll.flick.contentY);
        screen.show(kind, code);
    }

    function toTop() {
        scroll.toTop();
        results.show(-1);
    }

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

    LookupWays {
        id: beside

        // Beside the list where there is room, else above it.
        readonly property bool fits: page.across && !page.typing && page.room - y > needed

        objectName: "lookup.beside"
        visible: fits && page.screen.start
        x: Theme.s48
        y: controls.y + controls.height + Theme.s32
        width: controls.width
        brief: Theme.compact
        screen: page.screen
    }

    ScrollList {
        id: results

        objectName: "lookup.results"
        visible: page.rows.length > 0
        x: scroll.x
        y: scroll.y
        width: scroll.width
        height: scroll.height
        view.spacing: Theme.s16
        model: page.rows
        delegate: LookupCard {
            required property var modelData
            required property int index

            objectName: "lookup.result." + index
            width: ListView.view.width
            entry: modelData
            onTapped: page.open(modelData.kind, modelData.code)
        }
    }

    ScrollColumn {
        id: scroll

        visible: !results.visible
        x: page.across ? controls.x + controls.width : 0
        y: page.across ? Theme.s16 : controls.y + controls.height + Theme.s16
        width: page.width - x
        centred: page.screen.bare || page.screen.preparing || (page.screen.nothing && page.screen.near.length === 0)
        height: page.room - y

        LookupWays {
            visible: page.screen.start && !beside.fits
            width: parent.width
            brief: Theme.compact && (page.across || Theme.large)
            screen: page.screen
        }

        LookupPopular {
            visible: page.screen.start
            width: parent.width
            screen: page.screen
            onChosen: (kind, code) => page.open(kind, code)
        }

        LookupNothing {
            visible: page.screen.nothing
            width: parent.width
            screen: page.screen
            onChosen: (kind, code) => page.open(kind, code)
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
            page.toTop();
        }

        function onTabChanged() {
            page.toTop();
        }
    }

    Component.onCompleted: {
        if (results.visible)
            results.show(screen.keptPlace());
        else
            scroll.flick.contentY = Math.min(screen.keptPlace(), Math.max(0, scroll.flick.contentHeight - scroll.flick.height));
    }
}
