import QtQuick
import Sunshine.Theme

// The pill at the lower edge of a scrolling area: there is more below, and a tap goes there.
TapSurface {
    id: hint

    required property Flickable flick
    readonly property bool more: flick.contentHeight - flick.contentY + flick.originY - flick.height > Theme.s32

    signal going

    objectName: "scroll.more"
    visible: more
    anchors.horizontalCenter: parent.horizontalCenter
    anchors.bottom: parent.bottom
    width: words.implicitWidth + 2 * Theme.s32
    height: Theme.touch
    radius: height / 2
    label: qsTr("下面还有，点这里往下看")
    onTapped: {
        hint.going();
        glide.to = Math.min(flick.originY + flick.contentHeight - flick.height, flick.contentY + flick.height * 0.8);
        glide.restart();
    }

    NumberAnimation {
        id: glide

        target: hint.flick
        property: "contentY"
        duration: Theme.page
        easing.type: Easing.OutCubic
    }

    // What goes on below fades out under the pill.
    Rectangle {
        x: -hint.x
        y: hint.height - height
        width: hint.parent.width - Theme.s32
        height: Theme.touch + Theme.s16
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(Theme.paper, 0)
            }

            GradientStop {
                position: 0.7
                color: Theme.paper
            }
        }
    }

    Rectangle {
        anchors.centerIn: parent
        width: parent.width
        height: parent.height - Theme.s16
        radius: height / 2
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.blue
    }

    Row {
        id: words

        anchors.centerIn: parent
        spacing: Theme.s8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-double-down"
            size: Math.round(Theme.label * 1.2)
            tone: Theme.blue
        }

        SText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("下面还有")
            kind: "label"
            strong: true
            tone: Theme.blue
        }
    }
}
