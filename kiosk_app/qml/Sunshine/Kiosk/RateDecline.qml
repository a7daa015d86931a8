import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// 暂不评价: nobody has to rate, and nothing depends on it.
PillButton {
    required property RatingModel screen
    property bool settled: true

    objectName: "rate.decline"
    outline: true
    kind: "body"
    label: qsTr("暂不评价（不影响办理）")
    enabled: settled && !screen.saving
    opacity: screen.saving ? Theme.faint : 1
    onTapped: screen.decline()
}
