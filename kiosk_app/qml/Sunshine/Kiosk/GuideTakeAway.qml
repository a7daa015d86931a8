pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The list to take away: codes that hold the text itself, so the phone needs no network, one at a time; and paper.
Card {
    id: card

    required property TakeAway take
    required property Printing printing
    required property Item cover // what the codes may cover when they are shown large
    property real room: Theme.pageHeight * 0.6  // how high a code may be and still be seen whole
    // 15 centimetres on a large screen; on a small one as much as helps, for modules of at least a millimetre.
    readonly property real side: Math.min(innerWidth, room, Math.max(Theme.px(420), Theme.physical(90)))
    readonly property bool beside: innerWidth - side > Theme.px(Theme.large ? 460 : 340)
    readonly property int fitting: Math.floor(side / Math.max(3, Theme.physical(1)))
    readonly property bool many: take.count > 1 && !take.channel
    property bool wide: false

    signal printWanted

    function fit() {
        if (!wide)
            take.fit(fitting);
    }

    onFittingChanged: fit()
    onWideChanged: fit()
    Component.onCompleted: fit()

    Loader {
        parent: card.cover
        anchors.fill: parent
        z: 1
        active: card.wide
        sourceComponent: TakeWide {
            take: card.take
            onClosed: card.wide = false
        }
    }

    Grid {
        columns: card.beside ? 2 : 1
        columnSpacing: Theme.s32
        rowSpacing: Theme.s24
        verticalItemAlignment: beside.height > code.height ? Grid.AlignTop : Grid.AlignVCenter
        horizontalItemAlignment: card.beside ? Grid.AlignLeft : Grid.AlignHCenter

        QrCode {
            id: code

            objectName: "guide.qr"
            width: card.side
            height: width
            rows: card.take.rows
            Accessible.role: Accessible.Graphic
            Accessible.name: card.take.text
        }

        Column {
            id: beside

            width: card.beside ? card.innerWidth - code.width - Theme.s32 : card.innerWidth
            spacing: Theme.s16

            SText {
                width: parent.width
                text: card.take.channel ? card.take.channelName : qsTr("扫码带走这份清单")
                kind: "lead"
                strong: true
            }

            SText {
                width: parent.width
                text: card.take.channel ? qsTr("手机扫一扫，打开官方渠道（手机要能上网）。") : qsTr("手机相机或微信扫一扫，清单文字就到手机里，没有网也能看。")
                kind: "body"
                tone: Theme.inkSoft
            }

            SText {
                objectName: "guide.qr.count"
                visible: card.many
                width: parent.width
                text: qsTr("第 %1 张，共 %2 张：一张一张扫").arg(card.take.place + 1).arg(card.take.count)
                strong: true
                tone: Theme.blue
            }

            PillButton {
                objectName: "guide.qr.wide"
                visible: card.many
                width: Math.min(implicitWidth, parent.width)
                kind: "body"
                icon: "magnify-plus-outline"
                label: qsTr("放大二维码，少扫几张")
                onTapped: card.wide = true
            }

            Flow {
                visible: card.many
                width: parent.width
                spacing: Theme.apart

                PillButton {
                    objectName: "guide.qr.previous"
                    visible: card.take.place > 0
                    outline: true
                    kind: "body"
                    icon: "chevron-left"
                    label: qsTr("上一张")
                    onTapped: card.take.previous()
                }

                PillButton {
                    objectName: "guide.qr.next"
                    visible: card.take.place < card.take.count - 1
                    outline: true
                    kind: "body"
                    icon: "chevron-right"
                    label: qsTr("下一张")
                    onTapped: card.take.next()
                }
            }

            Chip {
                objectName: "guide.channel"
                visible: card.take.channelName !== ""
                width: Math.min(implicitWidth, parent.width)
                icon: card.take.channel ? "clipboard-text-outline" : "qrcode"
                label: card.take.channel ? qsTr("回到清单的码") : card.take.channelName
                onTapped: card.take.showChannel(!card.take.channel)
            }

            PrintButton {
                width: parent.width
                printing: card.printing
                onTapped: card.printWanted()
            }
        }
    }
}
