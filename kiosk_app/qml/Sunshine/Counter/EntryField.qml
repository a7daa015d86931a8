import QtQuick
import QtQuick.Window
import Sunshine.Theme
import Sunshine.Controls

// One line to type; `secret` hides what is typed, `digits` takes nothing but digits.
Item {
    id: field

    property string label
    property bool secret: false
    property bool digits: false
    property int limit: 128
    property alias text: input.text

    signal accepted

    implicitWidth: Theme.px(680)
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
            maximumLength: field.limit
            echoMode: field.secret ? TextInput.Password : TextInput.Normal
            inputMethodHints: Qt.ImhSensitiveData | (field.secret ? Qt.ImhHiddenText : field.digits ? Qt.ImhDigitsOnly : Qt.ImhNone)
            validator: field.digits ? onlyDigits : null
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.body
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            onAccepted: field.accepted()

            RegularExpressionValidator {
                id: onlyDigits

                regularExpression: /[0-9]{0,8}/
            }

            TapHandler {
                onPressedChanged: {
                    if (pressed)
                        field.Window.window.requestActivate();
                }
            }
        }
    }
}
