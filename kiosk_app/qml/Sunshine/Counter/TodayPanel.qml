pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// Today's pushes of this window, the newest first, and where each stands.
Column {
    id: panel

    required property Bar bar
    readonly property int free: bar.today.filter(push => push.free).length

    width: Theme.px(1160)
    spacing: Theme.s16

    function tone(mood: string): color {
        return mood === "good" ? Theme.green : mood === "bad" ? Theme.red : mood === "busy" ? Theme.amber : Theme.inkSoft;
    }

    SText {
        width: parent.width
        text: panel.bar.today.length === 0 ? qsTr("今天还没有推送") : qsTr("今天推送 %1 次，可以保存打印 %2 次").arg(panel.bar.today.length).arg(panel.free)
        kind: "label"
        strong: true
    }

    SText {
        visible: text !== ""
        width: parent.width
        text: panel.bar.sentence
        kind: "label"
        tone: Theme.red
    }

    ListView {
        id: list

        objectName: "bar.today.list"
        width: parent.width
        height: Math.min(contentHeight, Theme.px(620), Math.min(Screen.height, Screen.desktopAvailableHeight) - Theme.px(520))
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.bar.today

        delegate: Item {
            id: row

            required property var modelData
            required property int index

            width: list.width
            height: Theme.px(72)

            Rectangle {
                visible: row.index > 0
                width: parent.width
                height: Theme.hair
                color: Theme.line
            }

            SText {
                id: time

                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(112)
                text: row.modelData.time
                kind: "label"
                tone: Theme.inkSoft
            }

            SText {
                anchors.left: time.right
                anchors.right: word.left
                anchors.rightMargin: Theme.s16
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.business + (row.modelData.revision ? qsTr("（改正）") : "")
                kind: "label"
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }

            SText {
                id: word

                anchors.right: parent.right
                anchors.rightMargin: Theme.s24
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.word + (row.modelData.free ? "  " + row.modelData.code : "")
                kind: "label"
                strong: true
                tone: panel.tone(row.modelData.mood)
            }
        }

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

    PillButton {
        objectName: "bar.today.close"
        label: qsTr("收起")
        kind: "label"
        outline: true
        tone: Theme.ink
        onTapped: panel.bar.closePanel()
    }
}
