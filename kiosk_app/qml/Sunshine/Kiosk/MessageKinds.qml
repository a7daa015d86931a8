pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// 建议 · 咨询 · 表扬 · 投诉.
GridLayout {
    id: kinds

    required property MessageModel screen
    readonly property list<string> codes: ["suggestion", "question", "praise", "complaint"]
    readonly property list<string> icons: ["lightbulb-on-outline", "comment-question-outline", "thumb-up-outline", "message-alert-outline"]
    readonly property list<string> words: [qsTr("建议"), qsTr("咨询"), qsTr("表扬"), qsTr("投诉")]

    columns: Theme.portrait && Theme.large ? 2 : 4
    columnSpacing: Theme.apart
    rowSpacing: Theme.apart
    uniformCellWidths: true

    Repeater {
        model: 4

        Chip {
            required property int index

            objectName: "message.kind." + kinds.codes[index]
            Layout.fillWidth: true
            checkable: true
            icon: kinds.icons[index]
            label: kinds.words[index]
            checked: kinds.screen.kind === kinds.codes[index]
            onTapped: kinds.screen.choose(kinds.codes[index])
        }
    }
}
