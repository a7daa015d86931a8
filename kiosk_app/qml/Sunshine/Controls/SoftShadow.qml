pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme

// The one elevation: a few faint outlines, since effects draw nothing without a GPU.
Item {
    id: shadow

    property real radius: Theme.rCard

    visible: !Theme.contrast

    Repeater {
        model: 3

        Rectangle {
            required property int index

            x: -index * Theme.px(3)
            y: Theme.px(6) - index * Theme.px(2)
            width: shadow.width - 2 * x
            height: shadow.height + index * Theme.px(5)
            radius: shadow.radius + index * Theme.px(3)
            color: Theme.shade
        }
    }
}
