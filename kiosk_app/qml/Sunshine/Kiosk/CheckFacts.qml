pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The facts to look at, in very big type; what changed since the last time is amber. A tap shows the place in the picture.
Column {
    id: column

    required property CheckModel screen
    readonly property bool stacked: width < Theme.px(620) * Theme.scale
    readonly property var names: ({
            "name": qsTr("姓名"),
            "sex": qsTr("性别"),
            "birth_date": qsTr("出生日期"),
            "id_number": qsTr("公民身份号码"),
            "address": qsTr("住址"),
            "photo": qsTr("照片")
        })

    signal picked(var place)

    spacing: Theme.portrait ? Theme.s8 : Theme.s4

    Repeater {
        model: column.screen.facts

        TapSurface {
            id: fact

            required property var modelData
            readonly property bool placed: modelData.box.width !== undefined
            readonly property string name: column.names[modelData.kind] ?? modelData.label

            width: column.width
            height: Math.max(Theme.touch, (column.stacked ? caption.height + value.height : Math.max(caption.height, value.height)) + 2 * Theme.s16)
            label: name + "，" + modelData.text + (modelData.changed ? qsTr("，改过") : "")
            hit.enabled: placed
            onTapped: column.picked(modelData.box)

            Rectangle {
                anchors.fill: parent
                radius: Theme.rChip
                color: fact.modelData.changed ? Theme.amberSoft : Theme.surface
                border.width: fact.modelData.changed || Theme.contrast ? Theme.stroke : Theme.hair
                border.color: fact.modelData.changed ? Theme.amber : Theme.line
            }

            SText {
                id: caption

                x: Theme.s24
                y: column.stacked ? Theme.s16 : (fact.height - height) / 2
                width: column.stacked ? fact.width - 2 * x : Theme.px(200) * Theme.scale
                text: fact.modelData.changed ? qsTr("%1（改过）").arg(fact.name) : fact.name
                kind: "label"
                tone: Theme.inkSoft
            }

            SText {
                id: value

                x: column.stacked ? Theme.s24 : caption.x + caption.width + Theme.s16
                y: column.stacked ? caption.y + caption.height : (fact.height - height) / 2
                width: fact.width - x - Theme.s16
                text: fact.modelData.text
                kind: "lead"
                strong: true
                wrapMode: Text.Wrap
            }
        }
    }
}
