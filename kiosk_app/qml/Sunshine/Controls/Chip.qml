import QtQuick
import Sunshine.Theme

// A small choice or link in a row of several; `checked` fills it.
TapSurface {
    id: chip

    property string icon
    property string kind: "label"
    readonly property color tone: checked ? Theme.overBlue : Theme.ink

    radius: height / 2
    implicitWidth: row.implicitWidth + 2 * Theme.s32
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + Theme.s24)

    Rectangle {
        anchors.fill: parent
        radius: chip.radius
        color: chip.checked ? Theme.blue : Theme.surface
        border.width: Theme.hair
        border.color: chip.checked ? Theme.blue : Theme.lineStrong
    }

    Row {
        id: row

        readonly property real iconRoom: chip.icon === "" ? 0 : glyph.width + spacing

        anchors.centerIn: parent
        spacing: Theme.s8

        Icon {
            id: glyph

            visible: chip.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: chip.icon
            size: Math.round(words.font.pixelSize * 1.2)
            tone: chip.tone
        }

        SText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Math.max(1, chip.width - row.iconRoom - 2 * Theme.s16))
            text: chip.label
            kind: chip.kind
            tone: chip.tone
            strong: chip.checked
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
