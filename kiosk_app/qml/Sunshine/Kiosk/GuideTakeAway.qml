import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The list to take away: a code that holds the text itself, so the phone needs no network.
Card {
    id: card

    property var rows: []
    readonly property bool beside: innerWidth > Theme.px(700)

    Grid {
        columns: card.beside ? 2 : 1
        columnSpacing: Theme.s32
        rowSpacing: Theme.s24
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: card.beside ? Grid.AlignLeft : Grid.AlignHCenter

        QrCode {
            id: code

            objectName: "guide.qr"
            width: Theme.px(420)
            height: width
            rows: card.rows
        }

        Column {
            width: card.beside ? card.innerWidth - code.width - Theme.s32 : card.innerWidth
            spacing: Theme.s16

            SText {
                width: parent.width
                text: qsTr("扫码带走这份清单")
                kind: "lead"
                strong: true
            }

            SText {
                width: parent.width
                text: qsTr("手机相机或微信扫一扫，清单文字就到手机里，没有网也能看。")
                kind: "body"
                tone: Theme.inkSoft
            }
        }
    }
}
