import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A finger's signature under what was just confirmed, where the station asks for one; nobody has to.
Item {
    id: step

    required property CheckModel screen
    readonly property real pad: Theme.compact ? Theme.s16 : Theme.s48

    Arrival {
        id: arrival
    }

    Notice {
        id: notice

        visible: step.screen.failed
        x: step.pad
        y: step.pad
        width: parent.width - 2 * x
        mood: "bad"
        title: qsTr("没有存上，请再点一次或告诉民警")
    }

    Rectangle {
        id: sheet

        x: step.pad
        y: notice.visible ? notice.y + notice.height + Theme.s16 : step.pad
        width: parent.width - 2 * x
        height: Math.min(buttons.y - y - step.pad, Theme.portrait ? width * 0.95 : parent.height)
        radius: Theme.rCard
        color: Theme.sheet
        border.width: Theme.stroke
        border.color: Theme.lineStrong

        Rectangle {
            x: Theme.s48
            y: parent.height * 0.78
            width: parent.width - 2 * x
            height: Theme.stroke
            color: Theme.sheetLine
        }

        MarkCanvas {
            id: canvas

            objectName: "sign.sheet"
            anchors.fill: parent
            anchors.margins: Theme.stroke
            clip: true
            enabled: arrival.over && !step.screen.saving
            strokes: step.screen.signature
            ink: Theme.signature
            halo: Theme.sheet
            thickness: Theme.px(9)
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTr("用手指在这里签名")
            onDrawnStroke: points => step.screen.sign_stroke(points)
        }
    }

    GridLayout {
        id: buttons

        x: step.pad
        y: parent.height - height - step.pad
        width: parent.width - 2 * x
        columns: Theme.portrait ? 2 : 3
        columnSpacing: Theme.apart
        rowSpacing: Theme.apart
        uniformCellWidths: true

        PillButton {
            objectName: "sign.not"
            Layout.fillWidth: true
            outline: true
            kind: "body"
            label: qsTr("不签名")
            enabled: arrival.over && !step.screen.saving
            opacity: 1
            onTapped: step.screen.sign_not()
        }

        PillButton {
            objectName: "sign.again"
            Layout.fillWidth: true
            outline: true
            kind: "body"
            icon: "undo-variant"
            label: qsTr("重写")
            enabled: step.screen.signature.length > 0 && !step.screen.saving
            onTapped: step.screen.sign_again()
        }

        PillButton {
            objectName: "sign.done"
            Layout.fillWidth: true
            Layout.columnSpan: Theme.portrait ? 2 : 1
            Layout.preferredHeight: Math.max(implicitHeight, Theme.px(Theme.compact ? 112 : 140))
            fill: Theme.green
            tone: Theme.overGreen
            icon: "check-bold"
            label: step.screen.saving ? qsTr("正在保存……") : qsTr("签好了")
            enabled: step.screen.signature.length > 0 && !step.screen.saving
            onTapped: step.screen.sign(canvas.width / canvas.height)
        }
    }
}
