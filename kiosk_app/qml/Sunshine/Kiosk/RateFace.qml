import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One of the three faces; side by side on a wide screen, below each other on a tall one.
TapSurface {
    id: face

    property string icon
    property string note
    property color tone
    property color soft
    // A low face has its sign beside the word, not above it.
    readonly property bool squat: !Theme.portrait && height < Theme.title * 1.3 + Theme.px(140)
    readonly property bool upright: !Theme.portrait && !squat
    property bool explained: true
    readonly property real glyphSize: Math.max(Theme.px(48), Math.min(Theme.px(200), upright ? height - words.height - 3 * Theme.s16 : height * (squat ? 0.5 : 0.62)))

    implicitHeight: Math.max(Theme.touch, Math.round(Theme.title * 1.7))

    Rectangle {
        anchors.fill: parent
        radius: face.radius
        color: face.soft
        border.width: Theme.stroke
        border.color: face.tone
    }

    Icon {
        id: glyph

        x: face.upright ? (face.width - width) / 2 : face.squat ? Theme.s24 : Theme.px(64)
        y: face.upright ? (face.height - height - words.height - Theme.s16) / 2 : (face.height - height) / 2
        name: face.icon
        size: face.glyphSize
        tone: face.tone
    }

    Column {
        id: words

        x: face.upright ? Theme.s16 : glyph.x + glyph.width + (face.squat ? Theme.s16 : Theme.s48)
        y: face.upright ? glyph.y + glyph.height + Theme.s16 : (face.height - height) / 2
        width: face.width - x - Theme.s16
        spacing: Theme.s4

        SText {
            id: title

            width: parent.width
            text: face.label
            kind: face.squat ? "lead" : face.height < Theme.px(170) || (face.upright && (face.width < Theme.px(560) || face.height < Theme.px(360))) ? "title" : "hero"
            strong: true
            tone: face.tone
            horizontalAlignment: face.upright ? Text.AlignHCenter : Text.AlignLeft
        }

        SText {
            id: noteText

            visible: face.explained
            width: parent.width
            text: face.note
            kind: "body"
            horizontalAlignment: face.upright ? Text.AlignHCenter : Text.AlignLeft
        }
    }
}
