import QtQuick
import Sunshine.Theme

// One glyph of the icon font, in a square of `size` pixels.
Text {
    property string name
    property real size: Theme.px(48)
    property color tone: Theme.ink

    width: size
    height: size
    text: Glyphs.glyph(name)
    color: tone
    textFormat: Text.PlainText
    font.family: Theme.iconFamily
    font.pixelSize: Math.max(1, Math.round(size))
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: true
}
