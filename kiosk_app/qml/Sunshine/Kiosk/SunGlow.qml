import QtQuick
import QtQuick.Shapes
import Sunshine.Theme

// The header's ground: deep blue with a low sun in the upper right corner, small enough to leave white words readable.
Item {
    id: glow

    property real reach: Theme.px(300)
    property real sunX: width + Theme.px(40)
    property real sunY: -Theme.px(90)

    Rectangle {
        anchors.fill: parent
        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop {
                position: 0
                color: Theme.blueDeep
            }

            GradientStop {
                position: 1
                color: Theme.headerEnd
            }
        }
    }

    Shape {
        anchors.fill: parent
        visible: !Theme.contrast

        ShapePath {
            strokeWidth: -1
            fillGradient: RadialGradient {
                centerX: glow.sunX
                centerY: glow.sunY
                focalX: centerX
                focalY: centerY
                centerRadius: glow.reach

                GradientStop {
                    position: 0
                    color: Theme.sun
                }

                GradientStop {
                    position: 0.35
                    color: Qt.alpha(Theme.sun, 0.62)
                }

                GradientStop {
                    position: 0.7
                    color: Qt.alpha(Theme.sun, 0.16)
                }

                GradientStop {
                    position: 1
                    color: Qt.alpha(Theme.sun, 0)
                }
            }

            PathRectangle {
                width: glow.width
                height: glow.height
            }
        }
    }

    Rectangle {
        visible: Theme.contrast
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.stroke
        color: Theme.line
    }
}
