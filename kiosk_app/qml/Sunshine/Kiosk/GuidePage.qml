pragma ComponentBehavior: Bound

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

    // What stands further down is built part after part once the first screen has been seen, so that no touch waits for
    // all of it; at once for somebody who comes back to it.
    property int parts: guide.code === undefined ? 0 : screen.keptPlace() > 0 ? 3 : 0

    Timer {
        interval: Theme.settle
        repeat: true
        running: page.guide.code !== undefined && page.parts < 3
        onTriggered: page.parts++
    }

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

    // Blocks below each other, or in two columns.
    Item {
        visible: page.guide.code !== undefined
        width: page.contentWidth
        height: Math.max(third.y + third.height, fourth.y + fourth.height)

        Column {
            id: first

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
            id: second

            x: page.across ? page.part + Theme.s24 : 0
            y: page.across ? 0 : first.height + Theme.s24
            width: page.part
            spacing: Theme.s24

            GuideMaterials {
                width: parent.width
                bring: page.guide.bring ?? []
                spared: page.guide.spared ?? []
            }
        }

        // Across both columns: beside a code there is room for what leads to the next one.
        Loader {
            id: take

            y: Math.max(first.height, second.y + second.height) + Theme.s24
            width: parent.width
            active: page.parts >= 1
            sourceComponent: GuideTake {
                screen: page.screen
                room: page.scroller.height - Theme.touch - Theme.s32
                cover: page
                onSampleWanted: sample => page.leadTo(() => page.screen.openSample(sample))
            }
        }

        Loader {
            id: third

            y: take.y + take.height + Theme.s24
            width: page.part
            active: page.parts >= 2
            sourceComponent: GuideWho {
                guide: page.guide
            }
        }

        Loader {
            id: fourth

            x: second.x
            y: (page.across ? take.y + take.height : third.y + third.height) + Theme.s24
            width: page.part
            active: page.parts >= 3
            sourceComponent: GuideMore {
                guide: page.guide
                onLawWanted: key => page.leadTo(() => page.screen.openLaw(key))
            }
        }
    }

    Component.onCompleted: Qt.callLater(() => page.scroller.flick.contentY = page.screen.keptPlace())
}
