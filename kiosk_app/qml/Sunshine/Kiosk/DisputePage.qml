pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Circling what is wrong with a finger.
Item {
    id: page

    required property CheckModel screen
    readonly property bool headless: true
    readonly property bool tall: Theme.portrait && !Theme.low
    readonly property real pad: Theme.compact ? Theme.s16 : Theme.s32
    readonly property bool broad: width > Theme.px(1700)
    readonly property bool beside: broad && !Theme.large  // whether the actions stand under the labels
    readonly property real room: height - band.height - (tall || beside ? 0 : actions.height + pad)
    readonly property real side: broad ? Math.max(Theme.px(760), width - (room - 2 * pad) * screen.picture.aspect - 2 * pad) : Theme.px(Theme.large ? 560 : 520)

    CheckBand {
        id: band

        width: parent.width
        color: Theme.tileRedEnd
        icon: "gesture-tap"
        title: qsTr("用手指圈出写错的地方")
        note: qsTr("可以圈多处，民警马上能看到")
    }

    DisputeCanvas {
        id: canvas

        x: page.pad
        y: band.height + page.pad
        width: page.tall ? page.width - 2 * x : page.width - page.side - 2 * page.pad
        height: page.tall ? Math.min(width / page.screen.picture.aspect, page.room * 0.5) : page.room - 2 * page.pad
        screen: page.screen
    }

    DisputeLabels {
        x: page.tall ? 0 : page.width - page.side - page.pad / 2
        y: page.tall ? canvas.y + canvas.height + Theme.s8 : band.height + Theme.s8
        width: page.tall ? page.width : page.side + page.pad / 2
        height: actions.y - y - Theme.s8
        margin: page.tall ? Theme.s48 : Theme.s16
        screen: page.screen
    }

    DisputeActions {
        id: actions

        x: page.tall ? Theme.s48 : page.beside ? page.width - page.side : page.pad
        y: page.height - height - page.pad
        width: page.beside ? page.side - Theme.s24 : page.width - 2 * x
        flat: !page.tall && !page.beside
        screen: page.screen
    }

    Loader {
        anchors.fill: parent
        anchors.topMargin: band.height
        active: page.screen.blanked
        sourceComponent: CheckCover {
            screen: page.screen
        }
    }
}
