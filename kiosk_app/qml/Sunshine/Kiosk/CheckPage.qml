import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Checking a record: the picture, the facts in big type, and two answers.
Item {
    id: page

    required property CheckModel screen
    readonly property bool looking: screen.phase === "looking" || screen.phase === "saving"
    readonly property bool plain: screen.facts.length === 0
    readonly property real pad: Theme.compact ? Theme.s16 : Theme.s32
    readonly property real side: Theme.px(Theme.large ? 560 : 520)
    readonly property real shareOfHeight: Theme.compact ? 0.36 : 0.46

    CheckBand {
        id: band

        visible: page.looking
        width: parent.width
        icon: "monitor-eye"
        title: qsTr("请核对屏幕上的信息")
        note: [page.screen.window, page.screen.officerName, page.screen.business].filter(word => word !== "").join(" · ")
        badge: page.screen.revision > 1 ? qsTr("第 %1 次核对").arg(page.screen.revision) : ""
    }

    Loader {
        anchors.fill: parent
        anchors.topMargin: band.height
        active: page.looking
        sourceComponent: Theme.portrait ? tall : wide
    }

    Loader {
        anchors.fill: parent
        active: !page.looking
        sourceComponent: page.screen.phase === "pick" ? queue : state
    }

    CheckBlank {
        anchors.fill: parent
        visible: page.screen.blanked
        closesIn: page.screen.closesIn
    }

    Component {
        id: queue

        CheckQueue {
            screen: page.screen
        }
    }

    Component {
        id: state

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
                screen: page.screen
                onPicked: place => picture.view.focusOn(place)
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
            CheckPicture {
                id: picture

                x: page.pad
                y: page.pad
                width: parent.width - page.side - 2 * page.pad
                height: parent.height - 2 * page.pad
                screen: page.screen
            }

            CheckTexts {
                x: parent.width - page.side - page.pad / 2
                width: page.side + page.pad / 2
                y: Theme.s8
                height: answer.y - y - Theme.s8
                margin: Theme.s16
                screen: page.screen
                onPicked: place => picture.view.focusOn(place)
            }

            CheckAnswer {
                id: answer

                x: parent.width - page.side
                y: parent.height - height - page.pad
                width: page.side - Theme.s24
                stacked: true
                screen: page.screen
            }
        }
    }
}
