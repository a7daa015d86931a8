import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// The officer's own password, changed on the kiosk's roster.
Column {
    id: panel

    required property Bar bar
    property bool asking: false
    property bool unlike: false  // the new one was not typed twice alike
    readonly property bool low: Math.min(Screen.height, Screen.desktopAvailableHeight) < Theme.px(1100)
    readonly property real boxWidth: low ? Theme.px(430) : Theme.px(760)

    spacing: Theme.s24

    function submit() {
        const empty = [old, fresh, again].find(field => field.text === "");
        unlike = !empty && fresh.text !== again.text;
        if (empty)
            empty.take();
        else if (unlike)
            again.clear();
        else
            panel.bar.changePassword(old.text, fresh.text);
    }

    Connections {
        target: panel.bar

        function onChanged() {
            if (panel.asking && !panel.bar.signingIn && panel.bar.sentence !== "")
                old.clear();
            panel.asking = panel.bar.signingIn;
        }
    }

    SText {
        text: qsTr("修改 %1 的密码").arg(panel.bar.officerName)
        kind: "lead"
        strong: true
    }

    Grid {
        id: fields

        columns: panel.low ? 3 : 1
        spacing: Theme.s24

        EntryField {
            id: old

            objectName: "bar.password.old"
            width: panel.boxWidth
            label: qsTr("现在的密码")
            secret: true
            onAccepted: fresh.take()
            Component.onCompleted: take()
        }

        EntryField {
            id: fresh

            objectName: "bar.password.new"
            width: panel.boxWidth
            label: qsTr("新密码（至少 8 位）")
            secret: true
            onAccepted: again.take()
        }

        EntryField {
            id: again

            objectName: "bar.password.again"
            width: panel.boxWidth
            label: qsTr("再输一遍新密码")
            secret: true
            onAccepted: panel.submit()
        }
    }

    // Room for two lines at all times, so that nothing moves under a finger.
    SText {
        width: fields.width
        height: Math.ceil(2 * Theme.label * 1.5)
        fontSizeMode: Text.VerticalFit
        minimumPixelSize: Theme.note
        text: panel.unlike ? qsTr("两遍新密码不一样，请把第二遍重新输入。") : panel.bar.sentence !== "" ? panel.bar.sentence : qsTr("改密码会记入账本，密码本身不会。")
        kind: "label"
        tone: panel.unlike || panel.bar.sentence !== "" ? Theme.red : Theme.inkSoft
    }

    Row {
        spacing: Theme.s16

        PillButton {
            objectName: "bar.password.yes"
            enabled: !panel.bar.signingIn
            label: panel.bar.signingIn ? qsTr("正在修改") : qsTr("修改密码")
            kind: "label"
            onTapped: panel.submit()
        }

        PillButton {
            objectName: "bar.password.close"
            label: qsTr("不用了")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.closePanel()
        }
    }
}
