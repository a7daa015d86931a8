pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// All certificates, one kind of them, or typing the name of one.
Flow {
    id: kinds

    property var kinds: []
    property string chosen

    signal wanted(verdict: string)
    signal typing

    spacing: Theme.s16

    function words(verdict: string): string {
        switch (verdict) {
        case "not_needed":
            return qsTr("不用开");
        case "elsewhere":
            return qsTr("别处开");
        case "here":
            return qsTr("派出所开");
        default:
            return qsTr("全部");
        }
    }

    Repeater {
        model: kinds.kinds

        Chip {
            required property string modelData

            objectName: "certificates." + (modelData || "all")
            width: Math.max(implicitWidth, Theme.touch)
            checkable: true
            checked: kinds.chosen === modelData
            label: kinds.words(modelData)
            onTapped: kinds.wanted(modelData)
        }
    }

    Chip {
        objectName: "certificates.type"
        icon: "magnify"
        label: qsTr("打字找")
        onTapped: kinds.typing()
    }
}
