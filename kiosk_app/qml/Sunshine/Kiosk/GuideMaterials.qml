pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// What to bring, and what may stay at home.
Card {
    id: card

    property var bring: []
    property var spared: []

    spacing: Theme.s24

    function formWords(material: var): string {
        switch (material.form) {
        case "copy":
            return material.copies > 1 ? qsTr("复印件 %1 份").arg(material.copies) : qsTr("复印件");
        case "original_and_copy":
            return qsTr("原件和复印件");
        case "original":
            return qsTr("原件");
        default:
            return "";
        }
    }

    SText {
        width: card.innerWidth
        text: qsTr("带什么")
        kind: "lead"
        strong: true
    }

    SText {
        visible: card.bring.length === 0
        width: card.innerWidth
        text: qsTr("什么都不用带，人来就行。")
    }

    Repeater {
        model: card.bring

        GuideItem {
            required property var modelData

            width: card.innerWidth
            icon: "check-circle"
            tone: Theme.green
            text: modelData.name
            extra: card.formWords(modelData)
            issuer: modelData.issuer
            note: modelData.note
            verify: modelData.verify
        }
    }

    SText {
        visible: card.spared.length > 0
        width: card.innerWidth
        text: qsTr("不用带")
        kind: "body"
        strong: true
        tone: Theme.inkSoft
    }

    Repeater {
        model: card.spared

        GuideItem {
            required property var modelData

            width: card.innerWidth
            icon: "close-circle-outline"
            tone: Theme.inkSoft
            text: modelData.name
            note: modelData.note
        }
    }
}
