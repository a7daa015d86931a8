import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Shown when a tap came before the services were there, with words instead of a spinner.
Rectangle {
    color: Theme.veil

    MouseArea {
        anchors.fill: parent
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.s48, Theme.px(760))
        padding: Theme.s48

        SText {
            width: parent.width
            text: qsTr("正在准备，马上就好")
            kind: "title"
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }

        SText {
            width: parent.width
            text: qsTr("您点的页面几秒钟内自动打开。")
            tone: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
