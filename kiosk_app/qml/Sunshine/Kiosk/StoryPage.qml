import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A picture story, one frame a page; after the last frame what to remember of it.
Item {
    id: page

    required property StoryModel screen
    readonly property bool across: !Theme.portrait || Theme.compact
    readonly property real inner: width - 2 * Theme.s48

    SText {
        id: heading

        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: page.inner
        text: page.screen.title
        kind: Theme.compact ? "lead" : "title"
        strong: true
    }

    StoryFrame {
        visible: !page.screen.ended && !page.screen.gone
        x: Theme.s48
        y: heading.y + heading.height + Theme.s16
        width: page.inner
        height: progress.y - y - Theme.s16
        frame: page.screen.frame
        across: page.across
    }

    ScrollColumn {
        visible: page.screen.ended || page.screen.gone
        y: heading.y + heading.height + Theme.s16
        width: page.width
        height: progress.y - y - Theme.s16
        centred: true
        bottomRoom: Theme.s8

        EmptyState {
            visible: page.screen.gone
            width: parent.width
            icon: "image-off-outline"
            title: qsTr("这个故事已经撤下")
            what: qsTr("内容刚刚更新过，请看看别的。")
        }

        Card {
            visible: page.screen.ended
            width: parent.width
            padding: Theme.compact ? Theme.s24 : Theme.s48
            fill: Theme.sunSoft
            edge: Theme.sun

            Icon {
                visible: !(Theme.compact && Theme.large)
                anchors.horizontalCenter: parent.horizontalCenter
                name: "lightbulb-on-outline"
                size: Theme.px(Theme.compact ? 64 : 120)
                tone: Theme.sunDeep
            }

            SText {
                width: parent.width
                text: qsTr("记住这一句")
                kind: "lead"
                tone: Theme.sunDeep
                horizontalAlignment: Text.AlignHCenter
            }

            SText {
                width: parent.width
                text: page.screen.lesson
                kind: Theme.compact && Theme.large ? "lead" : "title"
                strong: true
                horizontalAlignment: Text.AlignHCenter
            }

            SText {
                width: parent.width
                text: qsTr("拿不准就打 96110，或者问问窗口民警。")
                tone: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    StoryProgress {
        id: progress

        visible: !page.screen.gone
        x: Theme.s48
        y: actions.y - height - Theme.s16
        width: page.inner
        place: page.screen.place
        count: page.screen.count
        ended: page.screen.ended
    }

    Row {
        id: actions

        readonly property real half: (page.inner - spacing) / 2

        x: Theme.s48
        y: page.height - height - Theme.s24
        spacing: Theme.s24

        PillButton {
            objectName: "story.previous"
            width: actions.half
            outline: true
            icon: page.screen.ended ? "replay" : "arrow-left"
            label: page.screen.ended ? qsTr("再看一遍") : qsTr("上一页")
            enabled: page.screen.place > 0
            visible: !page.screen.gone
            onTapped: page.screen.ended ? page.screen.restart() : page.screen.previous()
        }

        PillButton {
            objectName: "story.next"
            width: page.screen.gone ? page.inner : actions.half
            icon: page.screen.ended || page.screen.gone ? "shield-star-outline" : "arrow-right"
            label: page.screen.ended || page.screen.gone ? qsTr("看别的") : qsTr("下一页")
            onTapped: page.screen.ended || page.screen.gone ? page.screen.openWall() : page.screen.next()
        }
    }
}
