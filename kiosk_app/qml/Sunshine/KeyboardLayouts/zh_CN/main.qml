import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import QtQuick.VirtualKeyboard.Plugins

// Pinyin: plain QWERTY rows, 拼音 and English letters by one key.
KeyboardLayout {
    function createInputMethod(): QtObject {
        return method.createObject(parent);
    }

    keyWeight: 160
    sharedLayouts: ["symbols"]

    KeyboardRow {
        Key {
            key: Qt.Key_Q
            text: "q"
        }

        Key {
            key: Qt.Key_W
            text: "w"
        }

        Key {
            key: Qt.Key_E
            text: "e"
        }

        Key {
            key: Qt.Key_R
            text: "r"
        }

        Key {
            key: Qt.Key_T
            text: "t"
        }

        Key {
            key: Qt.Key_Y
            text: "y"
        }

        Key {
            key: Qt.Key_U
            text: "u"
        }

        Key {
            key: Qt.Key_I
            text: "i"
        }

        Key {
            key: Qt.Key_O
            text: "o"
        }

        Key {
            key: Qt.Key_P
            text: "p"
        }
    }

    KeyboardRow {
        FillerKey {
            weight: 80
        }

        Key {
            key: Qt.Key_A
            text: "a"
        }

        Key {
            key: Qt.Key_S
            text: "s"
        }

        Key {
            key: Qt.Key_D
            text: "d"
        }

        Key {
            key: Qt.Key_F
            text: "f"
        }

        Key {
            key: Qt.Key_G
            text: "g"
        }

        Key {
            key: Qt.Key_H
            text: "h"
        }

        Key {
            key: Qt.Key_J
            text: "j"
        }

        Key {
            key: Qt.Key_K
            text: "k"
        }

        Key {
            key: Qt.Key_L
            text: "l"
        }

        FillerKey {
            weight: 80
        }
    }

    KeyboardRow {
        Key {
            weight: 230
            text: "'"
            displayText: "分词"
            visible: InputContext.inputEngine.inputMode !== InputEngine.InputMode.Latin
            enabled: InputContext.preeditText.length > 0
            highlighted: true
        }

        ShiftKey {
            weight: 230
            visible: InputContext.inputEngine.inputMode === InputEngine.InputMode.Latin
        }

        Key {
            key: Qt.Key_Z
            text: "z"
        }

        Key {
            key: Qt.Key_X
            text: "x"
        }

        Key {
            key: Qt.Key_C
            text: "c"
        }

        Key {
            key: Qt.Key_V
            text: "v"
        }

        Key {
            key: Qt.Key_B
            text: "b"
        }

        Key {
            key: Qt.Key_N
            text: "n"
        }

        Key {
            key: Qt.Key_M
            text: "m"
        }

        BackspaceKey {
            weight: 230
        }
    }

    KeyboardRow {
        SymbolModeKey {
            weight: 230
            displayText: "123"
        }

        InputModeKey {
            weight: 230
            enabled: true
            displayText: InputContext.inputEngine.inputMode === InputEngine.InputMode.Latin ? "英 → 中" : "中 → 英"
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
