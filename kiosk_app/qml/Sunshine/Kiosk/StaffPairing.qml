import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The pairing code and how long it holds, or how it ended.
Column {
    id: pairing

    required property StaffModel screen
    readonly property int remaining: screen.secondsLeft
    readonly property bool guessed: screen.triesLeft === 0

    spacing: Theme.s24

    Card {
        visible: pairing.screen.step === "pairing"
        width: parent.width
        padding: Theme.compact ? Theme.s24 : Theme.s48

        SText {
            width: parent.width
            text: qsTr("配对码")
            kind: "lead"
            tone: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        SText {
            objectName: "staff.code"
            width: parent.width
            text: pairing.screen.code
            kind: "hero"
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }

        SText {
            width: parent.width
            text: qsTr("触摸屏地址：%1").arg(pairing.screen.address)
            kind: "lead"
            horizontalAlignment: Text.AlignHCenter
        }

        SText {
            width: parent.width
            text: qsTr("还有 %1 分 %2 秒；还可以试 %3 次。").arg(Math.floor(pairing.remaining / 60)).arg(pairing.remaining % 60).arg(pairing.screen.triesLeft)
            tone: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Notice {
        visible: pairing.screen.step === "paired"
        width: parent.width
        mood: "good"
        title: qsTr("已和 %1 配对").arg(pairing.screen.paired)
        text: qsTr("窗口电脑现在可以推送核对了。")
    }

    Notice {
        visible: pairing.screen.step === "closed"
        width: parent.width
        mood: pairing.guessed ? "bad" : "warn"
        title: pairing.guessed ? qsTr("配对码输错三次，配对已关闭") : qsTr("时间到了，配对已关闭")
        text: pairing.guessed ? qsTr("如果不是您在配对，请查看是谁在试；要继续就重新打开，会换一个新码。") : qsTr("要继续就重新打开，会换一个新码。")
    }

    Notice {
        width: parent.width
        icon: "monitor-share"
        title: qsTr("已连接的窗口")
        text: pairing.screen.connected.length > 0 ? pairing.screen.connected.join("，") : qsTr("现在没有窗口电脑连接。")
    }

    PillButton {
        objectName: "staff.again"
        visible: pairing.screen.step === "paired" || pairing.screen.step === "closed"
        width: Math.min(implicitWidth, parent.width)
        label: qsTr("再开五分钟配对")
        icon: "lan-connect"
        onTapped: pairing.screen.again()
    }
}
