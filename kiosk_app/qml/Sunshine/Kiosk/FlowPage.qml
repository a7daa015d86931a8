import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// One of the ways that services share, tapped through step by step, and the services that go it.
PageFrame {
    id: page

    required property FlowModel screen
    readonly property var step: screen.steps[screen.step] ?? ({})

    title: screen.title
    subtitle: screen.gone || Theme.compact ? "" : qsTr("办事流程 · 共 %1 步，点哪一步看哪一步").arg(screen.steps.length)
    centred: screen.gone

    EmptyState {
        visible: page.screen.gone
        width: page.contentWidth
        icon: "file-document-outline"
        title: qsTr("这个流程已经撤下")
        what: qsTr("内容刚刚更新过，请重新查一下，或者问窗口民警。")
        actionLabel: qsTr("重新查")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }

    FlowPath {
        visible: !page.screen.gone
        width: page.contentWidth
        disc: Theme.px(Theme.compact ? 96 : 128)
        steps: page.screen.steps
        current: page.screen.step
        onChosen: step => page.screen.show(step)
    }

    FlowStep {
        visible: !page.screen.gone
        width: page.contentWidth
        step: page.step
        place: page.screen.step
        count: page.screen.steps.length
        onWanted: place => page.screen.show(place)
    }

    ServiceRows {
        width: page.contentWidth
        title: qsTr("这样办的业务")
        columns: Theme.portrait ? 1 : 2
        prefix: "flow"
        guides: page.screen.guides
        onChosen: code => page.screen.openGuide(code)
    }
}
