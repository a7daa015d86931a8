pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One row of a law's text: a heading, an article, or what stands before and after the articles. Without a shadow and
// with its rare parts built only where they are wanted, because a law has hundreds of rows.
Item {
    id: row

    required property var entry
    property bool wanted: false
    readonly property bool division: entry.kind === "division"
    readonly property bool wide: entry.rank === "book" || entry.rank === "part" || entry.rank === "chapter"
    readonly property bool plain: entry.kind === "history"

    signal chosen(number: string)

    implicitHeight: words.implicitHeight + (division ? Theme.s16 : 2 * Theme.s32)

    Rectangle {
        visible: !row.division
        anchors.fill: parent
        radius: Theme.rCard
        color: row.wanted ? Theme.blueSoft : row.entry.kind === "article" ? Theme.surface : Theme.paper
        border.width: row.wanted || Theme.contrast ? Theme.stroke : Theme.hair
        border.color: row.wanted ? Theme.blue : Theme.line
    }

    Column {
        id: words

        x: row.division ? 0 : Theme.s32
        y: row.division ? Theme.s16 : Theme.s32
        width: row.width - 2 * x
        spacing: Theme.s16

        Loader {
            active: row.wanted
            visible: active
            width: parent.width
            sourceComponent: SText {
                text: qsTr("您要看的是这一条")
                kind: "label"
                strong: true
                tone: Theme.sunDeep
            }
        }

        SText {
            visible: text !== ""
            width: parent.width
            text: row.entry.name + (row.entry.name !== "" && row.entry.title !== "" ? "　" : "") + row.entry.title
            kind: row.division && !row.wide ? "body" : "lead"
            strong: true
            tone: Theme.blue
            horizontalAlignment: row.wide ? Text.AlignHCenter : Text.AlignLeft
            Accessible.role: row.division ? Accessible.Heading : Accessible.StaticText
        }

        SText {
            visible: text !== ""
            width: parent.width
            text: row.entry.text
            kind: row.plain ? "label" : "body"
            tone: row.plain ? Theme.inkSoft : Theme.ink
        }

        Loader {
            readonly property bool wanted: row.entry.digest !== ""

            // Kept once it is there: rows are used again while the visitor scrolls, and building it would cost a frame.
            active: false
            visible: wanted
            onWantedChanged: active = active || wanted
            Component.onCompleted: active = wanted
            sourceComponent: Chip {
                objectName: "statute.plain." + row.entry.number
                width: Math.min(implicitWidth, words.width)
                icon: "lightbulb-on-outline"
                label: qsTr("大白话：%1").arg(row.entry.digest)
                onTapped: row.chosen(row.entry.number)
            }
        }
    }
}
