pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Checking a record: the picture, the facts in big type, and two answers.
Item {
    id: page

    required property CheckModel screen
    readonly property bool looking: screen.phase === "looking" || screen.phase === "saving"
    readonly property bool covered: screen.phase === "covered" || screen.phase === "opening"
    readonly property bool signing: screen.phase === "signing" || screen.phase === "sealing"
    readonly property bool headless: looking || covered || signing
    readonly property bool plain: screen.facts.length === 0
    readonly property real pad: Theme.compact ? Theme.s16 : Theme.s32
    readonly property real side: Theme.px(Theme.large ? 560 : 520)
    readonly property real shareOfHeight: Theme.compact ? 0.36 : 0.44

    CheckBand {
        id: band

        visible: page.headless
        width: parent.width
        icon: page.signing ? "gesture-tap" : "monitor-eye"
        title: page.signing ? qsTr("请用手指签名") : page.covered ? qsTr("请核对刚办理的业务") : qsTr("请核对屏幕上的信息")
        note: page.signing ? qsTr("已确认信息无误；不签名也不影响办理") : page.covered ? "" : [page.screen.window, page.screen.officerName, page.screen.business].filter(word => word !== "").join(" · ")
        badge: page.screen.revision > 1 ? qsTr("第 %1 次核对").arg(page.screen.revision) : ""
    }

    Loader {
        anchors.fill: parent
        anchors.topMargin: band.height
        active: page.looking
        sourceComponent: Theme.portrait && !Theme.low ? tall : wide
    }

    Loader {
        anchors.fill: parent
        active: !page.headless
        sourceComponent: page.screen.phase === "pick" ? queue : standing
    }

    Loader {
        anchors.fill: parent
        anchors.topMargin: band.height
        active: page.covered || page.screen.blanked
        sourceComponent: CheckCover {
            screen: page.screen
        }
    }

    Loader {
        anchors.fill: parent
        anchors.topMargin: band.height
        active: page.signing
        sourceComponent: CheckSign {
            screen: page.screen
        }
    }

    Component {
        id: queue

        CheckQueue {
            screen: page.screen
        }
    }

    Component {
        id: standing

        CheckState {
            screen: page.screen
        }
    }

    Component {
        id: tall

        Item {
            id: sheet

            CheckPicture {
                id: picture

                x: page.pad
                y: page.pad
                width: parent.width - 2 * x
                height: page.plain ? texts.y - y - page.pad / 2 : Math.min(width / page.screen.picture.aspect, parent.height * page.shareOfHeight)
                screen: page.screen
            }

            // Without facts the picture is all there is: it gets the room, for whoever enlarges it.
            CheckTexts {
                id: texts

                y: page.plain ? answer.y - Theme.s8 - Math.ceil(natural) - 1 : picture.y + picture.height + page.pad / 2
                width: parent.width
                height: answer.y - y - Theme.s8
                headed: true
                big: !Theme.large
                screen: page.screen
                onPicked: place => picture.point(place)
            }

            CheckAnswer {
                id: answer

                x: Theme.s48
                y: parent.height - height - page.pad
                width: parent.width - 2 * x
                screen: page.screen
            }
        }
    }

    Component {
        id: wide

        Item {
            id: table

            // On a broad screen the answers stand under the facts, else, and where large facts need the room, below all.
            readonly property bool broad: width > Theme.px(1700)
            readonly property bool beside: broad && (!Theme.large || page.plain)
            readonly property bool bare: page.plain && !beside
            readonly property real room: (beside ? height : answer.y) - 2 * page.pad
            readonly property real rest: width - room * page.screen.picture.aspect - 2 * page.pad
            readonly property real side: bare ? 0 : broad ? Math.max(Theme.px(!page.plain ? 760 : Theme.large ? 660 : 520), rest) : page.side

            CheckPicture {
                id: picture

                x: page.pad
                y: page.pad
                width: parent.width - table.side - 2 * page.pad
                height: table.bare ? texts.y - y - page.pad / 2 : table.room
                screen: page.screen
            }

            CheckTexts {
                id: texts

                x: table.bare ? 0 : parent.width - table.side - page.pad / 2
                width: table.bare ? parent.width : table.side + page.pad / 2
                y: table.bare ? answer.y - Theme.s8 - Math.ceil(natural) - 1 : Theme.s8
                height: answer.y - y - Theme.s8
                margin: table.bare ? page.pad : Theme.s16
                headed: table.beside
                brief: table.bare
                screen: page.screen
                onPicked: place => picture.point(place)
            }

            CheckAnswer {
                id: answer

                x: table.beside ? parent.width - table.side : page.pad
                y: parent.height - height - page.pad
                width: table.beside ? table.side - Theme.s24 : parent.width - 2 * page.pad
                stacked: table.beside && width < Theme.px(640) * Theme.scale
                screen: page.screen
            }
        }
    }
}
