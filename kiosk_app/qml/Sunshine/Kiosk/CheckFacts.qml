pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The facts to look at, in very big type; what changed since the last time is amber. A tap shows the place in the picture.
Column {
    id: column

    required property CheckModel screen
    property bool big: false
    readonly property bool narrow: width < Theme.px(620) * Theme.scale
    readonly property real captionWidth: Theme.px(narrow ? 140 : 200) * Theme.scale
    readonly property var names: ({
            "name": qsTr("姓名"),
            "sex": qsTr("性别"),
            "birth_date": qsTr("出生日期"),
            "id_number": qsTr("公民身份号码"),
            "address": qsTr("住址"),
            "photo": qsTr("照片")
        })

    signal picked(var place)

    // The first fact that a correction changed, or null.
    function firstChanged(): Item {
        const at = screen.facts.findIndex(fact => fact.changed);
        return at < 0 ? null : rows.itemAt(at);
    }

    spacing: Theme.compact ? Theme.s4 : Theme.s8

    Repeater {
        id: rows

        model: column.screen.facts

        TapSurface {
            id: fact

            required property var modelData
            readonly property bool stacked: column.narrow && value.implicitWidth > width - 2 * Theme.s24 - column.captionWidth - Theme.s16
            readonly property bool placed: modelData.box.width !== undefined
            readonly property real pad: edge.border.width + (Theme.compact ? Theme.s4 : column.big ? Theme.s8 : Theme.s16)
            readonly property string name: column.names[modelData.kind] ?? modelData.label
            // Without a text the counter could not read it for certain: the citizen reads it in the picture.
            readonly property bool unread: modelData.text === ""

            width: column.width
            readonly property real told: value.height + (former.visible ? former.height : 0)

            height: Math.max(Theme.touch, (fact.stacked ? caption.height + told : Math.max(caption.height, told)) + 2 * pad)
            label: name + "，" + value.text + (modelData.changed ? qsTr("，改过") : "")
            hit.enabled: placed
            onTapped: column.picked(modelData.box)

            Rectangle {
                id: edge

                anchors.fill: parent
                radius: Theme.rChip
                color: fact.modelData.changed ? Theme.amberSoft : Theme.surface
                border.width: fact.modelData.changed || Theme.contrast ? Theme.stroke : Theme.hair
                border.color: fact.modelData.changed ? Theme.amber : Theme.line
            }

            SText {
                id: caption

                x: Theme.s24
                y: fact.stacked ? fact.pad : (fact.height - height) / 2
                width: fact.stacked ? fact.width - 2 * x : column.captionWidth
                text: !fact.modelData.changed ? fact.name : fact.stacked ? qsTr("%1 · 改过").arg(fact.name) : qsTr("%1\n改过").arg(fact.name)
                kind: "label"
                tone: fact.modelData.changed ? Theme.sunDeep : Theme.inkSoft
            }

            SText {
                id: value

                x: fact.stacked ? Theme.s24 : caption.x + caption.width + Theme.s16
                y: fact.stacked ? caption.y + caption.height : (fact.height - fact.told) / 2
                width: fact.width - x - Theme.s16
                text: fact.unread ? qsTr("请看画面") : fact.modelData.text
                kind: fact.unread ? "label" : column.big ? "title" : "lead"
                strong: !fact.unread
                tone: fact.unread ? Theme.inkSoft : Theme.ink
                wrapMode: Text.Wrap
            }

            SText {
                id: former

                visible: fact.modelData.former !== ""
                x: value.x
                y: value.y + value.height
                width: value.width
                text: qsTr("原来是：%1").arg(fact.modelData.former)
                kind: "label"
                tone: Theme.sunDeep
                wrapMode: Text.Wrap
            }
        }
    }
}
