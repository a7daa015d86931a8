pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The full text of a law: only what is in sight is built, an outline jumps to a chapter.
Item {
    id: page

    required property StatuteModel screen
    readonly property bool across: !Theme.portrait && screen.outline.length > 0
    property bool outlineOpen: false

    function jump(row: int) {
        outlineOpen = false;
        list.show(row);
    }

    LawHead {
        id: head

        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: page.width - 2 * Theme.s48
        title: page.screen.title
        version: page.screen.version

        Chip {
            visible: page.screen.outline.length > 0 && !page.across
            objectName: "statute.outline"
            icon: page.outlineOpen ? "close" : "format-list-bulleted"
            label: page.outlineOpen ? qsTr("收起目录") : qsTr("目录")
            onTapped: page.outlineOpen = !page.outlineOpen
        }

        Chip {
            visible: page.screen.digest !== ""
            objectName: "statute.digest"
            icon: "lightbulb-on-outline"
            label: qsTr("看大白话要点")
            onTapped: {
                page.screen.keepPlace(list.here());
                page.screen.openDigest("");
            }
        }
    }

    StatuteOutline {
        visible: page.across || page.outlineOpen
        anchors.top: head.bottom
        anchors.topMargin: Theme.s16
        anchors.bottom: parent.bottom
        width: page.across ? page.width * 0.36 : page.width
        model: page.screen.outline
        onChosen: row => page.jump(row)
    }

    ScrollList {
        id: list

        objectName: "statute.list"
        visible: !page.screen.gone && !page.outlineOpen
        x: page.across ? page.width * 0.36 : 0
        anchors.top: head.bottom
        anchors.topMargin: Theme.s16
        anchors.bottom: parent.bottom
        leading: page.across ? Theme.s24 : Theme.s48
        width: page.width - x
        model: page.screen.rows
        delegate: StatuteRow {
            required property var modelData
            required property int index

            objectName: "statute.row." + index
            width: ListView.view.width
            entry: modelData
            wanted: index === page.screen.wanted
            onChosen: number => {
                page.screen.keepPlace(list.here());
                page.screen.openDigest(number);
            }
        }

        Component.onCompleted: show(page.screen.keptPlace() >= 0 ? page.screen.keptPlace() : page.screen.wanted)
    }

    EmptyState {
        visible: page.screen.gone
        x: Theme.s48
        width: page.width - 2 * Theme.s48
        y: (page.height - height) * 0.4
        icon: "scale-balance"
        title: qsTr("这部法律的全文已经撤下")
        what: qsTr("内容刚刚更新过，请重新查一下，或者问窗口民警。")
        actionLabel: qsTr("看别的法律")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }
}
