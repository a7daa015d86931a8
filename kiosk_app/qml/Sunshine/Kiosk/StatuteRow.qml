import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One row of a law's text: a heading, an article, or what stands before and after the articles.
Item {
    id: row

    required property var entry
    property bool wanted: false
    readonly property bool division: entry.kind === "division"
    readonly property bool wide: entry.rank === "book" || entry.rank === "part" || entry.rank === "chapter"

    signal chosen(number: string)

    implicitHeight: division ? heading.implicitHeight + Theme.s16 : card.implicitHeight

    SText {
        id: heading

        visible: row.division
        y: Theme.s16
        width: row.width
        text: row.entry.name + "　" + row.entry.text
        kind: row.wide ? "lead" : "body"
        strong: true
        tone: Theme.blue
        horizontalAlignment: row.wide ? Text.AlignHCenter : Text.AlignLeft
        Accessible.role: Accessible.Heading
    }

    Card {
        id: card

        visible: !row.division
        width: row.width
        edge: row.wanted ? Theme.blue : Theme.line
        edgeWidth: row.wanted ? Theme.stroke : Theme.hair
        fill: row.wanted ? Theme.blueSoft : row.entry.kind === "article" ? Theme.surface : Theme.paper

        SText {
            visible: row.wanted
            width: card.innerWidth
            text: qsTr("您要看的是这一条")
            kind: "label"
            strong: true
            tone: Theme.sunDeep
        }

        SText {
            visible: text !== ""
            width: card.innerWidth
            text: row.entry.name + (row.entry.title !== "" ? "　" + row.entry.title : "")
            kind: "lead"
            strong: true
            tone: Theme.blue
        }

        SText {
            width: card.innerWidth
            text: row.entry.text
            kind: row.entry.kind === "history" ? "label" : "body"
            tone: row.entry.kind === "history" ? Theme.inkSoft : Theme.ink
        }

        Chip {
            visible: row.entry.digest !== ""
            width: Math.min(implicitWidth, card.innerWidth)
            icon: "lightbulb-on-outline"
            label: qsTr("大白话：%1").arg(row.entry.digest)
            onTapped: row.chosen(row.entry.number)
        }
    }
}
