pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A filled-in form to look at closely, with what to mind in its boxes: a tapped hint shows its box.
Item {
    id: page

    required property SampleModel screen
    readonly property bool tall: Theme.portrait && !Theme.low
    readonly property real pad: Theme.compact ? Theme.s16 : Theme.s32

    Connections {
        target: page.screen

        function onBoxesChanged() {
            if (page.screen.boxes.length > 0)
                sheet.view.focusOn(page.screen.boxes[0]);
        }
    }

    ZoomView {
        id: sheet

        visible: !page.screen.gone
        x: page.pad
        y: page.pad
        width: page.tall ? parent.width - 2 * page.pad : (parent.width - 3 * page.pad) * 0.5
        height: page.tall ? parent.height * 0.5 : parent.height - 2 * page.pad
        prefix: "sample"
        source: page.screen.picture
        boxes: page.screen.boxes
        words: qsTr("填好的样张")
    }

    SText {
        visible: sheet.visible && !page.screen.picture.present
        anchors.centerIn: sheet
        width: sheet.width - 2 * Theme.s48
        text: qsTr("正在准备样张……")
        horizontalAlignment: Text.AlignHCenter
    }

    ScrollColumn {
        visible: !page.screen.gone
        x: page.tall ? 0 : sheet.x + sheet.width
        y: page.tall ? sheet.y + sheet.height + Theme.s8 : Theme.s8
        width: parent.width - x
        height: parent.height - y
        margin: page.tall ? Theme.s48 : Theme.s32
        spacing: Theme.s16

        SText {
            width: parent.width
            text: page.screen.sample.title ?? ""
            kind: Theme.compact ? "lead" : "title"
            strong: true
        }

        SText {
            width: parent.width
            text: page.screen.sample.summary ?? ""
            tone: Theme.inkSoft
        }

        Notice {
            visible: page.screen.sample.origin?.expired ?? false
            width: parent.width
            mood: "warn"
            title: qsTr("这份样张过了有效期，表可能换了")
            text: qsTr("请先问窗口民警，以窗口领的表为准。")
        }

        SText {
            visible: page.screen.hints.length > 0
            width: parent.width
            text: qsTr("点一条提示，看它填在哪一格")
            kind: "lead"
            strong: true
        }

        Repeater {
            model: page.screen.hints

            SampleHint {
                required property var modelData

                objectName: "sample.hint." + modelData.number
                width: parent.width
                number: modelData.number
                title: modelData.label
                note: modelData.text
                checked: page.screen.hint === modelData.number
                onTapped: page.screen.showHint(modelData.number)
            }
        }

        GuideNotes {
            width: parent.width
            title: qsTr("填之前看一眼")
            icon: "check"
            notes: page.screen.sample.tips ?? []
        }

        PrintButton {
            width: parent.width
            printing: page.screen.printing
            label: qsTr("打印这张样张")
            onTapped: page.screen.printOut()
        }

        ServiceRows {
            width: parent.width
            title: qsTr("用到这张表的业务")
            prefix: "sample"
            guides: page.screen.sample.guides ?? []
            onChosen: code => page.screen.openGuide(code)
        }

        GuideOrigin {
            width: parent.width
            facts: page.screen.sample.origin ?? ({})
            verify: page.screen.sample.verify ?? false
        }
    }

    EmptyState {
        visible: page.screen.gone
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.s48
        width: parent.width - 2 * x
        icon: "file-document-outline"
        title: qsTr("这张样张已经撤下")
        what: qsTr("内容刚刚更新过，请重新查一下，或者问窗口民警。")
        actionLabel: qsTr("重新查")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }
}
