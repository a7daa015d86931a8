import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import QtQuick.VirtualKeyboard.Plugins

// Digits and signs.
KeyboardLayout {
    function createInputMethod(): QtObject {
        return method.createObject(parent);
    }

    keyWeight: 160
    sharedLayouts: ["main"]

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
            text: "，"
        }

        Key {
            text: "。"
        }

        Key {
            text: "、"
        }

        Key {
            text: "？"
        }

        Key {
            text: "！"
        }

        Key {
            text: "："
        }

        Key {
            text: "；"
        }

        Key {
            text: "（"
        }

        Key {
            text: "）"
        }

        Key {
            text: "·"
        }
    }

    KeyboardRow {
        Key {
            text: "“"
        }

        Key {
            text: "”"
        }

        Key {
            text: "《"
        }

        Key {
            text: "》"
        }

        Key {
            text: "@"
        }

        Key {
            text: "#"
        }

        Key {
            text: "-"
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
            displayText: "拼音"
        }

        Key {
            text: "，"
            highlighted: true
        }

        SpaceKey {
            weight: 480
            displayText: "空格"
        }

        Key {
            text: "。"
            highlighted: true
        }

        EnterKey {
            weight: 220
            displayText: "换行"
        }

        HideKeyboardKey {
            weight: 220
            displayText: "收起"
        }
    }

    Component {
        id: method

        PinyinInputMethod {}
    }
}
