pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// What a service should be like, several at once; each says how many there would be.
Flow {
    id: filters

    required property BrowseModel screen

    spacing: Theme.s16

    function name(tag: string): string {
        switch (tag) {
        case "on_the_spot":
            return qsTr("当场办好");
        case "free":
            return qsTr("不收费");
        case "by_proxy":
            return qsTr("别人可代办");
        case "cross_province":
            return qsTr("外省也能办");
        default:
            return qsTr("网上可办");
        }
    }

    Repeater {
        model: filters.screen.tags

        Chip {
            required property var modelData

            objectName: "browse.tag." + modelData.tag
            width: Math.min(implicitWidth, filters.width)
            icon: modelData.checked ? "checkbox-marked" : "checkbox-blank-outline"
            label: filters.name(modelData.tag) + " " + modelData.count
            checkable: true
            checked: modelData.checked
            onTapped: filters.screen.toggle(modelData.tag)
        }
    }
}
