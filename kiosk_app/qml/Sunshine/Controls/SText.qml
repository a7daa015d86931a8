import QtQuick
import Sunshine.Theme

// Text of any origin: plain, wrapping, in a step of the type scale.
Text {
    property string kind: "body"
    property bool strong: false
    property color tone: Theme.ink

    color: tone
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: kind === "title" || kind === "hero" ? 1.1 : 1.2
    font.family: Theme.family
    font.pixelSize: Theme.type(kind)
    font.weight: strong ? Font.Bold : Font.Normal
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
