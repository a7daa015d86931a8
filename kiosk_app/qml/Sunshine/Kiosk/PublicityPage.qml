pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The publicity wall: short videos and picture stories by topic.
PageFrame {
    id: page

    required property PublicityModel screen
    readonly property int across: Theme.portrait ? 1 : 2
    readonly property real cell: (contentWidth - (across - 1) * Theme.s24) / across

    title: qsTr("公安心防宣传")
    centred: screen.items.length === 0

    function topicName(topic: string): string {
        return topic === "fraud" ? qsTr("防诈骗") : topic === "theft" ? qsTr("防盗抢") : topic === "cult" ? qsTr("反邪教") : qsTr("全部");
    }

    Flow {
        visible: page.screen.topics.length > 2
        width: page.contentWidth
        spacing: Theme.s16

        Repeater {
            model: page.screen.topics

            Chip {
                required property string modelData

                objectName: "publicity.topic." + modelData
                label: page.topicName(modelData)
                checkable: true
                checked: page.screen.topic === modelData
                onTapped: page.screen.choose(modelData)
            }
        }
    }

    EmptyState {
        visible: page.screen.items.length === 0
        width: page.contentWidth
        icon: "movie-open-outline"
        title: qsTr("宣传内容正在准备")
        what: qsTr("遇到可疑的电话和转账，先打 96110 问一问。")
    }

    Grid {
        columns: page.across
        spacing: Theme.s24

        Repeater {
            model: page.screen.items

            PublicityTile {
                required property var modelData
                required property int index

                objectName: "publicity.item." + index
                width: page.cell
                item: modelData
                onTapped: page.screen.show(modelData.id, modelData.video)
            }
        }
    }
}
