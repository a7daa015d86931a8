import QtQuick
import Sunshine.Theme

// For whom a service is, and what people get wrong about it.
Column {
    id: part

    property var guide: ({})

    spacing: Theme.s24

    GuideNotes {
        width: part.width
        title: qsTr("谁能办")
        icon: "information-outline"
        lead: part.guide.who ?? ""
        notes: part.guide.conditions ?? []
    }

    GuideNotes {
        width: part.width
        title: qsTr("常见差错")
        icon: "alert-circle-outline"
        tone: Theme.amber
        notes: part.guide.mistakes ?? []
    }
}
