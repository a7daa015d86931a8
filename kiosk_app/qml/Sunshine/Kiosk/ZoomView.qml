import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A picture in a frame: pinch and drag, or the two buttons; nothing happens by accident at full view.
Item {
    id: box

    required property PictureHolder source
    property var boxes: []
    property string prefix: "zoom"  // of the object names
    property string words  // what it is, for assistive technology
    property alias view: picture
    property alias zooms: buttons

    Rectangle {
        anchors.fill: parent
        color: Theme.blueSoft
        border.width: Theme.stroke
        border.color: Theme.lineStrong
    }

    PictureView {
        id: picture

        objectName: box.prefix + ".picture"
        anchors.fill: parent
        anchors.margins: Theme.stroke
        clip: true
        source: box.source
        boxes: box.boxes
        frame: Theme.amber
        stroke: Theme.px(5)
        Accessible.role: Accessible.Graphic
        Accessible.name: box.words

        PinchHandler {
            id: fingers

            property real last: 1

            target: null
            onActiveChanged: last = 1
            onActiveScaleChanged: {
                picture.pinch(activeScale / last, centroid.position.x, centroid.position.y);
                last = activeScale;
            }
        }

        DragHandler {
            id: finger

            property point last

            target: null
            enabled: !(picture?.whole ?? true)
            onActiveChanged: last = Qt.point(0, 0)
            onActiveTranslationChanged: {
                picture.drag(activeTranslation.x - last.x, activeTranslation.y - last.y);
                last = Qt.point(activeTranslation.x, activeTranslation.y);
            }
        }
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.s16
        spacing: Theme.s16

        Chip {
            objectName: box.prefix + ".zoom_out"
            visible: !(picture?.whole ?? true)
            icon: "magnify-minus-outline"
            label: qsTr("缩小")
            onTapped: picture.step(-1)
        }

        Chip {
            objectName: box.prefix + ".zoom_in"
            visible: !(picture?.nearest ?? true)
            icon: "magnify-plus-outline"
            label: qsTr("放大")
            onTapped: picture.step(1)
        }
    }
}
