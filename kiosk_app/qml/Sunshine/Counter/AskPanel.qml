import QtQuick
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// Either a sentence to read, or the question before a check is taken back.
Column {
    id: panel

    required property Bar bar
    readonly property bool asks: bar.panel === Bar.Withdraw

    spacing: Theme.s24

    SText {
        width: Theme.px(760)
        text: panel.asks ? qsTr("确定撤回这次核对吗？触摸屏上的画面会马上收起，撤回会记入账本。") : panel.bar.sentence
        kind: "label"
    }

    Row {
        spacing: Theme.s16

        PillButton {
            objectName: "bar.withdraw.yes"
            visible: panel.asks
            label: qsTr("撤回")
            kind: "label"
            fill: Theme.red
            onTapped: panel.bar.withdraw()
        }

        PillButton {
            objectName: "bar.panel.close"
            label: panel.asks ? qsTr("继续核对") : qsTr("知道了")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.closePanel()
        }
    }
}
