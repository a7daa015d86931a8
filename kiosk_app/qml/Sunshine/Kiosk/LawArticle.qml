pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One article: its number, what it is about, what it means for a visitor, and the services it matters to.
Card {
    id: card

    required property var article
    property bool wanted: false

    signal chosen(code: string)

    edge: wanted ? Theme.blue : Theme.line
    edgeWidth: wanted ? Theme.stroke : Theme.hair
    fill: wanted ? Theme.blueSoft : Theme.surface

    SText {
        visible: card.wanted
        width: card.innerWidth
        text: qsTr("您要看的是这一条")
        kind: "label"
        strong: true
        tone: Theme.sunDeep
    }

    SText {
        width: card.innerWidth
        text: (card.article.name !== "" ? card.article.name : qsTr("第 %1 条").arg(card.article.number)) + "  " + card.article.heading
        kind: "lead"
        strong: true
        tone: Theme.blue
    }

    SText {
        width: card.innerWidth
        text: card.article.text
    }

    Flow {
        visible: card.article.guides.length > 0
        width: card.innerWidth
        spacing: Theme.s16

        Repeater {
            model: card.article.guides

            Chip {
                required property var modelData

                width: Math.min(implicitWidth, card.innerWidth)
                icon: "clipboard-list-outline"
                label: modelData.title
                onTapped: card.chosen(modelData.code)
            }
        }
    }
}
