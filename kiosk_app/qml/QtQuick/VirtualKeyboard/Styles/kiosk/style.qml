import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Sunshine.Theme

// The kiosk's keyboard: keys and candidates that an old finger hits and old eyes read, in the colours of the theme.
KeyboardStyle {
    id: style

    readonly property real rowHeight: Math.max(Theme.touch, Theme.px(Theme.portrait && !Theme.low ? 128 : 98))
    readonly property real side: Theme.portrait ? 0.012 : 0.09

    // One design pixel is one pixel of the window, so that the panel is as high as its rows.
    keyboardDesignWidth: Theme.windowWidth
    keyboardDesignHeight: 4 * rowHeight + Theme.s24
    keyboardRelativeLeftMargin: side
    keyboardRelativeRightMargin: side
    keyboardRelativeTopMargin: Theme.s8 / keyboardDesignHeight
    keyboardRelativeBottomMargin: Theme.s16 / keyboardDesignHeight
    selectionListHeight: Theme.strip
    alternateKeysListItemWidth: Theme.touch
    alternateKeysListItemHeight: Theme.touch

    keyboardBackground: Rectangle {
        color: Theme.keyBed

        Rectangle {
            width: parent.width
            height: Theme.hair
            color: Theme.lineStrong
        }
    }

    keyPanel: KeyFace {}

    backspaceKeyPanel: KeyFace {
        glyph: "backspace-outline"
        quiet: true
    }

    enterKeyPanel: KeyFace {
        word: control ? control.displayText : ""
        quiet: true
    }

    hideKeyPanel: KeyFace {
        word: control ? control.displayText : ""
        quiet: true
    }

    shiftKeyPanel: KeyFace {
        glyph: "chevron-up"
        quiet: !(control && control.uppercased)
    }

    spaceKeyPanel: KeyFace {
        quiet: false
    }

    symbolKeyPanel: KeyFace {
        quiet: true
    }

    modeKeyPanel: KeyFace {
        quiet: true
    }

    languageKeyPanel: KeyFace {
        glyph: "translate"
        quiet: true
    }

    handwritingKeyPanel: KeyFace {
        glyph: "gesture"
        quiet: true
    }

    selectionListBackground: Rectangle {
        color: Theme.surface

        Text {
            readonly property bool letters: InputContext.locale.startsWith("zh") && !(InputContext.inputMethodHints & Qt.ImhPreferNumbers)

            visible: letters && (InputContext.inputEngine.wordCandidateListModel?.count ?? 0) === 0
            anchors.centerIn: parent
            text: qsTr("打拼音，在这里选字")
            textFormat: Text.PlainText
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.label
        }

        Rectangle {
            width: parent.width
            height: Theme.hair
            color: Theme.lineStrong
        }
    }

    selectionListDelegate: CandidateFace {}
    alternateKeysListDelegate: AlternateFace {}

    alternateKeysListBackground: Rectangle {
        color: Theme.surface
        radius: Theme.rChip
        border.width: Theme.stroke
        border.color: Theme.blue
    }

    alternateKeysListHighlight: Rectangle {
        color: Theme.blueSoft
        radius: Theme.rChip
    }
}
