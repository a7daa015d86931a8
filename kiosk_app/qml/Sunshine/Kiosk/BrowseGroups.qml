pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Which kind of thing is it? One tile a chapter.
PageFrame {
    id: page

    required property BrowseModel screen
    readonly property int columns: Math.max(1, Math.min(Theme.portrait ? 2 : 4, Math.floor(contentWidth / (Theme.px(340) * Theme.scale))))
    readonly property real cell: (contentWidth - (columns - 1) * Theme.apart) / columns

    title: qsTr("您要办哪一类？")

    Grid {
        id: grid

        readonly property real tallest: Math.max(0, ...children.map(child => child.implicitHeight))

        width: page.contentWidth
        columns: page.columns
        spacing: Theme.apart

        Repeater {
            model: page.screen.groups

            ListRow {
                required property var modelData

                objectName: "browse.group." + modelData.code
                width: page.cell
                height: grid.tallest
                chevron: false
                icon: modelData.icon
                title: modelData.title
                note: qsTr("%1 项").arg(modelData.count)
                onTapped: page.screen.openGroup(modelData.code)
            }
        }
    }

    PillButton {
        objectName: "browse.all"
        outline: true
        kind: "body"
        width: Math.min(implicitWidth, page.contentWidth)
        anchors.horizontalCenter: parent?.horizontalCenter
        icon: "format-list-bulleted"
        label: qsTr("看全部 %1 项业务").arg(page.screen.total)
        onTapped: page.screen.openGroup("")
    }
}
