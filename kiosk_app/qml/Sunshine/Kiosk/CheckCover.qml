import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The record is there, but nobody can read it: until its citizen says so, and again when nobody has moved for a while.
Rectangle {
    id: cover

    required property CheckModel screen
    readonly property bool again: screen.blanked
    readonly property bool tall: Theme.portrait && !Theme.low
    readonly property bool narrow: card.innerWidth < Theme.px(760) * Theme.scale

    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }

    PictureView {
        id: veiled

        x: Theme.s32
        y: Theme.s32
        width: parent.width - 2 * x
        height: cover.tall ? width / cover.screen.picture.aspect : parent.height - 2 * y
        source: cover.screen.picture
        veiled: true
        Accessible.ignored: true
    }

    Arrival {
        id: arrival
    }

    onAgainChanged: arrival.restart()

    Card {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        // Below the veiled picture where there is room, over it where there is not; in the middle of a low screen.
        readonly property real beside: cover.tall ? veiled.y + veiled.height : 0
        readonly property real room: cover.height - beside - height
        y: cover.tall ? Math.min(beside + Math.max(Theme.s32, room * 0.4), cover.height - height - Theme.s32) : Math.max(Theme.s16, room / 2)
        width: Math.min(parent.width - 2 * Theme.s48, Theme.px(Theme.large ? 1100 : 940))
        padding: Theme.compact ? Theme.s32 : Theme.s48
        spacing: Theme.compact ? Theme.s16 : Theme.s32

        Notice {
            visible: cover.screen.failed
            width: parent.width
            mood: "bad"
            title: qsTr("没有打开，请再点一次或告诉民警")
        }

        SText {
            width: parent.width
            text: cover.again ? qsTr("还在核对吗？") : qsTr("这是您的业务吗？")
            kind: Theme.compact && Theme.large ? "title" : "hero"
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }

        SText {
            width: parent.width
            text: cover.again ? qsTr("为了不让别人看到，内容先盖住了。%1 秒后结束本次核对。").arg(cover.screen.closesIn) : [cover.screen.window, cover.screen.officerName, cover.screen.business].filter(word => word !== "").join(" · ")
            kind: "lead"
            horizontalAlignment: Text.AlignHCenter
        }

        SText {
            visible: !cover.again
            width: parent.width
            text: qsTr("内容先盖住了，点开后只给您本人看。")
            tone: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        Grid {
            id: answers

            width: parent.width
            columns: other.visible && !cover.narrow ? 2 : 1
            spacing: Theme.apart
            layoutDirection: Qt.RightToLeft

            PillButton {
                objectName: "check.mine"
                width: answers.columns === 2 ? (parent.width - parent.spacing) * 0.62 : parent.width
                height: Math.max(implicitHeight, Theme.px(Theme.compact ? 120 : 148))
                icon: "eye-outline"
                kind: Theme.large || cover.narrow ? "lead" : "title"
                label: cover.screen.saving ? qsTr("正在打开……") : cover.again ? qsTr("是我，接着看") : qsTr("这是我的业务")
                enabled: arrival.over && !cover.screen.saving
                opacity: 1
                onTapped: cover.screen.open_mine()
            }

            PillButton {
                id: other

                objectName: "check.not_mine"
                visible: !cover.again
                width: answers.columns === 2 ? (parent.width - parent.spacing) * 0.38 : parent.width
                height: answers.columns === 2 ? Math.max(implicitHeight, Theme.px(Theme.compact ? 120 : 148)) : implicitHeight
                outline: true
                kind: "lead"
                label: qsTr("不是我的")
                enabled: arrival.over && !cover.screen.saving
                opacity: 1
                onTapped: cover.screen.not_mine()
            }
        }
    }
}
