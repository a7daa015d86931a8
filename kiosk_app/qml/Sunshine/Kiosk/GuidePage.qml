import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// One service: facts, the way, what to bring, the list to take away, and why it can be believed.
PageFrame {
    id: page

    required property GuideModel screen
    readonly property var guide: screen.guide
    readonly property bool across: !Theme.portrait
    readonly property real part: across ? (contentWidth - Theme.s24) / 2 : contentWidth

    // To a page from which the visitor comes back to the same place.
    function leadTo(open: var) {
        page.screen.keepPlace(page.scroller.flick.contentY);
        open();
    }

    title: guide.title ?? ""
    centred: screen.gone
    subtitle: guide.group ? qsTr("业务查询") + " › " + guide.group : ""

    EmptyState {
        visible: page.screen.gone
        width: page.contentWidth
        icon: "file-document-outline"
        title: qsTr("这份指南已经撤下")
        what: qsTr("内容刚刚更新过，请重新查一下，或者问窗口民警。")
        actionLabel: qsTr("重新查")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }

    Notice {
        visible: page.guide.origin?.expired ?? false
        width: page.contentWidth
        mood: "warn"
        title: qsTr("这份指南过了有效期，可能有变化")
        text: qsTr("办理前请先问窗口民警，以窗口答复为准。")
    }

    Grid {
        visible: page.guide.code !== undefined
        columns: page.across ? 2 : 1
        spacing: Theme.s24

        Column {
            width: page.part
            spacing: Theme.s24

            GuideFacts {
                width: parent.width
                facts: page.guide.facts ?? []
            }

            GuideSteps {
                width: parent.width
                steps: page.guide.steps ?? []
                current: page.screen.step
                shared: (page.guide.flow ?? "") !== ""
                onChosen: step => page.screen.showStep(step)
                onFlowWanted: page.leadTo(() => page.screen.openFlow(page.guide.flow))
            }
        }

        Column {
            width: page.part
            spacing: Theme.s24

            GuideMaterials {
                width: parent.width
                bring: page.guide.bring ?? []
                spared: page.guide.spared ?? []
            }

            GuideForms {
                width: parent.width
                samples: page.guide.samples ?? []
                onChosen: sample => page.leadTo(() => page.screen.openSample(sample))
            }

            GuideTakeAway {
                width: parent.width
                take: page.screen.take
                printing: page.screen.printing
                onPrintWanted: page.screen.printOut()
            }
        }

        Column {
            width: page.part
            spacing: Theme.s24

            GuideNotes {
                width: parent.width
                title: qsTr("谁能办")
                icon: "information-outline"
                lead: page.guide.who ?? ""
                notes: page.guide.conditions ?? []
            }

            GuideNotes {
                width: parent.width
                title: qsTr("常见差错")
                icon: "alert-circle-outline"
                tone: Theme.amber
                notes: page.guide.mistakes ?? []
            }
        }

        Column {
            width: page.part
            spacing: Theme.s24

            GuideNotes {
                width: parent.width
                title: qsTr("再说清楚一点")
                icon: "chevron-right"
                notes: (page.guide.facts ?? []).filter(fact => fact.more !== "").map(fact => ({
                            text: fact.more
                        }))
            }

            GuideProse {
                width: parent.width
                blocks: page.guide.prose ?? []
            }

            GuideChanges {
                width: parent.width
                changes: page.guide.changes ?? []
            }

            GuideBasis {
                width: parent.width
                basis: page.guide.basis ?? []
                onChosen: key => page.leadTo(() => page.screen.openLaw(key))
            }

            GuideOrigin {
                width: parent.width
                facts: page.guide.origin ?? ({})
                verify: page.guide.verify ?? false
            }
        }
    }

    Component.onCompleted: Qt.callLater(() => page.scroller.flick.contentY = page.screen.keptPlace())
}
