import QtQuick
import Sunshine.Theme

// More about the facts of a guide, and why they can be believed.
Column {
    id: part

    property var guide: ({})

    signal lawWanted(key: string)

    spacing: Theme.s24

    GuideNotes {
        width: part.width
        title: qsTr("再说清楚一点")
        icon: "chevron-right"
        notes: (part.guide.facts ?? []).filter(fact => fact.more !== "").map(fact => ({
                    text: fact.more
                }))
    }

    GuideProse {
        width: part.width
        blocks: part.guide.prose ?? []
    }

    GuideChanges {
        width: part.width
        changes: part.guide.changes ?? []
    }

    GuideBasis {
        width: part.width
        basis: part.guide.basis ?? []
        onChosen: key => part.lawWanted(key)
    }

    GuideOrigin {
        width: part.width
        facts: part.guide.origin ?? ({})
        verify: part.guide.verify ?? false
    }
}
