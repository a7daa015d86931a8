import QtQuick
import QtQuick.Window
import Sunshine.Theme
import Sunshine.Controls

// One labelled box of the stand-in form. It asks for the keyboard itself, for desktops without a window manager.
Item {
    id: field

    property string label
    property alias text: input.text
    property real labelWidth: Theme.px(220)
    property alias box: frame

    signal edited

    implicitHeight: Theme.px(72)

    SText {
        width: field.labelWidth - Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        text: field.label
        kind: "label"
        horizontalAlignment: Text.AlignRight
    }

    Rectangle {
        id: frame

        objectName: field.objectName === "" ? "" : field.objectName + ".frame"
        x: field.labelWidth
        width: field.width - x
        height: field.height
        color: Theme.surface
        border.width: input.activeFocus ? Theme.stroke : Theme.hair
        border.color: input.activeFocus ? Theme.blue : Theme.lineStrong

        TextInput {
            id: input

            anchors.fill: parent
            anchors.leftMargin: Theme.s16
            anchors.rightMargin: Theme.s16
            verticalAlignment: TextInput.AlignVCenter
            clip: true
            selectByMouse: true
            activeFocusOnTab: true
            maximumLength: 60
            inputMethodHints: Qt.ImhSensitiveData
            color: Theme.ink
            selectionColor: Theme.blue
            selectedTextColor: Theme.overBlue
            font.family: Theme.family
            font.pixelSize: Theme.label
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            onTextEdited: field.edited()

            TapHandler {
                onPressedChanged: {
                    if (pressed)
                        field.Window.window.requestActivate();
                }
            }
        }
    }
}
