pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The legal basis: each with a digest that ships leads to its article.
Card {
    id: card

    property var basis: []

    signal chosen(key: string)

    visible: basis.length > 0

    SText {
        width: card.innerWidth
        text: qsTr("法律依据")
        kind: "lead"
        strong: true
    }

    Repeater {
        model: card.basis

        Item {
            id: entry

            required property var modelData
            required property int index

            width: card.innerWidth
            height: modelData.key === "" ? plain.height : chip.height

            Chip {
                id: chip

                objectName: "guide.law." + entry.index
                visible: entry.modelData.key !== ""
                width: Math.min(implicitWidth, parent.width)
                icon: "scale-balance"
                label: entry.modelData.label
                onTapped: card.chosen(entry.modelData.key)
            }

            SText {
                id: plain

                visible: entry.modelData.key === ""
                width: parent.width
                text: entry.modelData.label
                kind: "label"
                tone: Theme.inkSoft
            }
        }
    }
}
