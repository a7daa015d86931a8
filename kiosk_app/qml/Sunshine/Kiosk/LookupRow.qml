import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One thing in the list: icon, name with the matched characters marked, its facts.
TapSurface {
    id: row

    required property var entry
    property bool ruled: true
    readonly property string facts: factLine()

    label: entry.title + "，" + facts
    radius: 0
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.s16, disc.height + 2 * Theme.s24)

    // What the things of each kind are, and how much of them there is.
    function amount(): string {
        switch (entry.kind) {
        case "guide":
            return entry.count > 0 ? qsTr("材料 %1 项").arg(entry.count) : qsTr("不用带材料");
        case "certificate":
            return entry.verdict === "not_needed" ? qsTr("不用开") : entry.verdict === "elsewhere" ? qsTr("不归派出所开") : qsTr("派出所可以开");
        case "wizard":
            return qsTr("选一选，帮您找");
        case "law":
            return qsTr("%1 条要点").arg(entry.count);
        case "article":
            return qsTr("大白话要点");
        case "statute":
            return qsTr("全文 %1 条").arg(entry.count);
        case "clause":
            return qsTr("法律原文");
        case "flow":
            return qsTr("%1 步").arg(entry.count);
        case "form":
            return qsTr("填好的样子");
        case "story":
            return qsTr("图画故事 %1 页").arg(entry.count);
        default:
            return qsTr("短片");
        }
    }

    function factLine(): string {
        const last = entry.kind === "guide" || entry.kind === "law";
        const parts = last ? [...entry.facts, amount()] : [amount(), ...entry.facts];
        return parts.filter(part => part !== "").join(" · ");
    }

    Rectangle {
        id: disc

        x: Theme.s32
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(84)
        height: width
        radius: Theme.rChip
        color: Theme.blueSoft

        Icon {
            anchors.centerIn: parent
            name: row.entry.icon
            size: Theme.px(48)
            tone: Theme.blue
        }
    }

    Column {
        id: words

        x: disc.x + disc.width + Theme.s32
        width: row.width - x - chevron.width - Theme.s32
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        MarkedText {
            width: parent.width
            text: row.entry.title
            spans: row.entry.spans
            kind: "body"
            strong: true
        }

        SText {
            visible: text !== ""
            width: parent.width
            text: row.facts
            kind: "label"
            tone: Theme.inkSoft
        }

        SText {
            visible: row.entry.why !== ""
            width: parent.width
            text: qsTr("也叫：%1").arg(row.entry.why)
            kind: "note"
            tone: Theme.sunDeep
        }
    }

    Icon {
        id: chevron

        anchors.right: parent.right
        anchors.rightMargin: Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        tone: Theme.inkSoft
    }

    Rectangle {
        visible: row.ruled
        x: Theme.s32
        anchors.bottom: parent.bottom
        width: row.width - 2 * x
        height: Theme.hair
        color: Theme.line
    }
}
