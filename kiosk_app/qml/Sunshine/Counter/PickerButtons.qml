import QtQuick
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// Beside the box, for a hand that stays on the mouse.
Row {
    id: buttons

    required property Picker picker

    spacing: Theme.s16

    PillButton {
        objectName: "picker.accept"
        enabled: buttons.picker.enough
        label: buttons.picker.enough ? qsTr("选这里") : qsTr("太小了")
        kind: "label"
        onTapped: buttons.picker.accept()
    }

    PillButton {
        objectName: "picker.cancel"
        label: qsTr("取消")
        kind: "label"
        fill: Theme.surface
        tone: Theme.ink
        outline: true
        onTapped: buttons.picker.cancel()
    }
}
