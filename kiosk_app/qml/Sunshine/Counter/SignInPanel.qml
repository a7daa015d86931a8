import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// Staff number and password; the kiosk's own roster decides.
Column {
    id: panel

    required property Bar bar
    property bool asking: false

    spacing: Theme.s24

    function submit() {
        if (staff.text === "")
            staff.take();
        else if (password.text === "")
            password.take();
        else
            panel.bar.signIn(staff.text, password.text);
    }

    Connections {
        target: panel.bar

        // Only a refused sign-in empties the box: a change of the link must not take away what is being typed.
        function onChanged() {
            if (panel.asking && !panel.bar.signingIn && panel.bar.sentence !== "")
                password.clear();
            panel.asking = panel.bar.signingIn;
        }
    }

    SText {
        text: qsTr("民警登录")
        kind: "lead"
        strong: true
    }

    // Side by side where the desktop is too low for both and the bar.
    Grid {
        id: fields

        columns: Math.min(Screen.height, Screen.desktopAvailableHeight) < Theme.px(900) ? 2 : 1
        spacing: Theme.s24

        EntryField {
            id: staff

            objectName: "bar.staff_number"
            label: qsTr("警号")
            digits: true
            onAccepted: password.take()
            Component.onCompleted: take()
        }

        EntryField {
            id: password

            objectName: "bar.password"
            label: qsTr("密码")
            secret: true
            onAccepted: panel.submit()
        }
    }

    // Room for two lines at all times: were it to come and go, the boxes would move away under a finger, and a password
    // meant for its own box would be typed in clear into the other.
    SText {
        objectName: "bar.sign_in.said"
        width: fields.width
        height: Math.ceil(2 * Theme.label * 1.5)
        fontSizeMode: Text.VerticalFit
        minimumPixelSize: Theme.note
        text: panel.bar.sentence !== "" ? panel.bar.sentence : panel.bar.connected ? "" : qsTr("还没有连上触摸屏，连上后即可登录。")
        kind: "label"
        tone: Theme.red
    }

    Row {
        spacing: Theme.s16

        PillButton {
            objectName: "bar.sign_in"
            enabled: !panel.bar.signingIn
            label: panel.bar.signingIn ? qsTr("正在登录") : qsTr("登录")
            kind: "label"
            onTapped: panel.submit()
        }

        PillButton {
            objectName: "bar.sign_in_later"
            label: qsTr("稍后")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.closePanel()
        }
    }
}
