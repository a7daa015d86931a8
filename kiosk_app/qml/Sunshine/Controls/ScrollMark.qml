import QtQuick
import Sunshine.Theme

// Where in a long list one is; shown only when there is more than fits.
Item {
    id: mark

    required property Flickable flick
    readonly property real share: flick.contentHeight > 0 ? Math.min(1, flick.height / flick.contentHeight) : 1
    readonly property real bar: Math.max(Theme.s48, height * share)

    width: Theme.s24
    visible: share < 1

    Rectangle {
        readonly property real way: Math.max(1, mark.flick.contentHeight - mark.flick.height)

        x: Theme.s8
        y: Math.max(0, Math.min(1, (mark.flick.contentY - mark.flick.originY) / way)) * (mark.height - mark.bar)
        width: Theme.s8
        height: mark.bar
        radius: width / 2
        color: Theme.lineStrong
    }
}
