import QtQuick
import Sunshine.Theme

// A coloured strip that says one thing: mood is "info", "good", "warn" or "bad".
Rectangle {
    id: notice

    property string mood: "info"
    property string icon: mood === "good" ? "check-circle" : mood === "info" ? "information-outline" : "alert-circle-outline"
    property string title
    property string text
    readonly property color tone: mood === "good" ? Theme.green : mood === "warn" ? Theme.sunDeep : mood === "bad" ? Theme.red : Theme.blue

    implicitWidth: Theme.px(400)
    implicitHeight: words.implicitHeight + 2 * Theme.s24
    radius: Theme.rCard
    color: mood === "good" ? Theme.greenSoft : mood === "warn" ? Theme.sunSoft : mood === "bad" ? Theme.redSoft : Theme.blueSoft
    border.width: Theme.contrast ? Theme.stroke : Theme.hair
    border.color: tone
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + text

    Icon {
        id: glyph

        x: Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        name: notice.icon
        size: Theme.px(56)
        tone: notice.tone
    }

    Column {
        id: words

        x: glyph.x + glyph.width + Theme.s24
        width: notice.width - x - Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        SText {
            visible: notice.title !== ""
            width: parent.width
            text: notice.title
            strong: true
        }

        SText {
            visible: notice.text !== ""
            width: parent.width
            text: notice.text
            kind: "label"
        }
    }
}
