import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Out of service: what happened, in words for citizens, and what to do now.
Item {
    id: page

    required property CareModel screen
    readonly property string why: {
        switch (screen.cause) {
        case "StoreMissing":
        case "ContentError":
            return qsTr("这台触摸屏还没有准备好。");
        case "StoreFull":
            return qsTr("这台触摸屏的存储空间用完了。");
        case "DiskFull":
            return qsTr("这台触摸屏的存储空间快用完了，工作人员清理以后会自动恢复。");
        case "StoreTooNew":
            return qsTr("这台触摸屏的程序需要更新。");
        default:
            return qsTr("这台触摸屏出了故障，值班人员需要检查。");
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(page.width - 2 * Theme.s48, Theme.px(960))
        icon: "wrench-outline"
        titleKind: "hero"
        whatKind: Theme.compact && Theme.large ? "body" : "lead"
        title: qsTr("暂停服务")
        what: page.why + "\n" + qsTr("您要办的事不受影响，请直接到窗口办理；急事请打 %1。").arg(page.screen.emergencyPhone)
    }
}
