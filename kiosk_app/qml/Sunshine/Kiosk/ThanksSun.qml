import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The sun with a tick: done.
Rectangle {
    property string icon: "check-bold"

    implicitWidth: Theme.px(Theme.compact ? 120 : 300)
    implicitHeight: implicitWidth
    radius: width / 2
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.line
    Accessible.ignored: true

    gradient: Gradient {
        GradientStop {
            position: 0
            color: Theme.sunLight
        }

        GradientStop {
            position: 1
            color: Theme.sun
        }
    }

    Icon {
        anchors.centerIn: parent
        name: parent.icon
        size: parent.width * 0.56
        tone: Theme.overSun
    }
}
