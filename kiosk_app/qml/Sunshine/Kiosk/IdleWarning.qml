import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Asks whether somebody is still there. Touching it anywhere means yes.
Rectangle {
    id: overlay

    required property Shell shell

    color: Theme.veil

    MouseArea {
        anchors.fill: parent
        onClicked: overlay.shell.touched()
    }

    Card {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.low ? Theme.bannerHeight + Theme.s24 : (parent.height - height) / 2
        width: Math.min(parent.width - 2 * Theme.s48, Theme.px(900))
        padding: Theme.s48
        spacing: Theme.s24

        SText {
            width: parent.width
            text: qsTr("您还在吗？")
            kind: "hero"
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }

        SText {
            width: parent.width
            text: qsTr("%1 秒后回到首页，没有提交的内容会清掉。").arg(overlay.shell.idleLeft)
            kind: "lead"
            tone: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        PillButton {
            objectName: "idle.stay"
            width: parent.width
            icon: "hand-wave-outline"
            label: qsTr("我还在，继续")
            onTapped: overlay.shell.touched()
        }
    }
}
