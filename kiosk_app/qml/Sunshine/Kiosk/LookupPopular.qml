pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// 大家常查: the services most visitors come for, one tap away.
Column {
    id: popular

    required property LookupModel screen
    property int most: 5

    spacing: Theme.s16

    SText {
        text: qsTr("大家常查")
        kind: "label"
        tone: Theme.inkSoft
    }

    Flow {
        width: parent.width
        spacing: Theme.s16

        Repeater {
            model: popular.screen.popular.slice(0, popular.most)

            Chip {
                required property var modelData
                required property int index

                objectName: "lookup.popular." + index
                width: Math.min(implicitWidth, popular.width)
                label: modelData.title
                onTapped: popular.screen.show("guide", modelData.code)
            }
        }
    }
}
