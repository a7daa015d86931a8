import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The way as a small picture: icons on a path, and what is to be known of the one that was tapped.
Card {
    id: card

    property var steps: []
    property int current: 0
    property bool shared: false  // whether there is a page for the way that services share
    readonly property var step: steps[current] ?? ({})

    signal chosen(step: int)
    signal flowWanted

    spacing: Theme.s16

    SText {
        width: card.innerWidth
        text: qsTr("怎么办")
        kind: "lead"
        strong: true
    }

    FlowPath {
        width: card.innerWidth
        prefix: "guide"
        steps: card.steps
        current: card.current
        onChosen: step => card.chosen(step)
    }

    SText {
        objectName: "guide.step.note"
        visible: (card.step.note ?? "") !== ""
        width: card.innerWidth
        text: qsTr("第 %1 步：%2").arg(card.current + 1).arg(card.step.note ?? "")
    }

    Chip {
        objectName: "guide.flow"
        visible: card.shared
        width: Math.min(implicitWidth, card.innerWidth)
        icon: "routes"
        label: qsTr("一步一步看")
        onTapped: card.flowWanted()
    }
}
