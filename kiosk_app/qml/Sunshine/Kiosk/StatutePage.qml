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
        list.positionViewAtIndex(row, ListView.Beginning);
    }

    Column {
        id: head

        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: page.width - 2 * Theme.s48
        spacing: Theme.s8

        SText {
            width: parent.width
            text: page.screen.title
            kind: Theme.compact || Theme.large ? "lead" : "title"
            strong: true
        }

        SText {
            visible: text !== ""
            width: parent.width
            text: page.screen.version
            kind: "label"
            tone: Theme.inkSoft
        }

        Flow {
            visible: !page.screen.gone
            width: parent.width
            topPadding: Theme.s8
            spacing: Theme.s16

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
                onTapped: page.screen.openDigest("")
            }
        }
    }

    StatuteOutline {
        id: outline

        visible: page.across || page.outlineOpen
        anchors.top: head.bottom
        anchors.topMargin: Theme.s16
        anchors.bottom: parent.bottom
        width: page.across ? page.width * 0.36 : page.width
        divisions: page.screen.outline
        onChosen: row => page.jump(row)
    }

    ListView {
        id: list

        objectName: "statute.list"
        visible: !page.screen.gone && !page.outlineOpen
        x: Theme.s48 + (page.across ? outline.width : 0)
        anchors.top: head.bottom
        anchors.topMargin: Theme.s16
        anchors.bottom: parent.bottom
        width: page.width - x - Theme.s48
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.s24
        bottomMargin: Theme.s64
        cacheBuffer: height
        model: page.screen.rows

        delegate: StatuteRow {
            required property var modelData
            required property int index

            objectName: "statute.row." + index
            width: ListView.view.width
            entry: modelData
            wanted: index === page.screen.wanted
            onChosen: number => {
                page.screen.keepPlace(list.contentY);
                page.screen.openDigest(number);
            }
        }

        Component.onCompleted: {
            if (page.screen.keptPlace() > 0)
                contentY = page.screen.keptPlace();
            else if (page.screen.wanted >= 0)
                positionViewAtIndex(page.screen.wanted, ListView.Beginning);
        }
    }

    ScrollMark {
        flick: list
        visible: list.visible
        anchors.right: parent.right
        anchors.top: list.top
        height: list.height
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
