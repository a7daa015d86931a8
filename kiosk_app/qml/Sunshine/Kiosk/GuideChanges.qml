pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// What the county words differently from its pack: which fact, who changed it, on which day and why.
Card {
    id: card

    property var changes: []

    visible: changes.length > 0

    function factWords(change: var): string {
        switch (change.fact) {
        case "time":
            return qsTr("办理时限");
        case "fee":
            return qsTr("收费");
        case "where":
            return qsTr("去哪个窗口");
        case "regions":
            return qsTr("异地能办吗");
        case "title":
            return qsTr("名称");
        case "who":
            return qsTr("谁能办");
        case "material":
            return change.name;
        default:
            return qsTr("说明");
        }
    }

    SText {
        width: card.innerWidth
        text: qsTr("本县的规定")
        kind: "lead"
        strong: true
    }

    Repeater {
        model: card.changes

        GuideItem {
            required property var modelData

            width: card.innerWidth
            icon: "map-marker-radius-outline"
            tone: Theme.blue
            text: card.factWords(modelData)
            note: qsTr("%1 于 %2 年 %3 月 %4 日按本县规定写明：%5").arg(modelData.by).arg(modelData.on[0]).arg(modelData.on[1]).arg(modelData.on[2]).arg(modelData.reason)
        }
    }
}
