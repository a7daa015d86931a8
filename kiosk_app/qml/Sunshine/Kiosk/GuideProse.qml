pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The rest of what an item has to say, as headings, paragraphs and bullets of plain text.
Card {
    id: card

    property var blocks: []

    visible: blocks.length > 0

    Repeater {
        model: card.blocks

        SText {
            required property var modelData

            width: card.innerWidth
            text: (modelData.kind === "bullet" ? "· " : "") + modelData.text
            kind: modelData.kind === "heading" ? "lead" : "body"
            strong: modelData.kind === "heading"
            tone: modelData.kind === "heading" ? Theme.ink : Theme.inkSoft
        }
    }
}
