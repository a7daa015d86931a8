import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The call on home: a window asks the citizen to check a record.
TapSurface {
    id: call

    property string window
    property bool brief: false

    label: qsTr("%1 请您核对刚办理的业务，去核对").arg(window)
    implicitHeight: Math.max(Theme.px(brief ? 140 : 168), words.implicitHeight + 2 * Theme.s24)

    Rectangle {
        anchors.fill: parent
        radius: call.radius
        color: Theme.sunSoft
        border.width: Theme.stroke
        border.color: Theme.sun
    }

    Icon {
        id: glyph

        x: Theme.s32
        anchors.verticalCenter: parent.verticalCenter
        name: "monitor-eye"
        size: Theme.px(80)
        tone: Theme.sunDeep
    }

    Column {
        id: words

        x: glyph.x + glyph.width + Theme.s24
        width: go.x - x - Theme.s16
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        SText {
            width: parent.width
            text: call.brief ? qsTr("%1 请您核对").arg(call.window) : qsTr("%1 请您核对刚办理的业务").arg(call.window)
            kind: "lead"
            strong: true
        }

        SText {
            visible: !call.brief
            width: parent.width
            text: qsTr("核对无误后，民警才会保存打印")
            kind: "label"
            tone: Theme.sunDeep
        }
    }

    Rectangle {
        id: go

        anchors.right: parent.right
        anchors.rightMargin: Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        width: goText.implicitWidth + 2 * Theme.s32
        height: Math.max(Theme.touch, goText.implicitHeight + Theme.s24)
        radius: height / 2
        color: Theme.blue

        SText {
            id: goText

            anchors.centerIn: parent
            text: qsTr("去核对")
            kind: "lead"
            strong: true
            tone: Theme.overBlue
            wrapMode: Text.NoWrap
        }
    }
}
