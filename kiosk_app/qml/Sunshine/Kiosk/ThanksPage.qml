import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Thanks, what was recorded, and a few seconds to take it back. It ends by itself.
Item {
    id: page

    required property RatingModel screen
    readonly property bool roomy: Theme.portrait || (!Theme.large && screen.waiting === 0)
    readonly property var levels: ({
            "satisfied": qsTr("满意"),
            "basically_satisfied": qsTr("基本满意"),
            "dissatisfied": qsTr("不满意")
        })
    readonly property var tones: ({
            "satisfied": Theme.green,
            "basically_satisfied": Theme.amber,
            "dissatisfied": Theme.red
        })

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
            spacing: Theme.compact ? Theme.s8 : Theme.s32

            Item {
                Layout.fillHeight: true
            }

            ThanksSun {
                visible: page.roomy
                Layout.alignment: Qt.AlignHCenter
            }

            SText {
                Layout.fillWidth: true
                text: page.screen.declined ? qsTr("好的，这次不评价") : qsTr("谢谢您！")
                kind: Theme.compact ? "title" : "hero"
                strong: true
                horizontalAlignment: Text.AlignHCenter
            }

            SText {
                Layout.fillWidth: true
                text: page.screen.inCheck ? page.screen.declined ? qsTr("民警现在可以为您保存打印了。") : qsTr("您的评价已经记下，\n民警现在可以为您保存打印了。") : qsTr("您的评价已经记下，窗口民警改不了。")
                kind: Theme.compact ? "body" : "lead"
                tone: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }

            ThanksRow {
                visible: !page.screen.declined
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(1200)
                Layout.alignment: Qt.AlignHCenter
                level: page.levels[page.screen.level] ?? ""
                tone: page.tones[page.screen.level] ?? Theme.ink
                officer: qsTr("%1 · %2").arg(page.screen.officer.name ?? "").arg(page.screen.officer.window ?? "")
                undoLeft: page.screen.undoLeft
                settled: arrival.over
                onUndone: page.screen.undo()
            }

            Notice {
                visible: page.screen.waiting > 0
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(1200)
                Layout.alignment: Qt.AlignHCenter
                icon: "monitor-eye"
                mood: "warn"
                title: qsTr("还有 %1 份等着核对，接着就打开").arg(page.screen.waiting)
            }

            Item {
                Layout.fillHeight: true
            }
        }

        footer: PillButton {
            objectName: "thanks.done"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.px(720))
            outline: true
            enabled: arrival.over
            opacity: 1
            label: page.screen.waiting > 0 ? qsTr("核对下一份") : qsTr("好了，回首页")
            onTapped: page.screen.done()
        }
    }
}
