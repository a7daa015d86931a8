import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Sunshine.Theme
import Sunshine.Controls

// How long until home when nobody touches the screen.
Item {
    id: ring

    property int seconds: 0
    property int total: 1
    property bool alarming: false
    readonly property real thickness: Theme.s8
    readonly property real diameter: Theme.px(Theme.large ? 88 : 72)

    Layout.minimumWidth: Theme.touch
    Layout.preferredWidth: Theme.touch
    Layout.fillWidth: true
    Layout.fillHeight: true
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("%1 秒无人操作回到首页").arg(seconds)

    Shape {
        anchors.centerIn: parent
        width: ring.diameter
        height: ring.diameter
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: Theme.line
            strokeWidth: Theme.contrast ? Theme.hair : ring.thickness
            fillColor: "transparent"

            PathAngleArc {
                centerX: ring.diameter / 2
                centerY: ring.diameter / 2
                radiusX: (ring.diameter - ring.thickness) / 2
                radiusY: radiusX
                sweepAngle: 360
            }
        }

        ShapePath {
            strokeColor: ring.alarming ? Theme.red : Theme.sun
            strokeWidth: ring.thickness
            fillColor: "transparent"

            PathAngleArc {
                centerX: ring.diameter / 2
                centerY: ring.diameter / 2
                radiusX: (ring.diameter - ring.thickness) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360 * ring.seconds / ring.total
            }
        }
    }

    SText {
        anchors.centerIn: parent
        text: ring.seconds
        kind: "note"
        tone: Theme.ink
    }
}
