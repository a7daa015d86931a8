import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One answer as a tile: its sign above the words when `upright`, else beside them.
TapSurface {
    id: tile

    property string icon
    property string kind: "lead"
    property bool upright: false
    property bool slim: false  // with a smaller sign, where words need the room
    readonly property real least: Math.max(Theme.touch, words.implicitHeight + (upright ? 2 * Theme.s16 : Theme.s16) + (upright ? disc.height + Theme.s16 : 0))

    radius: Theme.rTile

    Rectangle {
        anchors.fill: parent
        radius: tile.radius
        color: Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.line
    }

    Rectangle {
        id: disc

        x: tile.upright ? (tile.width - width) / 2 : Theme.s24
        y: tile.upright ? (tile.height - height - words.height - Theme.s16) / 2 : (tile.height - height) / 2
        width: Theme.px(tile.upright && !tile.slim ? 96 : 72)
        height: width
        radius: Theme.rCard
        color: Theme.blueSoft

        Icon {
            anchors.centerIn: parent
            name: tile.icon
            size: Math.round(parent.width * 0.62)
            tone: Theme.blue
        }
    }

    SText {
        id: words

        x: tile.upright ? Theme.s16 : disc.x + disc.width + Theme.s24
        y: tile.upright ? disc.y + disc.height + Theme.s16 : (tile.height - height) / 2
        width: tile.width - x - Theme.s16
        text: tile.label
        kind: tile.kind
        strong: true
        horizontalAlignment: tile.upright ? Text.AlignHCenter : Text.AlignLeft
    }
}
