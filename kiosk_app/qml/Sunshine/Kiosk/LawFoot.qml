import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// What stands below the articles of a digest: the rest of its words, what it is not, and why it can be believed.
Column {
    id: foot

    property var law: ({})

    topPadding: Theme.s24
    spacing: Theme.s24

    GuideProse {
        width: foot.width
        blocks: foot.law.prose ?? []
    }

    SText {
        visible: foot.law.id !== undefined
        width: foot.width
        text: qsTr("这里是要点和大白话解释，不是法律原文；以公布的法律文本为准。")
        kind: "label"
        tone: Theme.sunDeep
    }

    GuideOrigin {
        visible: foot.law.id !== undefined
        width: foot.width
        facts: foot.law.origin ?? ({})
    }
}
