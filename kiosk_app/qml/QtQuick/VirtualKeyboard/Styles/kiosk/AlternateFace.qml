import QtQuick
import Sunshine.Theme

// One of the signs that a long press on a key offers.
Item {
    id: alternate

    required property string text

    width: Theme.touch
    height: Theme.touch

    Text {
        anchors.centerIn: parent
        text: alternate.text
        textFormat: Text.PlainText
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.px(48)
    }
}
