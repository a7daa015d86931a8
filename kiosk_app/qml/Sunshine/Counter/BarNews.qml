import QtQuick
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// Where the check stands, and below it what to do now; a tap opens what the second line names.
TapSurface {
    id: news

    required property Bar bar
    required property BarWords words
    property bool free: false
    property color tone: Theme.inkSoft

    objectName: "bar.state"
    radius: Theme.rChip
    label: words.state
    onTapped: bar.phase === "disputed" ? bar.openDispute() : bar.askRuling()

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width

        SText {
            width: parent.width
            text: news.words.state
            kind: news.free ? "lead" : "label"
            strong: true
            tone: news.tone
            horizontalAlignment: Text.AlignRight
        }

        SText {
            visible: text !== ""
            width: parent.width
            text: news.words.hint
            kind: "note"
            tone: Theme.inkSoft
            horizontalAlignment: Text.AlignRight
        }
    }
}
