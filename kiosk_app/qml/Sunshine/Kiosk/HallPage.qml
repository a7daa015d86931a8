import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The station's hall: when it is open, how to reach it, what each window does and who sits there today.
PageFrame {
    id: page

    required property HallModel screen
    readonly property bool across: !Theme.portrait && page.screen.facts.length > 0 && page.screen.windows.length > 0
    readonly property real part: across ? (contentWidth - Theme.s24) / 2 : contentWidth

    title: screen.place
    centred: screen.bare

    Grid {
        visible: !page.screen.bare
        columns: page.across ? 2 : 1
        spacing: Theme.s24

        HallFacts {
            visible: page.screen.facts.length > 0
            width: page.part
            facts: page.screen.facts
        }

        HallWindows {
            visible: page.screen.windows.length > 0
            width: page.part
            windows: page.screen.windows
        }
    }

    HallChannels {
        visible: page.screen.channels.length > 0
        width: page.contentWidth
        channels: page.screen.channels
    }

    EmptyState {
        visible: page.screen.bare
        width: page.contentWidth
        icon: "information-outline"
        title: qsTr("这里还没有写上大厅的情况")
        what: qsTr("开门时间、电话和各个窗口办什么，请直接问窗口民警。")
    }
}
