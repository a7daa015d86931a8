import QtQuick
import QtQuick.Window
import Sunshine.Theme
import Sunshine.Controls

// One line of the sign-in panel; `secret` hides what is typed.
Item {
    id: field

    property string label
    property bool secret: false
    property alias text: input.text

    signal accepted

    implicitWidth: Theme.px(560)
    implicitHeight: caption.height + Theme.s8 + frame.height

    function take() {
        input.forceActiveFocus();
    }

    function clear() {
        input.clear();
    }

    SText {
        id: caption

        text: field.label
        kind: "label"
        tone: Theme.inkSoft
    }

    Rectangle {
        id: frame

        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.touch
        radius: Theme.rChip
        color: Theme.surface
        border.width: input.activeFocus ? Theme.stroke : Theme.hair
        border.color: input.activeFocus ? Theme.blue : Theme.lineStrong

        TextInput {
            id: input

            anchors.fill: parent
            anchors.leftMargin: Theme.s24
            anchors.rightMargin: Theme.s24
            verticalAlignment: TextInput.AlignVCenter
            clip: true
            activeFocusOnTab: true
            maximumLength: 128
            echoMode: field.secret ? TextInput.Password : TextInput.Normal
            inputMethodHints: Qt.ImhSensitiveData | (field.secret ? Qt.ImhHiddenText : Qt.ImhDigitsOnly)
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.body
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            onAccepted: field.accepted()

            TapHandler {
                onPressedChanged: {
                    if (pressed)
                        field.Window.window.requestActivate();
                }
            }
        }
    }
}
