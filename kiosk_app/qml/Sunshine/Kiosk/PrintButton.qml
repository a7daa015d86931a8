import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The print button, and what came of it; where there is no printer it says so.
Column {
    id: box

    required property Printing printing
    property string label: qsTr("打印一份")
    property bool centred: false
    readonly property string phase: printing.state
    readonly property bool trouble: phase === "failed" || phase === "stopped"
    readonly property bool can: phase === "ready" || trouble

    signal tapped

    visible: phase !== "off"
    spacing: Theme.s16

    function words(): string {
        switch (box.phase) {
        case "none":
            return qsTr("没有打印机");
        case "narrow":
            return qsTr("打印机只能打小票");
        case "printing":
            return qsTr("正在打印……");
        case "printed":
            return qsTr("已经送去打印");
        case "failed":
        case "stopped":
            return qsTr("再试一次");
        default:
            return box.label;
        }
    }

    PillButton {
        objectName: "print.button"
        x: box.centred ? (box.width - width) / 2 : 0
        width: Math.min(implicitWidth, box.width)
        outline: true
        kind: "body"
        icon: box.phase === "printed" ? "check" : "printer"
        label: box.words()
        enabled: box.can
        onTapped: box.tapped()
    }

    Notice {
        visible: box.trouble
        width: box.width
        mood: "warn"
        title: box.phase === "stopped" ? qsTr("打印机停了，可能缺纸或者卡纸") : qsTr("没有打印成")
        text: qsTr("请告诉窗口民警，或者过一会儿再试。")
    }

    SText {
        visible: box.phase === "printed"
        width: box.width
        text: qsTr("请到打印机的出纸口取。")
        kind: "label"
        tone: Theme.inkSoft
        horizontalAlignment: box.centred ? Text.AlignHCenter : Text.AlignLeft
    }
}
