pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Staff number and password on a pad of our own, so that the learning keyboard never sees a password.
Column {
    id: pad

    required property StaffModel screen
    property bool letters: false
    property bool capitals: false
    readonly property bool secret: screen.step !== "number"
    readonly property bool phone: Theme.portrait && !Theme.low && !letters
    readonly property int columns: phone ? 3 : !Theme.portrait ? 10 : letters ? 7 : 5
    readonly property string alphabet: "abcdefghijklmnopqrstuvwxyz"
    readonly property string keys: letters ? (capitals ? alphabet.toUpperCase() : alphabet) + "-_.!@#" : phone ? "123456789 0" : "1234567890"
    readonly property int across: letters ? (Theme.large ? 2 : 4) : secret ? 3 : 2
    readonly property real third: Theme.portrait ? (width - (across - 1) * spacing) / across : 0

    spacing: Theme.s16

    Card {
        width: parent.width
        padding: Theme.s24

        Row {
            width: parent.width
            spacing: Theme.s24

            SText {
                id: asked

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width * 0.5)
                text: pad.secret ? qsTr("警号 %1 的密码").arg(pad.screen.number) : qsTr("警号")
                tone: Theme.inkSoft
            }

            SText {
                objectName: "staff.typed"
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - asked.width - parent.spacing
                text: pad.screen.step === "busy" ? qsTr("正在核对……") : pad.secret ? "●".repeat(pad.screen.passwordLength) || " " : pad.screen.number || " "
                kind: "title"
                strong: true
            }
        }
    }

    Grid {
        id: grid

        readonly property real cell: Math.floor((width - (columns - 1) * columnSpacing) / columns)

        width: parent.width
        columns: pad.columns
        columnSpacing: Theme.s16
        rowSpacing: Theme.s16

        Repeater {
            model: pad.keys.split("")

            Chip {
                required property string modelData

                objectName: "staff.key." + modelData
                width: grid.cell
                height: Math.max(implicitHeight, pad.phone ? Theme.px(148) : 0)
                enabled: modelData !== " "
                opacity: enabled ? 1 : 0
                label: modelData
                kind: pad.phone ? "title" : "lead"
                onTapped: pad.screen.type(modelData)
            }
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.s16

        PillButton {
            objectName: "staff.letters"
            width: pad.third || implicitWidth
            kind: pad.secret && Theme.portrait ? "body" : "lead"
            visible: pad.secret
            outline: true
            label: pad.letters ? qsTr("数字") : qsTr("字母和符号")
            onTapped: pad.letters = !pad.letters
        }

        PillButton {
            objectName: "staff.shift"
            width: pad.third || implicitWidth
            kind: pad.secret && Theme.portrait ? "body" : "lead"
            visible: pad.letters
            outline: !pad.capitals
            checkable: true
            checked: pad.capitals
            label: qsTr("大写")
            onTapped: pad.capitals = !pad.capitals
        }

        PillButton {
            objectName: "staff.erase"
            width: pad.third || implicitWidth
            kind: pad.secret && Theme.portrait ? "body" : "lead"
            outline: true
            icon: "backspace-outline"
            label: qsTr("删一位")
            onTapped: pad.screen.erase()
        }

        PillButton {
            objectName: "staff.proceed"
            width: pad.third || implicitWidth
            kind: pad.secret && Theme.portrait ? "body" : "lead"
            icon: "arrow-right"
            label: pad.secret ? qsTr("登录") : qsTr("下一步")
            onTapped: {
                pad.letters = false;
                pad.capitals = false;
                pad.screen.proceed();
            }
        }
    }
}
