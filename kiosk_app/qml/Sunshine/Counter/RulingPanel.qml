import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// A supervisor's second sign-in: let a record be printed without the citizen's answer, or void an answer.
Column {
    id: panel

    required property Bar bar
    property bool voids: false
    property bool asking: false
    readonly property bool low: Math.min(Screen.height, Screen.desktopAvailableHeight) < Theme.px(1100)
    readonly property real boxWidth: low ? Theme.px(430) : Theme.px(760)

    spacing: Theme.s24
    Component.onCompleted: voids = bar.ruling === "void"

    function submit() {
        const empty = [staff, password, reason].find(field => field.text.trim() === "");
        if (empty)
            empty.take();
        else
            panel.bar.rule(staff.text, password.text, reason.text);
    }

    Connections {
        target: panel.bar

        function onChanged() {
            if (panel.asking && !panel.bar.signingIn && panel.bar.sentence !== "")
                password.clear();
            panel.asking = panel.bar.signingIn;
        }
    }

    SText {
        text: panel.voids ? qsTr("答错了人，作废这次核对") : qsTr("群众没有答完，请管理员特批")
        kind: "lead"
        strong: true
    }

    Grid {
        id: fields

        columns: panel.low ? 3 : 1
        spacing: Theme.s24

        EntryField {
            id: staff

            objectName: "bar.ruling.staff"
            width: panel.boxWidth
            label: qsTr("管理员警号")
            digits: true
            onAccepted: password.take()
            Component.onCompleted: take()
        }

        EntryField {
            id: password

            objectName: "bar.ruling.password"
            width: panel.boxWidth
            label: qsTr("密码")
            secret: true
            onAccepted: reason.take()
        }

        EntryField {
            id: reason

            objectName: "bar.ruling.reason"
            width: panel.boxWidth
            label: qsTr("原因（不写群众姓名）")
            limit: 60
            onAccepted: panel.submit()
        }
    }

    // Room for two lines at all times, so that nothing moves under a finger.
    SText {
        width: fields.width
        height: Math.ceil(2 * Theme.label * 1.5)
        fontSizeMode: Text.VerticalFit
        minimumPixelSize: Theme.note
        text: panel.bar.sentence !== "" ? panel.bar.sentence : panel.voids ? qsTr("作废和原来的回答都留在账本里，请再推送给对的群众。") : qsTr("特批记入账本并按月计数。")
        kind: "label"
        tone: panel.bar.sentence !== "" ? Theme.red : Theme.inkSoft
    }

    Row {
        spacing: Theme.s16

        PillButton {
            objectName: "bar.ruling.yes"
            enabled: !panel.bar.signingIn
            label: panel.voids ? qsTr("作废") : qsTr("特批放行")
            kind: "label"
            fill: Theme.red
            onTapped: panel.submit()
        }

        PillButton {
            objectName: "bar.ruling.close"
            label: qsTr("不用了")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.closePanel()
        }
    }
}
