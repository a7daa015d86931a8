pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Ways to a service for somebody who does not type: a few big entries, all of one height.
Grid {
    id: ways

    required property LookupModel screen
    property bool brief: false
    readonly property real cell: (width - (columns - 1) * spacing) / columns
    readonly property real tallest: Math.max(0, ...children.map(child => child.implicitHeight))

    // What it takes, by the type alone: the heights of hidden things are other than when they are shown, so a choice
    // made by them would undo itself.
    readonly property real room: cell - Theme.px(80) - 2 * Theme.s24 - Theme.s32
    readonly property real longest: Math.max(0, ...screen.ways.map(each => breadth(title(each.way)))) * Theme.body
    readonly property real words: Math.ceil(longest / room) * Theme.body * 1.8 + (brief ? 0 : 2 * Theme.label * 1.8)
    readonly property real needed: Math.ceil(screen.ways.length / columns) * (Math.max(words, Theme.px(80)) + 2 * Theme.s24 + spacing)

    columns: width >= 2 * Theme.px(330) * Theme.scale ? 2 : 1
    spacing: Theme.s16

    // How wide a text is, in characters; letters are narrow.
    function breadth(text: string): real {
        return Array.from(text).reduce((sum, sign) => sum + (sign > "\u2000" ? 1 : 0.62), 0);
    }

    function title(way: string): string {
        return way === "life" ? qsTr("我该办什么") : way === "groups" ? qsTr("按类别找") : way === "letters" ? qsTr("按拼音找") : qsTr("不用开证明");
    }

    function note(way: string): string {
        if (brief)
            return "";
        return way === "life" ? qsTr("说说遇到了什么事") : way === "groups" ? qsTr("出生、迁移、办证") : way === "letters" ? qsTr("从 A 到 Z 看首字母") : qsTr("先看看用不用跑");
    }

    Repeater {
        model: ways.screen.ways

        ListRow {
            required property var modelData

            objectName: "lookup.way." + modelData.way
            width: ways.cell
            height: ways.tallest
            chevron: false
            icon: modelData.icon
            title: ways.title(modelData.way)
            note: ways.note(modelData.way)
            onTapped: ways.screen.browse(modelData.way)
        }
    }
}
