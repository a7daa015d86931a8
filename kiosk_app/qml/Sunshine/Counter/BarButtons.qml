import QtQuick
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// What the officer can do now; the push stays in its place and greys out while a check is open.
Row {
    id: buttons

    required property Bar bar
    required property BarWords words

    spacing: Theme.s16

    PillButton {
        objectName: "bar.withdraw"
        visible: buttons.bar.canWithdraw
        label: qsTr("撤回")
        kind: "label"
        outline: true
        tone: Theme.ink
        onTapped: buttons.bar.askWithdraw()
    }

    PillButton {
        objectName: "bar.push"
        visible: buttons.bar.signedIn
        enabled: buttons.bar.canPush
        label: buttons.words.push
        kind: "label"
        onTapped: buttons.bar.push()
    }

    PillButton {
        objectName: "bar.ask_sign_in"
        visible: !buttons.bar.signedIn
        label: qsTr("登录")
        kind: "label"
        onTapped: buttons.bar.askSignIn()
    }

    // Its place stays taken while a check is open, so that the push does not move under the pointer.
    Item {
        width: Theme.px(72)
        height: Theme.touch

        TapSurface {
            objectName: "bar.quit"
            visible: !buttons.bar.canWithdraw
            anchors.centerIn: parent
            width: parent.width
            height: width
            radius: width / 2
            label: qsTr("关闭浮动条")
            onTapped: Qt.quit()

            Icon {
                anchors.centerIn: parent
                name: "close"
                size: Theme.px(44)
                tone: Theme.inkSoft
            }
        }
    }
}
