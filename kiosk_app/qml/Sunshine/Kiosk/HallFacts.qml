pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Hours, address and telephone numbers, each with its sign.
Card {
    id: card

    property var facts: []

    spacing: Theme.compact ? Theme.s16 : Theme.s24

    function words(kind: string): string {
        switch (kind) {
        case "hours":
            return qsTr("开门时间");
        case "address":
            return qsTr("地址");
        case "phone":
            return qsTr("咨询电话");
        case "appointment_phone":
            return qsTr("预约电话");
        default:
            return qsTr("监督电话");
        }
    }

    function sign(kind: string): string {
        return kind === "hours" ? "clock-outline" : kind === "address" ? "map-marker" : kind === "phone" ? "phone" : kind === "appointment_phone" ? "calendar" : "phone-in-talk";
    }

    Repeater {
        model: card.facts

        Item {
            id: line

            required property var modelData

            width: card.innerWidth
            height: Math.max(glyph.height, words.height)

            Icon {
                id: glyph

                anchors.verticalCenter: parent.verticalCenter
                name: card.sign(line.modelData.kind)
                size: Theme.px(56)
                tone: Theme.blue
            }

            Column {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                x: glyph.width + Theme.s24
                width: parent.width - x
                spacing: Theme.s4

                SText {
                    width: parent.width
                    text: card.words(line.modelData.kind)
                    kind: "label"
                    tone: Theme.inkSoft
                }

                SText {
                    width: parent.width
                    text: line.modelData.text
                    kind: Theme.compact ? "body" : "lead"
                    strong: true
                }
            }
        }
    }
}
