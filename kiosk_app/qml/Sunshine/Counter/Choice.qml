import QtQuick
import Sunshine.Controls
import Sunshine.Theme

// One line of a list to choose from.
TapSurface {
    id: choice

    property bool chosen: false

    width: parent ? parent.width - Theme.s16 : implicitWidth
    radius: Theme.rChip

    Rectangle {
        anchors.fill: parent
        radius: choice.radius
        color: choice.chosen ? Theme.blueSoft : "transparent"
        border.width: choice.chosen ? Theme.stroke : 0
        border.color: Theme.blue
    }

    SText {
        x: Theme.s16
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        text: choice.label
        kind: "label"
        strong: choice.chosen
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
}
