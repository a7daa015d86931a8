pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme

// Plain text with some of its characters marked as by a highlighter pen. `spans` are [start, end] pairs.
SText {
    id: words

    property var spans: []
    readonly property var places: spread()
    readonly property real step: lineCount > 0 ? contentHeight / lineCount : 0  // from line to line

    lineHeight: 1
    z: 1

    function spread(): var {
        let found = [];
        for (const span of words.spans) {
            for (let place = span[0]; place < span[1]; place++)
                found.push(place);
        }
        return found;
    }

    // Text cannot say where a character stands; its twin with the same font and width can.
    TextEdit {
        id: twin

        visible: false
        width: words.width
        text: words.text
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        font: words.font
    }

    Repeater {
        model: words.places

        Rectangle {
            required property int modelData
            readonly property bool laidOut: twin.contentHeight > 0 && twin.width > 0 && modelData < twin.length
            // Asking for a place does not follow what it depends on: these two say when to ask again.
            readonly property real stamp: twin.contentWidth + twin.contentHeight
            readonly property rect start: laidOut && stamp > 0 ? twin.positionToRectangle(modelData) : Qt.rect(0, 0, 0, 0)
            readonly property rect end: laidOut && stamp > 0 ? twin.positionToRectangle(modelData + 1) : Qt.rect(0, 0, 0, 0)

            z: -1
            x: start.x
            y: (laidOut ? Math.round(start.y / start.height) + 0.9 : 0) * words.step - height
            width: end.y === start.y ? end.x - start.x : words.font.pixelSize
            height: Theme.contrast ? Theme.stroke : words.step * 0.42
            color: Theme.sun
            opacity: Theme.contrast ? 1 : 0.55
        }
    }
}
