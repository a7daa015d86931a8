import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Why the page can be believed: who checked it, on which day, until when it holds, and from what.
Column {
    id: origin

    property var facts: ({})
    property bool verify: false

    spacing: Theme.s8

    function dayWords(parts: var): string {
        return parts ? qsTr("%1 年 %2 月 %3 日").arg(parts[0]).arg(parts[1]).arg(parts[2]) : "";
    }

    SText {
        visible: origin.verify
        width: parent.width
        text: qsTr("标着“以窗口答复为准”的内容还在核实，办理前请问一下窗口民警。")
        kind: "label"
        tone: Theme.sunDeep
    }

    SText {
        width: parent.width
        text: qsTr("核对人：%1 · 核对日期：%2 · 有效期至：%3").arg(origin.facts.checkedBy ?? "").arg(origin.dayWords(origin.facts.checkedOn)).arg(origin.dayWords(origin.facts.validUntil))
        kind: "note"
        tone: Theme.inkSoft
    }

    SText {
        visible: (origin.facts.sources ?? []).length > 0
        width: parent.width
        text: qsTr("依据：%1").arg((origin.facts.sources ?? []).join("；"))
        kind: "note"
        tone: Theme.inkSoft
    }
}
