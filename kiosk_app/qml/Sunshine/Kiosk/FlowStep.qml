import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One step in big type, with the way to the one before and the next; on a low screen these stand beside the words.
Card {
    id: card

    property var step: ({})
    property int place
    property int count
    readonly property bool beside: Theme.compact
    readonly property real gap: Theme.s24

    signal wanted(place: int)

    Item {
        width: card.innerWidth
        height: card.beside ? Math.max(words.height, back.height) : words.height + card.gap + back.height

        PillButton {
            id: back

            objectName: "flow.previous"
            enabled: card.place > 0
            y: card.beside ? (parent.height - height) / 2 : words.height + card.gap
            outline: true
            kind: card.beside ? "body" : "lead"
            icon: "chevron-left"
            label: qsTr("上一步")
            onTapped: card.wanted(card.place - 1)
        }

        Item {
            id: words

            x: card.beside ? back.width + card.gap : 0
            width: card.innerWidth - (card.beside ? back.width + on.width + 2 * card.gap : 0)
            height: Math.max(sign.visible ? sign.height : 0, text.height)

            Rectangle {
                id: sign

                visible: !card.beside
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(176)
                height: width
                radius: width / 2
                color: Theme.sun

                Icon {
                    anchors.centerIn: parent
                    name: card.step.icon ?? ""
                    size: parent.width * 0.56
                    tone: Theme.overSun
                }
            }

            Column {
                id: text

                x: sign.visible ? sign.width + Theme.s32 : 0
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s8

                SText {
                    visible: !card.beside || !Theme.large
                    width: parent.width
                    text: qsTr("第 %1 步，共 %2 步").arg(card.place + 1).arg(card.count)
                    kind: card.beside ? "label" : "body"
                    tone: Theme.inkSoft
                }

                SText {
                    objectName: "flow.title"
                    width: parent.width
                    text: card.step.title ?? ""
                    kind: card.beside && Theme.large ? "lead" : "title"
                    strong: true
                }

                SText {
                    objectName: "flow.note"
                    width: parent.width
                    text: card.step.note ?? ""
                    kind: card.beside && Theme.large ? "body" : "lead"
                }
            }
        }

        PillButton {
            id: on

            objectName: "flow.next"
            enabled: card.place < card.count - 1
            x: card.beside ? card.innerWidth - width : back.width + Theme.apart
            y: back.y
            kind: back.kind
            icon: "chevron-right"
            label: qsTr("下一步")
            onTapped: card.wanted(card.place + 1)
        }
    }
}
