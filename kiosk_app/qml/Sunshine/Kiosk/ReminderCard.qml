import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Today's reminder from the publicity wall; it opens the story or video it comes from.
TapSurface {
    id: reminder

    property string title
    property string note
    property bool video: false
    property bool brief: false

    label: qsTr("今日提醒：%1").arg(title)
    implicitHeight: Math.max(Theme.px(brief ? 140 : 180), words.implicitHeight + 2 * Theme.s24)

    SoftShadow {
        anchors.fill: parent
        radius: reminder.radius
    }

    Rectangle {
        anchors.fill: parent
        radius: reminder.radius
        color: Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.line
    }

    Rectangle {
        id: poster

        x: Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(reminder.brief ? 104 : 220)
        height: Theme.px(reminder.brief ? 104 : 132)
        radius: Theme.rChip
        border.width: Theme.contrast ? Theme.stroke : 0
        border.color: Theme.line
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.tileRed
            }

            GradientStop {
                position: 1
                color: Theme.tileRedEnd
            }
        }

        Icon {
            anchors.centerIn: parent
            name: reminder.video ? "play-circle" : "shield-alert-outline"
            size: Theme.px(72)
            tone: Theme.overTile
        }
    }

    Column {
        id: words

        x: poster.x + poster.width + Theme.s24
        width: reminder.width - x - Theme.px(56)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        SText {
            width: parent.width
            text: qsTr("今日提醒：%1").arg(reminder.title)
            kind: reminder.brief ? "body" : "lead"
            strong: true
        }

        SText {
            visible: !reminder.brief && text !== ""
            width: parent.width
            text: reminder.note
            kind: "label"
            tone: Theme.inkSoft
        }
    }

    Icon {
        anchors.right: parent.right
        anchors.rightMargin: Theme.s16
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        tone: Theme.inkSoft
        size: Theme.px(44)
    }
}
