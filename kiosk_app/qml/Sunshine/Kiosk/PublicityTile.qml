import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One item of the wall: its picture or colour with a sign, its title, its kind and length.
TapSurface {
    id: tile

    required property var item
    readonly property string about: aboutLine()
    readonly property var shades: ({
            red: [Theme.tileRed, Theme.tileRedEnd],
            blue: [Theme.tileBlue, Theme.tileBlueEnd],
            green: [Theme.tileGreen, Theme.tileGreenEnd],
            amber: [Theme.tileAmber, Theme.tileAmberEnd]
        })[item.tone]

    label: item.title + "，" + about
    radius: Theme.rTile
    implicitHeight: face.height + words.implicitHeight + 2 * Theme.s24

    function aboutLine(): string {
        if (!item.video)
            return qsTr("图画故事 · %1 页").arg(item.amount);
        const minutes = Math.floor(item.amount / 60);
        const seconds = item.amount % 60;
        const time = minutes > 0 ? qsTr("%1 分 %2 秒").arg(minutes).arg(seconds) : qsTr("%1 秒").arg(seconds);
        return qsTr("短片 · %1 · 带字幕").arg(time);
    }

    SoftShadow {
        anchors.fill: parent
        radius: tile.radius
    }

    Rectangle {
        anchors.fill: parent
        radius: tile.radius
        color: Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.line
    }

    Rectangle {
        id: face

        x: Theme.s8
        y: Theme.s8
        width: tile.width - 2 * x
        height: Math.min(width * 9 / 16, Theme.pageHeight * (Theme.portrait ? 0.42 : 0.54))
        radius: tile.radius - Theme.s8
        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop {
                position: 0
                color: tile.shades[0]
            }

            GradientStop {
                position: 1
                color: tile.shades[1]
            }
        }

        Image {
            id: poster

            x: (face.width - width) / 2
            width: Math.min(face.width - 2 * Theme.s16, height * 16 / 9)
            height: face.height
            source: tile.item.poster
            sourceSize.width: face.width
            fillMode: Image.PreserveAspectFit
            smooth: true
            Accessible.ignored: true
        }

        Rectangle {
            visible: tile.item.video || poster.status !== Image.Ready
            x: poster.status === Image.Ready ? face.width - width - Theme.s24 : (face.width - width) / 2
            y: poster.status === Image.Ready ? face.height - height - Theme.s24 : (face.height - height) / 2
            width: Theme.px(132)
            height: width
            radius: width / 2
            color: Theme.surface
            border.width: Theme.contrast ? Theme.stroke : 0
            border.color: Theme.line

            Icon {
                anchors.centerIn: parent
                name: tile.item.video ? "play" : tile.item.icon
                size: parent.width * 0.56
                tone: Theme.contrast ? Theme.ink : tile.shades[0]
            }
        }
    }

    Column {
        id: words

        x: Theme.s32
        y: face.y + face.height + Theme.s16
        width: tile.width - 2 * x
        spacing: Theme.s4

        SText {
            width: parent.width
            text: tile.item.title
            kind: "lead"
            strong: true
        }

        SText {
            width: parent.width
            text: tile.about
            kind: "label"
            tone: Theme.inkSoft
        }
    }
}
