import QtQuick
import Sunshine.Theme

// Darkens what would not be pushed and frames what would.
Item {
    id: shade

    property rect marked: Qt.rect(0, 0, 0, 0)
    property bool strong: false
    readonly property real depth: 0.65  // what is outside can still be read

    Rectangle {
        width: parent.width
        height: Math.max(0, shade.marked.y)
        color: Theme.veil
        opacity: shade.depth
    }

    Rectangle {
        y: shade.marked.y + shade.marked.height
        width: parent.width
        height: Math.max(0, parent.height - y)
        color: Theme.veil
        opacity: shade.depth
    }

    Rectangle {
        y: shade.marked.y
        width: Math.max(0, shade.marked.x)
        height: shade.marked.height
        color: Theme.veil
        opacity: shade.depth
    }

    Rectangle {
        x: shade.marked.x + shade.marked.width
        y: shade.marked.y
        width: Math.max(0, parent.width - x)
        height: shade.marked.height
        color: Theme.veil
        opacity: shade.depth
    }

    // Two lines of different brightness, so that the frame shows on any page. Outside: no pixel of the part is hidden.
    Rectangle {
        visible: shade.marked.width > 0
        x: shade.marked.x - 2 * border.width
        y: shade.marked.y - 2 * border.width
        width: shade.marked.width + 4 * border.width
        height: shade.marked.height + 4 * border.width
        color: "transparent"
        border.width: shade.strong ? Theme.stroke : Theme.hair
        border.color: Theme.markerHalo
    }

    Rectangle {
        visible: shade.marked.width > 0
        x: shade.marked.x - border.width
        y: shade.marked.y - border.width
        width: shade.marked.width + 2 * border.width
        height: shade.marked.height + 2 * border.width
        color: "transparent"
        border.width: shade.strong ? Theme.stroke : Theme.hair
        border.color: Theme.chosen
    }
}
