import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The helps that stand in the same place on every page: the way back first, the countdown last.
Rectangle {
    id: bar

    required property Shell shell
    required property Assist assist
    required property Speech speech
    readonly property bool atHome: shell.page === Shell.Home || shell.page === Shell.Paused

    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.contrast ? Theme.stroke : Theme.hair
        color: Theme.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s16
        anchors.rightMargin: Theme.s16
        anchors.topMargin: Theme.hair
        spacing: Theme.px(2)

        BarItem {
            objectName: "bar.back"
            visible: !bar.atHome
            icon: "arrow-left"
            label: qsTr("返回")
            onTapped: bar.shell.back()
        }

        BarItem {
            objectName: "bar.home"
            visible: !bar.atHome
            icon: "home-variant"
            label: qsTr("首页")
            onTapped: bar.shell.home()
        }

        BarItem {
            objectName: "bar.help"
            visible: bar.shell.page !== Shell.Help && bar.shell.page !== Shell.Paused && (bar.atHome || !Theme.portrait)
            icon: "information-outline"
            label: qsTr("使用帮助")
            onTapped: bar.shell.open(Shell.Help)
        }

        BarItem {
            objectName: "bar.large"
            icon: "format-size"
            label: qsTr("大字版")
            checkable: true
            checked: bar.assist.large
            onTapped: bar.assist.toggleLarge()
        }

        BarItem {
            objectName: "bar.contrast"
            icon: "circle-half-full"
            label: qsTr("高对比")
            checkable: true
            checked: bar.assist.contrast
            onTapped: bar.assist.toggleContrast()
        }

        BarItem {
            objectName: "bar.read"
            visible: bar.speech.available && bar.assist.language === "zh" && bar.shell.page !== Shell.Check && bar.shell.page !== Shell.Dispute
            icon: bar.speech.speaking ? "stop" : "volume-high"
            label: bar.speech.speaking ? qsTr("停止朗读") : qsTr("朗读")
            checkable: true
            checked: bar.speech.speaking
            onTapped: bar.speech.toggle()
        }

        BarItem {
            objectName: "bar.low"
            visible: Theme.portrait
            icon: "wheelchair-accessibility"
            label: bar.assist.low ? qsTr("恢复高位") : qsTr("低位操作")
            checkable: true
            checked: bar.assist.low
            onTapped: bar.assist.toggleLow()
        }

        BarItem {
            objectName: "bar.language"
            icon: "translate"
            label: bar.assist.language === "zh" ? "English" : "中文"
            onTapped: bar.assist.toggleLanguage()
        }

        CountdownRing {
            visible: bar.shell.idleLeft >= 0
            seconds: Math.max(0, bar.shell.idleLeft)
            total: bar.shell.idleTotal
            alarming: bar.shell.idleWarning
        }
    }
}
