import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// What is going on while there is no picture to look at.
Item {
    id: standing

    required property CheckModel screen
    readonly property string phase: screen.phase
    readonly property bool expired: screen.ended === "expired"
    readonly property bool ruled: screen.ended === "overridden"
    readonly property var icons: ({
            "waiting": "account-edit",
            "gone": "history",
            "unreadable": "image-off-outline",
            "none": "check-circle-outline"
        })
    readonly property var titles: ({
            "waiting": qsTr("民警正在修改"),
            "gone": standing.expired ? qsTr("时间到了，这次核对结束了") : standing.ruled ? qsTr("这次核对由民警办结了") : qsTr("这份信息民警收回了"),
            "unreadable": qsTr("画面打不开"),
            "none": qsTr("现在没有需要核对的信息")
        })
    readonly property var words: ({
            "waiting": qsTr("%1 已经看到您圈出的地方，改好后会自动再给您看。").arg(screen.window),
            "gone": standing.expired ? qsTr("还要核对，请告诉窗口民警重新发送。") : standing.ruled ? qsTr("想问为什么，请到窗口问民警。") : qsTr("不用再做什么，民警会重新发给您。"),
            "unreadable": qsTr("请告诉窗口民警重新发送，您的业务不受影响。"),
            "none": qsTr("民警发来后，这里会自动打开。")
        })

    EmptyState {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.s48
        width: parent.width - 2 * Theme.s48
        icon: standing.icons[standing.phase] ?? "monitor-eye"
        title: standing.titles[standing.phase] ?? qsTr("正在打开……")
        what: standing.words[standing.phase] ?? qsTr("马上就好，请稍候。")
    }
}
