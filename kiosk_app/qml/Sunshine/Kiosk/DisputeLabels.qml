pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// How many places are circled, and what the chosen one is about.
ScrollColumn {
    id: labels

    required property CheckModel screen
    readonly property int count: screen.marks.length
    readonly property string label: count > 0 && screen.currentMark >= 0 ? screen.marks[screen.currentMark].label : ""
    readonly property var codes: ["name", "sex", "birth_date", "id_number", "address", "photo", "other"]
    readonly property var words: ({
            "name": qsTr("姓名"),
            "sex": qsTr("性别"),
            "birth_date": qsTr("出生日期"),
            "id_number": qsTr("证件号"),
            "address": qsTr("住址"),
            "photo": qsTr("照片"),
            "other": qsTr("其他")
        })

    spacing: Theme.s16
    bottomRoom: Theme.s8

    Notice {
        visible: labels.screen.failed
        width: parent.width
        mood: "bad"
        title: qsTr("没有存上，请再点一次或告诉民警")
    }

    SText {
        width: parent.width
        text: labels.screen.full ? qsTr("圈得够多了，请告诉民警") : labels.count === 0 ? qsTr("请在画面上圈一圈") : qsTr("已圈出 %1 处").arg(labels.count)
        kind: "lead"
        strong: true
    }

    Grid {
        id: marks

        visible: labels.count > 1
        width: parent.width
        columns: Math.max(2, Math.floor(width / (Theme.px(230) * Theme.scale)))
        spacing: Theme.s16

        Repeater {
            model: labels.screen.marks

            Chip {
                required property int index
                required property var modelData

                width: (marks.width - (marks.columns - 1) * marks.spacing) / marks.columns
                checkable: true
                checked: index === labels.screen.currentMark
                label: (index + 1) + " · " + labels.words[modelData.label]
                onTapped: labels.screen.choose_mark(index)
            }
        }
    }

    SText {
        visible: labels.count > 0
        width: parent.width
        text: labels.count > 1 ? qsTr("第 %1 处是哪一项？").arg(labels.screen.currentMark + 1) : qsTr("写错的是哪一项？")
        tone: Theme.inkSoft
    }

    Grid {
        id: kinds

        visible: labels.count > 0
        width: parent.width
        columns: Math.max(2, Math.min(4, Math.floor(width / (Theme.px(150) * Theme.scale))))
        spacing: Theme.s16

        Repeater {
            model: labels.codes

            Chip {
                required property string modelData

                objectName: "dispute.label." + modelData
                width: (kinds.width - (kinds.columns - 1) * kinds.spacing) / kinds.columns
                checkable: true
                checked: modelData === labels.label
                label: labels.words[modelData]
                onTapped: labels.screen.label(modelData)
            }
        }
    }
}
