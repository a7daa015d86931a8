pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The four reasons; each may be on or off.
GridLayout {
    id: grid

    required property RatingModel screen
    property bool settled: true
    readonly property list<string> codes: ["too_slow", "unskilled", "poor_attitude", "other"]
    readonly property list<string> icons: ["timer-sand", "school-outline", "emoticon-angry-outline", "dots-horizontal-circle-outline"]
    readonly property list<string> words: [qsTr("时间太长"), qsTr("业务不熟"), qsTr("态度不好"), qsTr("其他")]

    columns: Theme.portrait || Theme.large ? 2 : 4
    columnSpacing: Theme.apart + Theme.s8
    rowSpacing: Theme.apart + Theme.s8
    uniformCellHeights: true
    uniformCellWidths: true

    Repeater {
        model: 4

        TapSurface {
            id: tile

            required property int index

            objectName: "reasons." + grid.codes[index]
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.compact ? Theme.px(128) : Theme.covered > 0 ? Theme.px(170) : Theme.px(280)
            enabled: grid.settled
            opacity: 1
            checkable: true
            checked: grid.screen.reasons.indexOf(grid.codes[index]) >= 0
            label: grid.words[index]
            onTapped: grid.screen.toggle(grid.codes[index])

            Rectangle {
                anchors.fill: parent
                radius: tile.radius
                color: tile.checked ? Theme.redSoft : Theme.surface
                border.width: tile.checked ? Theme.px(5) : Theme.hair
                border.color: tile.checked ? Theme.red : Theme.lineStrong
            }

            Icon {
                id: glyph

                x: Theme.s32
                y: tile.height < Theme.px(220) ? (tile.height - height) / 2 : Theme.s32
                name: grid.icons[tile.index]
                size: Theme.px(tile.height < Theme.px(220) ? 64 : 104)
                tone: tile.checked ? Theme.red : Theme.inkSoft
            }

            SText {
                x: tile.height < Theme.px(220) ? glyph.x + glyph.width + Theme.s16 : Theme.s32
                y: tile.height < Theme.px(220) ? (tile.height - height) / 2 : tile.height - height - Theme.s32
                width: tile.width - x - Theme.s16
                text: tile.label
                kind: Theme.compact && !Theme.portrait ? "body" : "lead"
                strong: true
            }

            Icon {
                visible: tile.checked && tile.width > Theme.px(400)
                anchors.right: parent.right
                anchors.rightMargin: Theme.s24
                y: tile.height < Theme.px(220) ? (tile.height - height) / 2 : Theme.s24
                name: "check-circle"
                size: Theme.px(56)
                tone: Theme.red
            }
        }
    }
}
