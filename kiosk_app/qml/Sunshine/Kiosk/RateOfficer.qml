import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The officer that is rated: portrait, name, window, staff number, and what was done.
Card {
    id: card

    required property var officer
    property string business
    property bool changeable: false
    property bool settled: true

    signal another

    padding: Theme.compact ? Theme.s16 : Theme.s32

    Item {
        width: card.innerWidth
        height: Math.max(portrait.height, words.implicitHeight, swap.visible ? swap.height : 0)

        RatePortrait {
            id: portrait

            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(Theme.compact ? 96 : 150)
            photo: card.officer.photo ?? ""
        }

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: portrait.width + Theme.s32
            width: (swap.visible ? swap.x - Theme.s16 : parent.width) - x
            spacing: Theme.s4

            SText {
                width: parent.width
                text: card.officer.name ?? ""
                kind: Theme.compact ? "lead" : "title"
                strong: true
            }

            SText {
                width: parent.width
                text: qsTr("%1 · 警号 %2").arg(card.officer.window ?? "").arg(card.officer.staffNumber ?? "")
                kind: "label"
                tone: Theme.inkSoft
            }

            SText {
                visible: card.business !== ""
                width: parent.width
                text: qsTr("为您办理：%1").arg(card.business)
                kind: "label"
            }
        }

        Chip {
            id: swap

            objectName: "rate.another"
            visible: card.changeable
            enabled: card.settled
            opacity: 1
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            label: qsTr("换一位")
            onTapped: card.another()
        }
    }
}
