import QtQuick
import Sunshine.Backend
import Sunshine.Theme

// The picture with a sheet over it that takes the finger's strokes.
Item {
    id: box

    required property CheckModel screen

    Rectangle {
        anchors.fill: parent
        color: Theme.blueSoft
        border.width: Theme.stroke
        border.color: Theme.red
    }

    PictureView {
        anchors.fill: parent
        anchors.margins: Theme.stroke
        source: box.screen.picture
        frame: Theme.amber
        stroke: Theme.px(5)
    }

    MarkCanvas {
        objectName: "dispute.canvas"
        anchors.fill: parent
        anchors.margins: Theme.stroke
        enabled: !box.screen.saving && !box.screen.full
        source: box.screen.picture
        strokes: box.screen.strokes
        ink: Theme.marker
        halo: Theme.markerHalo
        thickness: Theme.px(10)
        Accessible.role: Accessible.Canvas
        Accessible.name: qsTr("用手指在这里圈")
        onDrawnStroke: points => box.screen.draw(points)
    }
}
