import QtQuick
import QtQuick.Layouts
import Sunshine.Theme
import Sunshine.Controls

// One help of the assistance bar: an icon above its word; `checked` while it is on.
TapSurface {
    id: item

    property string icon
    readonly property color tone: checked ? Theme.overBlue : Theme.blue

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.minimumWidth: Theme.touch
    Layout.preferredWidth: Math.max(Theme.touch, word.implicitWidth + Theme.s16)
    radius: Theme.rChip

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.s8, Math.max(stack.width + Theme.s32, Theme.touch))
        height: parent.height - Theme.s16
        radius: item.radius
        color: item.checked ? Theme.blue : "transparent"
    }

    Column {
        id: stack

        anchors.centerIn: parent
        width: Math.min(word.implicitWidth, item.width - Theme.s8)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: item.icon
            size: Theme.px(44)
            tone: item.tone
        }

        SText {
            id: word

            width: parent.width
            text: item.label
            kind: "note"
            lineHeight: 1.05
            tone: item.checked ? Theme.overBlue : Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
