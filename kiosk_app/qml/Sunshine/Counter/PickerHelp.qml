import QtQuick
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// What would be pushed, and how to change it.
Rectangle {
    id: help

    required property Picker picker
    readonly property string about: picker.marked.length === 0 ? qsTr("拖动框出一部分，或点一下窗口") : picker.title === "" ? qsTr("屏幕的这一块") : picker.whole ? qsTr("整个窗口：%1").arg(picker.title) : qsTr("窗口的这一部分：%1").arg(picker.title)

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
            text: (help.picker.prompt === "" ? "" : help.picker.prompt + " · ") + help.about
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
