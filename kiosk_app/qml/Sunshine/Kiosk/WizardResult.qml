pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// What the answers led to: the services, and the list of what to bring for them.
Grid {
    id: result

    property var guides: []
    property var bring: []
    readonly property real part: columns > 1 ? (width - Theme.s24) / 2 : width

    signal chosen(code: string)

    columns: Theme.portrait ? 1 : 2
    spacing: Theme.s24

    Column {
        width: result.part
        spacing: Theme.s16

        Repeater {
            model: result.guides

            ListRow {
                required property var modelData
                required property int index

                objectName: "wizard.guide." + index
                width: result.part
                icon: modelData.icon
                title: modelData.title
                note: modelData.note
                onTapped: result.chosen(modelData.code)
            }
        }
    }

    GuideMaterials {
        visible: result.bring.length > 0
        width: result.part
        bring: result.bring
    }

    Notice {
        visible: result.bring.length === 0
        width: result.part
        mood: "good"
        title: qsTr("不用准备什么")
        text: qsTr("您这种情况没有要带的东西，照上面说的就行；拿不准，问窗口民警。")
    }
}
