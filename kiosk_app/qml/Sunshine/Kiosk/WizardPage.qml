pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// One question with its answers, or what they led to: the services and a list of one's own.
PageFrame {
    id: page

    required property WizardModel screen
    readonly property bool asking: screen.answers.length > 0
    readonly property bool found: screen.guides.length > 0

    title: asking ? screen.question : found ? qsTr("您的情况这样办") : screen.title
    subtitle: asking ? qsTr("第 %1 问，最多四问").arg(screen.number) : ""
    centred: screen.gone

    Item {
        visible: page.screen.trail.length > 0
        width: page.contentWidth
        height: Math.max(trail.height, again.visible ? again.height : 0)

        Flow {
            id: trail

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (again.visible ? again.width + Theme.s24 : 0)
            spacing: Theme.s8

            Repeater {
                model: page.screen.trail

                WizardStep {
                    required property string modelData

                    most: trail.width
                    text: modelData
                }
            }
        }

        Chip {
            id: again

            visible: page.found
            objectName: "wizard.again"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            icon: "restart"
            label: qsTr("重新选一遍")
            onTapped: page.screen.again()
        }
    }

    WizardAnswers {
        visible: page.asking
        width: page.contentWidth
        room: page.scroller.height - y - Theme.s48
        answers: page.screen.answers
        onChosen: place => page.screen.choose(place)
    }

    Repeater {
        model: page.screen.advice

        Notice {
            required property string modelData

            width: page.contentWidth
            title: modelData
        }
    }

    Loader {
        active: page.found
        visible: active
        width: page.contentWidth
        sourceComponent: WizardResult {
            screen: page.screen
            cover: page
        }
    }

    EmptyState {
        visible: page.screen.gone
        width: page.contentWidth
        icon: "comment-question-outline"
        title: qsTr("这个向导已经撤下")
        what: qsTr("内容刚刚更新过，请直接查业务，或者问窗口民警。")
        actionLabel: qsTr("去查业务")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }
}
