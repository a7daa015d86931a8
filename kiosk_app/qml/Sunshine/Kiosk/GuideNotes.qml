pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// A titled card of short sentences, each with a sign.
Card {
    id: card

    property string title
    property string icon: "check"
    property color tone: Theme.blue
    property string lead
    property var notes: []

    visible: lead !== "" || notes.length > 0

    SText {
        width: card.innerWidth
        text: card.title
        kind: "lead"
        strong: true
    }

    SText {
        visible: card.lead !== ""
        width: card.innerWidth
        text: card.lead
    }

    Repeater {
        model: card.notes

        GuideItem {
            required property var modelData

            width: card.innerWidth
            icon: card.icon
            tone: card.tone
            text: modelData.text
            verify: modelData.verify ?? false
        }
    }
}
