import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// One of the ways that services share, tapped through step by step, and the services that go it.
PageFrame {
    id: page

    required property FlowModel screen
    readonly property var step: screen.steps[screen.step] ?? ({})
    readonly property bool last: screen.step === screen.steps.length - 1

    title: screen.title
    subtitle: screen.gone ? "" : qsTr("办事流程 · 共 %1 步，点哪一步看哪一步").arg(screen.steps.length)
    centred: screen.gone

    EmptyState {
        visible: page.screen.gone
        width: page.contentWidth
        icon: "file-document-outline"
        title: qsTr("这个流程已经撤下")
        what: qsTr("内容刚刚更新过，请重新查一下，或者问窗口民警。")
        actionLabel: qsTr("重新查")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }

    FlowPath {
        visible: !page.screen.gone
        width: page.contentWidth
        disc: Theme.px(Theme.compact ? 96 : 128)
        steps: page.screen.steps
        current: page.screen.step
        onChosen: step => page.screen.show(step)
    }

    Card {
        id: card

        visible: !page.screen.gone
        width: page.contentWidth

        Row {
            spacing: Theme.s32

            Rectangle {
                id: sign

                visible: !Theme.large || !Theme.compact
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(Theme.compact ? 120 : 176)
                height: width
                radius: width / 2
                color: Theme.sun

                Icon {
                    anchors.centerIn: parent
                    name: page.step.icon ?? ""
                    size: parent.width * 0.56
                    tone: Theme.overSun
                }
            }

            Column {
                width: card.innerWidth - (sign.visible ? sign.width + Theme.s32 : 0)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s8

                SText {
                    width: parent.width
                    text: qsTr("第 %1 步，共 %2 步").arg(page.screen.step + 1).arg(page.screen.steps.length)
                    tone: Theme.inkSoft
                }

                SText {
                    objectName: "flow.title"
                    width: parent.width
                    text: page.step.title ?? ""
                    kind: "title"
                    strong: true
                }

                SText {
                    objectName: "flow.note"
                    width: parent.width
                    text: page.step.note ?? ""
                    kind: "lead"
                }
            }
        }

        Row {
            spacing: Theme.apart

            PillButton {
                objectName: "flow.previous"
                enabled: page.screen.step > 0
                width: Math.min(implicitWidth, (card.innerWidth - Theme.apart) / 2)
                outline: true
                icon: "chevron-left"
                label: qsTr("上一步")
                onTapped: page.screen.show(page.screen.step - 1)
            }

            PillButton {
                objectName: "flow.next"
                enabled: !page.last
                width: Math.min(implicitWidth, (card.innerWidth - Theme.apart) / 2)
                icon: "chevron-right"
                label: qsTr("下一步")
                onTapped: page.screen.show(page.screen.step + 1)
            }
        }
    }

    ServiceRows {
        width: page.contentWidth
        title: qsTr("这样办的业务")
        columns: Theme.portrait ? 1 : 2
        prefix: "flow"
        guides: page.screen.guides
        onChosen: code => page.screen.openGuide(code)
    }
}
