pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The official channels, each as a code for the phone.
Card {
    id: card

    property var channels: []
    readonly property int columns: Math.max(1, Math.min(channels.length, Math.floor((innerWidth + Theme.s24) / (Theme.px(Theme.large ? 420 : 340) + Theme.s24))))

    spacing: Theme.s24

    SText {
        width: card.innerWidth
        text: qsTr("官方渠道，手机扫一扫")
        kind: "lead"
        strong: true
    }

    Grid {
        width: card.innerWidth
        columns: card.columns
        columnSpacing: Theme.s24
        rowSpacing: Theme.s24

        Repeater {
            model: card.channels

            Column {
                id: channel

                required property var modelData
                required property int index

                width: (card.innerWidth - (card.columns - 1) * Theme.s24) / card.columns
                spacing: Theme.s8

                QrCode {
                    objectName: "hall.qr." + channel.index
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: Math.min(parent.width, Theme.px(300))
                    height: width
                    rows: channel.modelData.rows
                }

                SText {
                    width: parent.width
                    text: channel.modelData.name
                    strong: true
                    horizontalAlignment: Text.AlignHCenter
                }

                SText {
                    width: parent.width
                    text: channel.modelData.url
                    kind: "note"
                    tone: Theme.inkSoft
                    wrapMode: Text.WrapAnywhere
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
