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
    readonly property bool secret: screen.step !== "number"
    readonly property int columns: letters ? (Theme.portrait ? 7 : 10) : 5
    readonly property string keys: letters ? "abcdefghijklmnopqrstuvwxyz-_.!@#" : "1234567890"

    spacing: Theme.s16

    Card {
        width: parent.width
        spacing: Theme.s8

        SText {
            width: parent.width
            text: pad.secret ? qsTr("警号 %1 的密码").arg(pad.screen.number) : qsTr("警号")
            tone: Theme.inkSoft
        }

        SText {
            objectName: "staff.typed"
            width: parent.width
            text: pad.screen.step === "busy" ? qsTr("正在核对……") : pad.secret ? "●".repeat(pad.screen.passwordLength) || " " : pad.screen.number || " "
            kind: "title"
            strong: true
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
                label: modelData
                kind: "lead"
                onTapped: pad.screen.type(modelData)
            }
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.s16

        PillButton {
            objectName: "staff.letters"
            visible: pad.secret
            outline: true
            label: pad.letters ? qsTr("数字") : qsTr("字母和符号")
            onTapped: pad.letters = !pad.letters
        }

        PillButton {
            objectName: "staff.erase"
            outline: true
            icon: "backspace-outline"
            label: qsTr("删一位")
            onTapped: pad.screen.erase()
        }

        PillButton {
            objectName: "staff.proceed"
            icon: "arrow-right"
            label: pad.secret ? qsTr("登录") : qsTr("下一步")
            onTapped: {
                pad.letters = false;
                pad.screen.proceed();
            }
        }
    }
}
