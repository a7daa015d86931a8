import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The message is kept: thanks, and the receipt code to ask for the answer with.
Item {
    id: page

    required property MessageModel screen

    Arrival {
        id: arrival
    }

    PageFrame {
        id: frame

        anchors.fill: parent
        scroller.bottomRoom: Theme.s16

        ColumnLayout {
            width: parent.width
            height: Math.max(implicitHeight, frame.scroller.height - Theme.s8 - frame.scroller.bottomRoom)
            spacing: Theme.compact ? Theme.s16 : Theme.s32

            Item {
                Layout.fillHeight: true
            }

            ThanksSun {
                visible: !Theme.compact
                Layout.alignment: Qt.AlignHCenter
                icon: "email-outline"
            }

            SText {
                Layout.fillWidth: true
                text: qsTr("留言收到了，谢谢您！")
                kind: Theme.compact || Theme.large ? "title" : "hero"
                strong: true
                horizontalAlignment: Text.AlignHCenter
            }

            Card {
                id: card

                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(900)
                Layout.alignment: Qt.AlignHCenter

                SText {
                    width: card.innerWidth
                    text: qsTr("您的回执码")
                    kind: "body"
                    tone: Theme.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }

                SText {
                    objectName: "message.receipt"
                    width: card.innerWidth
                    text: page.screen.receipt
                    kind: "hero"
                    strong: true
                    tone: Theme.blue
                    font.letterSpacing: Theme.px(6)
                    horizontalAlignment: Text.AlignHCenter
                }
            }

            SText {
                Layout.fillWidth: true
                text: qsTr("请记下或拍下它，问答复时报给工作人员。")
                kind: "body"
                tone: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }

            Item {
                Layout.fillHeight: true
            }
        }

        footer: PillButton {
            objectName: "message.done"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.px(720))
            enabled: arrival.over
            opacity: 1
            label: qsTr("记好了，回首页")
            onTapped: page.screen.done()
        }
    }
}
