import QtQuick
import QtQuick.Layouts
import Sunshine.Theme
import Sunshine.Controls

// What was recorded, and 点错了，改一下 while it may still be changed.
Card {
    id: row

    property string level
    property color tone
    property string officer
    property int undoLeft
    property bool settled: true

    signal undone

    padding: Theme.s32

    GridLayout {
        width: row.innerWidth
        columns: Theme.portrait && Theme.large ? 1 : 2
        columnSpacing: Theme.s24
        rowSpacing: Theme.s16

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.s4

            SText {
                Layout.fillWidth: true
                text: qsTr("本次评价：%1").arg(row.level)
                kind: "lead"
                strong: true
                tone: row.tone
            }

            SText {
                Layout.fillWidth: true
                text: row.officer
                kind: "label"
            }
        }

        Chip {
            objectName: "thanks.undo"
            Layout.fillWidth: parent.columns === 1
            visible: row.undoLeft > 0
            enabled: row.settled
            opacity: 1
            icon: "undo-variant"
            kind: "body"
            label: qsTr("点错了，改一下（%1）").arg(row.undoLeft)
            onTapped: row.undone()
        }
    }
}
