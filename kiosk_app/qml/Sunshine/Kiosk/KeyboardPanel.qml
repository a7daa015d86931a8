import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Sunshine.Theme

// The on-screen keyboard at the window's lower edge. Pages give way by `Theme.covered`, so it never hides a field.
Item {
    id: keyboard

    property bool latin: false
    readonly property bool open: panel.active

    Binding {
        target: Theme
        property: "keyboardHeight"
        value: panel.active ? panel.height : 0
    }

    Component.onCompleted: {
        VirtualKeyboardSettings.styleName = "kiosk";
        VirtualKeyboardSettings.layoutPath = Qt.resolvedUrl("../KeyboardLayouts");
        VirtualKeyboardSettings.wordCandidateList.alwaysVisible = true;
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
        VirtualKeyboardSettings.locale = keyboard.latin ? "en_GB" : "zh_CN";
    }

    onLatinChanged: VirtualKeyboardSettings.locale = latin ? "en_GB" : "zh_CN"

    // A tap between keys or candidates must not fall through to the page.
    Rectangle {
        visible: panel.active
        y: panel.y
        width: parent.width
        height: panel.height
        color: Theme.surface

        MouseArea {
            anchors.fill: parent
        }
    }

    InputPanel {
        id: panel

        objectName: "keyboard.panel"
        width: parent.width
        y: active ? parent.height - height : parent.height
    }
}
