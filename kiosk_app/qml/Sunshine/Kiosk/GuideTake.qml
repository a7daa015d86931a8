import QtQuick
import Sunshine.Backend
import Sunshine.Theme

// What a visitor takes home of a guide: the forms to fill in, and the list as codes or on paper.
Column {
    id: part

    required property GuideModel screen
    required property real room // how high a code may be and still be seen whole
    required property Item cover

    signal sampleWanted(sample: string)

    spacing: Theme.s24

    GuideForms {
        width: part.width
        samples: part.screen.guide.samples ?? [] // qmllint disable missing-property
        onChosen: sample => part.sampleWanted(sample)
    }

    GuideTakeAway {
        width: part.width
        room: part.room
        cover: part.cover
        take: part.screen.take
        printing: part.screen.printing
        onPrintWanted: part.screen.printOut()
    }
}
