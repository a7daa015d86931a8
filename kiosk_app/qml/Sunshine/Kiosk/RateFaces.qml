import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// 满意 · 基本满意 · 不满意.
GridLayout {
    id: faces

    required property RatingModel screen
    property bool settled: true

    // All three are explained or none is; in a narrow face the note takes two lines.
    readonly property real face: (height - (high - 1) * rowSpacing) / high
    readonly property real words: Theme.hero * 1.5 + Theme.body * (Theme.portrait ? 1.5 : 3)
    readonly property int high: Theme.portrait ? 3 : 1
    readonly property bool explained: face > words + (Theme.portrait ? Theme.s24 : Theme.px(180))

    columns: Theme.portrait ? 1 : 3
    columnSpacing: Theme.apart + Theme.s8
    rowSpacing: Theme.apart
    uniformCellHeights: true
    uniformCellWidths: true

    RateFace {
        objectName: "rate.level.satisfied"
        Layout.fillWidth: true
        Layout.fillHeight: true
        label: qsTr("满意")
        note: qsTr("服务好，事情办得顺利")
        icon: "emoticon-happy-outline"
        tone: Theme.green
        soft: Theme.greenSoft
        enabled: faces.settled && !faces.screen.saving
        opacity: faces.screen.saving ? Theme.faint : 1
        explained: faces.explained
        onTapped: faces.screen.grade("satisfied")
    }

    RateFace {
        objectName: "rate.level.basically_satisfied"
        Layout.fillWidth: true
        Layout.fillHeight: true
        label: qsTr("基本满意")
        note: qsTr("还可以，有改进的地方")
        icon: "emoticon-neutral-outline"
        tone: Theme.amber
        soft: Theme.amberSoft
        enabled: faces.settled && !faces.screen.saving
        opacity: faces.screen.saving ? Theme.faint : 1
        explained: faces.explained
        onTapped: faces.screen.grade("basically_satisfied")
    }

    RateFace {
        objectName: "rate.level.dissatisfied"
        Layout.fillWidth: true
        Layout.fillHeight: true
        label: qsTr("不满意")
        note: qsTr("请告诉我们哪里没做好")
        icon: "emoticon-sad-outline"
        tone: Theme.red
        soft: Theme.redSoft
        enabled: faces.settled && !faces.screen.saving
        opacity: faces.screen.saving ? Theme.faint : 1
        explained: faces.explained
        onTapped: faces.screen.grade("dissatisfied")
    }
}
