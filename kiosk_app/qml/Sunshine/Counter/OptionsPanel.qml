pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// Which business is checked and which window is pushed.
Column {
    id: panel

    required property Bar bar
    readonly property real columnWidth: Theme.px(660)
    readonly property real listHeight: Math.min(Theme.px(620), Math.min(Screen.height, Screen.desktopAvailableHeight) - Theme.px(660))

    spacing: Theme.s24

    component Choices: ListView {
        width: panel.columnWidth
        height: panel.listHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Rectangle {
            visible: parent.visibleArea.heightRatio < 1
            x: parent.width - width
            y: parent.visibleArea.yPosition * parent.height
            width: Theme.s8
            height: parent.visibleArea.heightRatio * parent.height
            radius: width / 2
            color: Theme.lineStrong
        }
    }

    Row {
        spacing: Theme.s32

        Column {
            spacing: Theme.s8

            SText {
                text: qsTr("办理的业务")
                kind: "label"
                tone: Theme.inkSoft
            }

            Choices {
                model: panel.bar.businesses
                Component.onCompleted: positionViewAtIndex(Math.max(0, panel.bar.businesses.findIndex(each => each.code === panel.bar.businessCode)), ListView.Center)

                delegate: Choice {
                    required property var modelData

                    objectName: "bar.business." + modelData.code
                    label: modelData.code + "  " + modelData.name
                    chosen: modelData.code === panel.bar.businessCode
                    onTapped: panel.bar.chooseBusiness(modelData.code)
                }
            }
        }

        Column {
            spacing: Theme.s8

            SText {
                text: qsTr("要推送的窗口")
                kind: "label"
                tone: Theme.inkSoft
            }

            Choices {
                model: panel.bar.windows
                header: Choice {
                    objectName: "bar.window.present"
                    label: qsTr("正在使用的窗口")
                    chosen: panel.bar.targetTitle === "" && panel.bar.targetPart === ""
                    onTapped: panel.bar.chooseWindow(0, "", "")
                }

                delegate: Choice {
                    required property var modelData
                    required property int index

                    objectName: "bar.window." + index
                    label: modelData.title
                    chosen: panel.bar.targetTitle !== "" && modelData.title.indexOf(panel.bar.targetTitle) >= 0
                    onTapped: panel.bar.chooseWindow(modelData.handle, modelData.title, modelData.kind)
                }
            }
        }
    }

    Row {
        spacing: Theme.s24

        PillButton {
            objectName: "bar.pick"
            label: qsTr("在屏幕上选窗口或框选")
            kind: "label"
            outline: true
            onTapped: panel.bar.pickOnScreen()
        }

        SText {
            anchors.verticalCenter: parent.verticalCenter
            width: 2 * panel.columnWidth - x
            text: panel.bar.targetPart === "" ? "" : panel.bar.targetTitle === "" ? qsTr("现在推送屏幕的一块，%1 像素").arg(panel.bar.targetPart) : qsTr("现在只推送窗口的一部分，%1 像素；点窗口名改回整个窗口").arg(panel.bar.targetPart)
            kind: "note"
            tone: Theme.inkSoft
        }
    }

    SText {
        visible: panel.bar.sentence !== ""
        width: 2 * panel.columnWidth
        text: panel.bar.sentence
        kind: "label"
        tone: Theme.red
    }

    Row {
        spacing: Theme.s16

        PillButton {
            objectName: "bar.options.done"
            label: qsTr("选好了")
            kind: "label"
            onTapped: panel.bar.closePanel()
        }

        PillButton {
            objectName: "bar.today"
            label: qsTr("今天的推送")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.openToday()
        }

        PillButton {
            objectName: "bar.ask_password"
            label: qsTr("改密码")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.askPassword()
        }

        PillButton {
            objectName: "bar.sign_out"
            label: qsTr("退出登录")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.signOut()
        }
    }
}
