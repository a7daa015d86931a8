pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// What to look at once more in the record: one calm line each. Nothing here forbids the push.
Column {
    id: panel

    required property Bar bar
    readonly property int shown: Math.max(1, Math.floor((Math.min(Screen.height, Screen.desktopAvailableHeight) - Theme.px(520)) / Theme.px(104)))

    width: Theme.px(1000)
    spacing: Theme.s16

    SText {
        width: parent.width
        text: panel.bar.asking ? qsTr("推送之前，请看一眼这几处") : qsTr("已经推送，请留意这几处")
        kind: "label"
        strong: true
    }

    Repeater {
        model: panel.bar.doubts.slice(0, panel.shown)

        Rectangle {
            id: line

            required property string modelData

            width: panel.width
            height: words.height + 2 * Theme.s16
            radius: Theme.rChip
            color: Theme.amberSoft

            SText {
                id: words

                x: Theme.s24
                width: parent.width - 2 * x
                anchors.verticalCenter: parent.verticalCenter
                text: line.modelData
                kind: "label"
                tone: Theme.amber
            }
        }
    }

    SText {
        visible: panel.bar.doubts.length > panel.shown
        text: qsTr("还有 %1 处").arg(panel.bar.doubts.length - panel.shown)
        kind: "label"
        tone: Theme.amber
    }

    Row {
        spacing: Theme.s16

        PillButton {
            objectName: "bar.doubts.push"
            visible: panel.bar.asking
            label: qsTr("仍然推送 %1").arg(panel.bar.hotkey)
            kind: "label"
            onTapped: panel.bar.push()
        }

        PillButton {
            objectName: "bar.doubts.close"
            label: panel.bar.asking ? qsTr("先去改正") : qsTr("知道了")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.letGo()
        }
    }
}
