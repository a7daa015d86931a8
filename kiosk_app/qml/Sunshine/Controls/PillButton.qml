import QtQuick
import Sunshine.Theme

// The button: a full pill that says what it does. `outline` is the quiet form.
TapSurface {
    id: button

    property string icon
    property bool outline: false
    property color fill: Theme.blue
    property color tone: outline ? Theme.blue : Theme.overBlue
    property string kind: "lead"

    radius: height / 2
    implicitWidth: Math.max(Theme.touch, row.implicitWidth + 2 * Theme.s48)
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.s16)

    Rectangle {
        anchors.fill: parent
        radius: button.radius
        color: button.outline ? Theme.surface : button.fill
        border.width: button.outline ? Theme.stroke : 0
        border.color: button.tone
    }

    Row {
        id: row

        readonly property real iconRoom: button.icon === "" ? 0 : glyph.width + spacing

        anchors.centerIn: parent
        spacing: Theme.s16

        Icon {
            id: glyph

            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            size: Math.round(words.font.pixelSize * 1.25)
            tone: button.tone
        }

        SText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Math.max(1, button.width - row.iconRoom - 2 * Theme.s24))
            text: button.label
            kind: button.kind
            strong: true
            tone: button.tone
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
