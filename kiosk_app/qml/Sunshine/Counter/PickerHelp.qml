import QtQuick
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// What would be pushed, and how to change it.
Rectangle {
    id: help

    required property Picker picker

    width: words.width + 2 * Theme.s32
    height: words.height + 2 * Theme.s24
    radius: Theme.rCard
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.lineStrong

    Column {
        id: words

        anchors.centerIn: parent
        width: Theme.px(1240)
        spacing: Theme.s8

        SText {
            width: parent.width
            text: help.picker.marked.length === 0 ? qsTr("拖动框出要推送的部分，或点一下要推送的窗口") : help.picker.title === "" ? qsTr("推送屏幕的这一块") : help.picker.whole ? qsTr("推送整个窗口：%1").arg(help.picker.title) : qsTr("推送窗口的这一部分：%1").arg(help.picker.title)
            kind: "label"
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }

        SText {
            width: parent.width
            text: help.picker.drawn ? qsTr("在框里拖动移位，方向键微调，Shift+方向键改大小；双击或回车选定，Esc 取消") : qsTr("按住拖动画框，放大镜里看边缘；点一下选整个窗口，双击选定，Esc 取消")
            kind: "note"
            tone: Theme.inkSoft
        }
    }
}
