import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Why 不满意: one or several of four reasons, and a comment if one likes.
Item {
    id: page

    required property RatingModel screen
    readonly property bool typing: Theme.covered > 0
    readonly property bool tight: typing && height - Theme.covered < Theme.px(960) * Theme.scale

    Arrival {
        id: arrival
    }

    function send() {
        Qt.inputMethod.commit(); // qmllint disable missing-property
        page.screen.submit();
    }

    PageFrame {
        id: frame

        width: parent.width
        height: parent.height - Theme.covered
        title: page.tight ? "" : Theme.compact ? qsTr("哪里没做好？可以选多个") : qsTr("哪里没做好？")
        subtitle: page.tight || Theme.compact ? "" : qsTr("可以选多个")
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

            ReasonsGrid {
                visible: !page.tight
                Layout.fillWidth: true
                settled: arrival.over
                screen: page.screen
            }

            FieldBox {
                id: comment

                objectName: "reasons.comment"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.px(620)
                lines: page.tight || Theme.compact && Theme.large ? 1 : Theme.compact || page.typing ? 2 : 4
                enabled: arrival.over
                multiline: true
                limit: page.screen.commentLimit
                placeholder: qsTr("想补充一句？点这里写（选填）")
                onEdited: page.screen.remark(text)
                Component.onCompleted: text = page.screen.comment
            }

            Item {
                Layout.fillHeight: true
                visible: !page.typing
            }
        }

        footer: RowLayout {
            width: parent.width
            spacing: Theme.apart

            PillButton {
                objectName: "reasons.back"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.s16
                outline: true
                enabled: arrival.over && !page.screen.saving
                opacity: page.screen.saving ? Theme.faint : 1
                label: page.typing ? qsTr("写好了") : qsTr("改一改")
                onTapped: page.typing ? Qt.inputMethod.hide() : page.screen.reconsider() // qmllint disable missing-property
            }

            // Somebody who would rather give no reason may still leave without rating.
            RateDecline {
                visible: page.screen.inCheck && !page.screen.amending && !page.typing
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.s16
                label: qsTr("暂不评价")
                settled: arrival.over
                screen: page.screen
            }

            PillButton {
                objectName: "reasons.submit"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.s24
                label: page.screen.saving ? qsTr("正在保存……") : page.screen.reasons.length === 0 ? qsTr("请先选原因") : qsTr("提交评价")
                enabled: page.screen.ready
                onTapped: page.send()
            }
        }
    }
}
