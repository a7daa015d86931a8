import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Home: the call to check on top, the four services, today's reminder.
Item {
    id: page

    required property HomeModel screen
    readonly property bool wide: !Theme.portrait
    readonly property bool called: screen.pending > 0
    readonly property bool roomy: Theme.portrait && !Theme.low
    readonly property real margin: Theme.s48
    readonly property real gap: Theme.px(roomy ? 32 : 24)
    readonly property bool fourAcross: wide && !(Theme.large && width < Theme.px(1700)) && !(page.screen.latin && width < Theme.px(1700))

    Item {
        id: upper

        x: page.margin
        y: Theme.px(page.roomy ? 44 : 24)
        width: page.width - 2 * page.margin
        height: page.wide ? Math.max(greeting.height, slot.height) : slot.height + (greeting.visible ? (slot.height > 0 ? page.gap : 0) + greeting.height : 0)

        Column {
            id: greeting

            visible: !Theme.low
            y: page.wide ? (upper.height - height) / 2 : slot.height > 0 ? slot.height + page.gap : 0
            width: page.wide ? upper.width - slot.width - Theme.s32 : upper.width
            spacing: Theme.s8

            SText {
                width: parent.width
                text: qsTr("您好，请点选服务")
                font.pixelSize: Theme.px((page.roomy ? 60 : 52) * (page.wide && Theme.large ? 1 : Theme.scale))
                kind: "title"
                strong: true
            }

            SText {
                visible: page.roomy
                width: parent.width
                text: qsTr("用手轻触屏幕即可，%1 秒无人操作自动返回首页").arg(page.screen.idleSeconds)
                kind: "body"
                tone: Theme.inkSoft
            }
        }

        Item {
            id: slot

            readonly property bool filled: page.called || (!page.roomy && page.screen.reminderTitle !== "")

            x: page.wide ? upper.width - width : 0
            y: page.wide ? (upper.height - height) / 2 : 0
            width: !page.wide ? upper.width : filled ? Math.max(Theme.px(690), upper.width * (page.width < Theme.px(1700) ? 0.58 : 0.5)) : 0
            height: page.called ? call.implicitHeight : filled ? slotReminder.implicitHeight : 0

            CheckCall {
                id: call

                objectName: "home.check"
                visible: page.called
                width: parent.width
                height: implicitHeight
                window: page.screen.pendingWindow
                brief: !page.roomy
                onTapped: page.screen.openCheck()
            }

            ReminderCard {
                id: slotReminder

                objectName: visible ? "home.reminder" : ""
                visible: !page.called && slot.filled
                width: parent.width
                height: implicitHeight
                brief: true
                title: page.screen.reminderTitle
                note: page.screen.reminderNote
                video: page.screen.reminderIsVideo
                onTapped: page.screen.openReminder()
            }
        }
    }

    Grid {
        id: tiles

        readonly property real cellWidth: (width - (columns - 1) * columnSpacing) / columns
        readonly property real cellHeight: (height - (4 / columns - 1) * rowSpacing) / (4 / columns)
        readonly property real noteRoom: Math.max(lookup.noteHeight, rating.noteHeight, message.noteHeight, publicity.noteHeight)

        x: page.margin
        y: upper.y + upper.height + (upper.height > 0 ? page.gap : 0)
        width: page.width - 2 * page.margin
        height: (reminder.visible ? reminder.y - page.gap : page.height - Theme.px(page.roomy ? 44 : 28)) - y
        columns: page.fourAcross ? 4 : 2
        columnSpacing: page.gap
        rowSpacing: page.gap

        HomeTile {
            id: lookup

            objectName: "home.lookup"
            width: tiles.cellWidth
            height: tiles.cellHeight
            noteRoom: tiles.noteRoom
            icon: "book-search"
            title: qsTr("业务查询")
            note: qsTr("办什么、带什么、怎么走")
            from: Theme.tileBlue
            to: Theme.tileBlueEnd
            onTapped: page.screen.open(Shell.Lookup)
        }

        HomeTile {
            id: rating

            objectName: "home.rating"
            width: tiles.cellWidth
            height: tiles.cellHeight
            noteRoom: tiles.noteRoom
            icon: "star-face"
            title: qsTr("服务评价")
            note: qsTr("给窗口民警打个分")
            from: Theme.tileAmber
            to: Theme.tileAmberEnd
            onTapped: page.screen.open(Shell.Rate)
        }

        HomeTile {
            id: message

            objectName: "home.message"
            width: tiles.cellWidth
            height: tiles.cellHeight
            noteRoom: tiles.noteRoom
            icon: "message-draw"
            title: qsTr("留言建议")
            note: qsTr("想说的话，随时告诉我们")
            from: Theme.tileGreen
            to: Theme.tileGreenEnd
            onTapped: page.screen.open(Shell.Message)
        }

        HomeTile {
            id: publicity

            objectName: "home.publicity"
            width: tiles.cellWidth
            height: tiles.cellHeight
            noteRoom: tiles.noteRoom
            icon: "shield-star"
            title: qsTr("心防宣传")
            note: qsTr("防诈骗、防盗抢、反邪教")
            from: Theme.tileRed
            to: Theme.tileRedEnd
            onTapped: page.screen.open(Shell.Publicity)
        }
    }

    ReminderCard {
        id: reminder

        objectName: visible ? "home.reminder" : ""
        visible: page.roomy && page.screen.reminderTitle !== ""
        x: page.margin
        y: page.height - height - Theme.px(44)
        width: page.width - 2 * page.margin
        height: implicitHeight
        title: page.screen.reminderTitle
        note: page.screen.reminderNote
        video: page.screen.reminderIsVideo
        onTapped: page.screen.openReminder()
    }
}
