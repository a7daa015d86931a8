pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Several windows wait: one chooses by the window's number; no name is shown to those who stand behind.
PageFrame {
    id: list

    required property CheckModel screen

    title: qsTr("您在哪个窗口办理？")
    subtitle: qsTr("请点您的窗口，只看自己的信息")

    Grid {
        id: grid

        width: parent.width
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.s24
        rowSpacing: Theme.s24

        Repeater {
            model: list.screen.queue

            ListRow {
                required property var modelData

                objectName: "check.pick." + modelData.window
                width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns
                height: Math.max(implicitHeight, Theme.px(168))
                icon: "monitor-eye"
                title: modelData.name
                note: modelData.revision > 1 ? qsTr("%1 · 第 %2 次核对").arg(modelData.business).arg(modelData.revision) : modelData.business
                onTapped: list.screen.pick(modelData.id)
            }
        }
    }
}
