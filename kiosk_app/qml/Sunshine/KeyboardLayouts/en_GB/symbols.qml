import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// Digits and signs.
KeyboardLayout {
    keyWeight: 160

    KeyboardRow {
        Key {
            key: Qt.Key_1
            text: "1"
        }

        Key {
            key: Qt.Key_2
            text: "2"
        }

        Key {
            key: Qt.Key_3
            text: "3"
        }

        Key {
            key: Qt.Key_4
            text: "4"
        }

        Key {
            key: Qt.Key_5
            text: "5"
        }

        Key {
            key: Qt.Key_6
            text: "6"
        }

        Key {
            key: Qt.Key_7
            text: "7"
        }

        Key {
            key: Qt.Key_8
            text: "8"
        }

        Key {
            key: Qt.Key_9
            text: "9"
        }

        Key {
            key: Qt.Key_0
            text: "0"
        }
    }

    KeyboardRow {
        Key {
            text: "@"
        }

        Key {
            text: "#"
        }

        Key {
            text: "&"
        }

        Key {
            text: "*"
        }

        Key {
            text: "("
        }

        Key {
            text: ")"
        }

        Key {
            text: "-"
        }

        Key {
            text: "_"
        }

        Key {
            text: "+"
        }

        Key {
            text: "="
        }
    }

    KeyboardRow {
        Key {
            text: "!"
        }

        Key {
            text: "?"
        }

        Key {
            text: ":"
        }

        Key {
            text: ";"
        }

        Key {
            text: "'"
        }

        Key {
            text: "“"
        }

        Key {
            text: "”"
        }

        Key {
            text: "/"
        }

        Key {
            text: "%"
        }

        BackspaceKey {
            weight: 160
        }
    }

    KeyboardRow {
        SymbolModeKey {
            weight: 230
            displayText: "abc"
        }

        Key {
            text: ","
            highlighted: true
        }

        SpaceKey {
            weight: 480
            displayText: "space"
        }

        Key {
            text: "."
            highlighted: true
        }

        EnterKey {
            weight: 220
            displayText: "new line"
        }

        HideKeyboardKey {
            weight: 220
            displayText: "close"
        }
    }
}
