import QtQuick
import Sunshine.Theme

// One thing of a long list, on a card of its own.
LookupRow {
    id: card

    radius: Theme.rCard
    ruled: false
    z: 0

    Rectangle {
        z: -1
        anchors.fill: parent
        radius: card.radius
        color: Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.line
    }
}
