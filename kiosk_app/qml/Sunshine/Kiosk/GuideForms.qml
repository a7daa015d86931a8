pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The forms that the service needs, each with a filled-in example to look at.
Card {
    id: card

    property var samples: []

    signal chosen(sample: string)

    visible: samples.length > 0

    SText {
        width: card.innerWidth
        text: qsTr("要填的表")
        kind: "lead"
        strong: true
    }

    SText {
        width: card.innerWidth
        text: qsTr("表在窗口领。先看看填好的样张：")
        tone: Theme.inkSoft
    }

    Repeater {
        model: card.samples

        Chip {
            required property var modelData
            required property int index

            objectName: "guide.sample." + index
            width: Math.min(implicitWidth, card.innerWidth)
            icon: "file-document-edit"
            label: modelData.title
            onTapped: card.chosen(modelData.id)
        }
    }
}
