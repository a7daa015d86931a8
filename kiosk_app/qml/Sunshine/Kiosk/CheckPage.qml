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
                height: Math.min(width / page.screen.picture.aspect, parent.height * (page.plain ? 0.7 : page.shareOfHeight))
                screen: page.screen
            }

            CheckTexts {
                y: picture.y + picture.height + page.pad / 2
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

            // On a broad screen the answers stand under the facts, on a 4:3 one below everything.
            readonly property bool broad: width > Theme.px(1700)
            readonly property real room: (broad ? height : answer.y) - 2 * page.pad
            readonly property real side: broad ? Math.max(Theme.px(760), width - room * page.screen.picture.aspect - 2 * page.pad) : page.side

            CheckPicture {
                id: picture

                x: page.pad
                y: page.pad
                width: parent.width - table.side - 2 * page.pad
                height: table.room
                screen: page.screen
            }

            CheckTexts {
                x: parent.width - table.side - page.pad / 2
                width: table.side + page.pad / 2
                y: Theme.s8
                height: answer.y - y - Theme.s8
                margin: Theme.s16
                headed: table.broad
                screen: page.screen
                onPicked: place => picture.point(place)
            }

            CheckAnswer {
                id: answer

                x: table.broad ? parent.width - table.side : page.pad
                y: parent.height - height - page.pad
                width: table.broad ? table.side - Theme.s24 : parent.width - 2 * page.pad
                stacked: table.broad && width < Theme.px(640) * Theme.scale
                screen: page.screen
            }
        }
    }
}
