import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Circling what is wrong with a finger.
Item {
    id: page

    required property CheckModel screen
    readonly property real pad: Theme.compact ? Theme.s16 : Theme.s32
    readonly property real side: Theme.px(Theme.large ? 560 : 520)
    readonly property real room: height - band.height

    CheckBand {
        id: band

        width: parent.width
        color: Theme.contrast ? Theme.blueDeep : Theme.red
        icon: "gesture-tap"
        title: qsTr("用手指圈出写错的地方")
        note: qsTr("可以圈多处，民警马上能看到")
    }

    DisputeCanvas {
        id: canvas

        x: page.pad
        y: band.height + page.pad
        width: Theme.portrait ? page.width - 2 * x : page.width - page.side - 2 * page.pad
        height: Theme.portrait ? Math.min(width / page.screen.picture.aspect, page.room * (Theme.compact ? 0.4 : 0.5)) : page.room - 2 * page.pad
        screen: page.screen
    }

    DisputeLabels {
        x: Theme.portrait ? 0 : page.width - page.side - page.pad / 2
        y: Theme.portrait ? canvas.y + canvas.height + Theme.s8 : band.height + Theme.s8
        width: Theme.portrait ? page.width : page.side + page.pad / 2
        height: actions.y - y - Theme.s8
        margin: Theme.portrait ? Theme.s48 : Theme.s16
        screen: page.screen
    }

    DisputeActions {
        id: actions

        x: Theme.portrait ? Theme.s48 : page.width - page.side
        y: page.height - height - page.pad
        width: Theme.portrait ? page.width - 2 * x : page.side - Theme.s24
        screen: page.screen
    }

    CheckBlank {
        anchors.fill: parent
        visible: page.screen.blanked
        closesIn: page.screen.closesIn
    }
}
