import QtQuick
import Sunshine.Theme

// A raised surface with the one soft shadow. Children are stacked in a column; `padding` is inside the edge.
Item {
    id: card

    default property alias content: column.data
    property alias spacing: column.spacing
    property real padding: Theme.s32
    property real radius: Theme.rCard
    property color fill: Theme.surface
    property color edge: Theme.line
    property real edgeWidth: Theme.contrast ? Theme.stroke : Theme.hair
    readonly property real innerWidth: width - 2 * padding

    implicitWidth: Theme.px(400)
    implicitHeight: column.implicitHeight + 2 * padding

    SoftShadow {
        anchors.fill: parent
        radius: card.radius
    }

    Rectangle {
        anchors.fill: parent
        radius: card.radius
        color: card.fill
        border.width: card.edgeWidth
        border.color: card.edge
    }

    Column {
        id: column

        x: card.padding
        y: card.padding
        width: card.innerWidth
        spacing: Theme.s16
    }
}
