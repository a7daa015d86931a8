pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// What the answers led to: the services, the list of what to bring for them, and that list to take away.
Item {
    id: result

    required property WizardModel screen
    required property Item cover // what the codes may cover when they are shown large
    readonly property bool across: !Theme.portrait
    readonly property bool bare: screen.bring.length === 0
    readonly property Item list: bare ? nothing : bring
    readonly property real part: across ? (width - Theme.s24) / 2 : width

    implicitHeight: Math.max(list.y + list.height, take.active ? take.y + take.height : services.height)

    Column {
        id: services

        width: result.part
        spacing: Theme.s16

        Repeater {
            model: result.screen.guides

            ListRow {
                required property var modelData
                required property int index

                objectName: "wizard.guide." + index
                width: result.part
                icon: modelData.icon
                title: modelData.title
                note: modelData.note
                onTapped: result.screen.openGuide(modelData.code)
            }
        }
    }

    GuideMaterials {
        id: bring

        visible: !result.bare
        x: result.across ? result.part + Theme.s24 : 0
        y: result.across ? 0 : services.height + Theme.s24
        width: result.part
        bring: result.screen.bring
    }

    Notice {
        id: nothing

        visible: result.bare
        x: bring.x
        y: bring.y
        width: result.part
        mood: "good"
        title: qsTr("不用准备什么")
        text: qsTr("您这种情况没有要带的东西，照上面说的就行；拿不准，问窗口民警。")
    }

    // Built once the rest has been seen: drawing codes takes a while.
    Timer {
        id: seen

        property bool once: false

        interval: Theme.settle
        running: true
        onTriggered: once = true
    }

    Loader {
        id: take

        active: seen.once && !result.bare
        y: result.across ? services.height + Theme.s24 : bring.y + bring.height + Theme.s24
        width: result.part
        sourceComponent: GuideTakeAway {
            take: result.screen.take
            cover: result.cover
            printing: result.screen.printing
            onPrintWanted: result.screen.printOut()
        }
    }
}
