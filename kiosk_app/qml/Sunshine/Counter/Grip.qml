import QtQuick
import QtQuick.Window
import Sunshine.Theme

// Nine dots to drag the bar by. Moves the window itself, so that it works without a window manager too.
Item {
    id: grip

    signal dropped

    implicitWidth: Theme.px(64)

    Grid {
        anchors.centerIn: parent
        columns: 3
        spacing: Theme.px(7)

        Repeater {
            model: 12

            Rectangle {
                width: Theme.px(6)
                height: width
                radius: width / 2
                color: Theme.lineStrong
            }
        }
    }

    MouseArea {
        id: area

        property point start

        anchors.fill: parent
        cursorShape: pressed ? Qt.ClosedHandCursor : Qt.OpenHandCursor
        onPressed: mouse => start = Qt.point(mouse.x, mouse.y)
        onPositionChanged: mouse => {
            grip.Window.window.x += mouse.x - start.x;
            grip.Window.window.y += mouse.y - start.y;
        }
        onReleased: grip.dropped()
    }
}
