import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The picture with a sheet over it that takes the finger's strokes; zoomed, one may also move what lies below.
Item {
    id: box

    required property CheckModel screen
    readonly property bool zoomed: !(picture?.whole ?? true)
    property bool moving: false

    onZoomedChanged: moving = moving && zoomed

    Rectangle {
        anchors.fill: parent
        color: Theme.blueSoft
        border.width: Theme.stroke
        border.color: Theme.red
    }

    PictureView {
        id: picture

        objectName: "dispute.picture"
        anchors.fill: parent
        anchors.margins: Theme.stroke
        clip: true
        source: box.screen.picture
    }

    MarkCanvas {
        objectName: "dispute.canvas"
        anchors.fill: parent
        anchors.margins: Theme.stroke
        clip: true
        enabled: !box.screen.saving && !box.screen.full && !box.moving
        source: box.screen.picture
        over: picture
        strokes: box.screen.strokes
        ink: Theme.marker
        halo: Theme.markerHalo
        thickness: Theme.px(10)
        Accessible.role: Accessible.Canvas
        Accessible.name: qsTr("用手指在这里圈")
        onDrawnStroke: points => box.screen.draw(points)
    }

    Item {
        anchors.fill: parent
        anchors.margins: Theme.stroke
        enabled: box.moving

        PinchHandler {
            property real last: 1

            target: null
            onActiveChanged: last = 1
            onActiveScaleChanged: {
                picture.pinch(activeScale / last, centroid.position.x, centroid.position.y);
                last = activeScale;
            }
        }

        DragHandler {
            property point last

            target: null
            onActiveChanged: last = Qt.point(0, 0)
            onActiveTranslationChanged: {
                picture.drag(activeTranslation.x - last.x, activeTranslation.y - last.y);
                last = Qt.point(activeTranslation.x, activeTranslation.y);
            }
        }
    }

    // In a narrow picture the third button stands above the others.
    Flow {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.s16
        spacing: Theme.s16
        layoutDirection: Qt.RightToLeft

        Chip {
            objectName: "dispute.zoom_in"
            visible: !(picture?.nearest ?? true)
            icon: "magnify-plus-outline"
            label: qsTr("放大")
            onTapped: picture.step(1)
        }

        Chip {
            objectName: "dispute.zoom_out"
            visible: box.zoomed
            icon: "magnify-minus-outline"
            label: qsTr("缩小")
            onTapped: picture.step(-1)
        }

        Chip {
            objectName: "dispute.move"
            visible: box.zoomed
            checkable: true
            checked: box.moving
            icon: "gesture-tap"
            label: qsTr("移动")
            onTapped: box.moving = !box.moving
        }
    }
}
