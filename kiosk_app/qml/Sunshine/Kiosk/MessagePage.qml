import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Leaving a message: what kind, what to say, and how to answer if one likes.
Item {
    id: page

    required property MessageModel screen
    readonly property bool typing: Theme.covered > 0
    readonly property bool tight: typing && height - Theme.covered < Theme.px(900) * Theme.scale
    readonly property bool onContact: contact.input.activeFocus

    function send() {
        Qt.inputMethod.commit(); // qmllint disable missing-property
        page.screen.submit();
    }

    PageFrame {
        id: frame

        width: parent.width
        height: parent.height - Theme.covered
        title: page.tight ? "" : qsTr("留言建议")
        scroller.bottomRoom: Theme.s8

        ColumnLayout {
            width: parent.width
            height: Math.max(implicitHeight, frame.scroller.height - Theme.s8 - frame.scroller.bottomRoom)
            spacing: Theme.compact ? Theme.s16 : Theme.s24

            Notice {
                visible: page.screen.failed
                Layout.fillWidth: true
                mood: "bad"
                title: qsTr("没有存上，请再点一次或告诉民警")
            }

            MessageKinds {
                visible: !page.tight
                Layout.fillWidth: true
                screen: page.screen
            }

            FieldBox {
                id: words

                objectName: "message.text"
                visible: !(page.tight && page.onContact)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.px(760)
                lines: page.tight || Theme.compact && Theme.large ? 1 : page.typing || Theme.compact ? 2 : 5
                multiline: true
                limit: page.screen.textLimit
                placeholder: qsTr("点这里写下您想说的话")
                onEdited: page.screen.write(text)
                Component.onCompleted: text = page.screen.text
            }

            SText {
                visible: !page.tight && (words.length > 0 || !Theme.compact)
                Layout.fillWidth: true
                text: qsTr("%1 / %2 字").arg(words.length).arg(page.screen.textLimit)
                kind: "note"
                tone: Theme.inkSoft
                horizontalAlignment: Text.AlignRight
            }

            RowLayout {
                visible: !page.tight || page.onContact
                Layout.fillWidth: true
                spacing: Theme.s16

                FieldBox {
                    id: contact

                    objectName: "message.contact"
                    Layout.fillWidth: true
                    enabled: !page.screen.anonymous
                    opacity: enabled ? 1 : 0.45
                    icon: "cellphone"
                    hints: Qt.ImhPreferNumbers
                    limit: page.screen.contactLimit
                    placeholder: page.screen.anonymous ? qsTr("匿名，不留电话") : qsTr("手机号（选填）")
                    onEdited: page.screen.reply_to(text)
                    Component.onCompleted: text = page.screen.contact
                }

                Chip {
                    objectName: "message.anonymous"
                    checkable: true
                    checked: page.screen.anonymous
                    icon: "incognito"
                    label: qsTr("匿名留言")
                    onTapped: page.screen.hide_name()
                }
            }

            Item {
                visible: !page.typing
                Layout.fillHeight: true
                Layout.preferredHeight: 0
            }
        }

        footer: RowLayout {
            width: parent.width
            spacing: Theme.apart

            PillButton {
                objectName: "message.typed"
                visible: page.typing
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.s16
                outline: true
                label: qsTr("写好了")
                onTapped: {
                    Qt.inputMethod.commit(); // qmllint disable missing-property
                    Qt.inputMethod.hide(); // qmllint disable missing-property
                }
            }

            PillButton {
                objectName: "message.submit"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.s24
                icon: "send"
                label: page.screen.saving ? qsTr("正在保存……") : enabled ? qsTr("提交留言") : qsTr("请先写留言")
                enabled: page.screen.ready || words.input.preeditText !== ""
                onTapped: page.send()
            }
        }
    }
}
