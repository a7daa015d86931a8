import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The staff entrance: number, password, then the code with which a counter PC is paired.
PageFrame {
    id: page

    required property StaffModel screen
    readonly property bool asking: ["number", "password", "busy"].indexOf(screen.step) >= 0

    title: asking ? qsTr("工作人员登录") : qsTr("配对窗口电脑")
    subtitle: asking ? qsTr("请管理员输入警号和密码。") : qsTr("在窗口电脑上输入下面的地址和配对码。")

    Notice {
        visible: page.screen.refusal !== ""
        width: parent.width
        mood: "bad"
        title: page.screen.refusal
    }

    StaffPad {
        visible: page.asking
        width: parent.width
        screen: page.screen
    }

    StaffPairing {
        visible: !page.asking
        width: parent.width
        screen: page.screen
    }
}
