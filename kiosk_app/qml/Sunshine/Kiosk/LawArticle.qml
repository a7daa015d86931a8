pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One article: its number, what it is about, what it means for a visitor, the services it matters to, and its full
// text where that is imported. Without a shadow, because a digest may have a hundred of them.
Item {
    id: card

    required property var article
    property bool wanted: false

    signal chosen(code: string)
    signal fullWanted(number: string)

    implicitHeight: words.implicitHeight + 2 * Theme.s32

    Rectangle {
        anchors.fill: parent
        radius: Theme.rCard
        color: card.wanted ? Theme.blueSoft : Theme.surface
        border.width: card.wanted || Theme.contrast ? Theme.stroke : Theme.hair
        border.color: card.wanted ? Theme.blue : Theme.line
    }

    Column {
        id: words

        x: Theme.s32
        y: Theme.s32
        width: card.width - 2 * x
        spacing: Theme.s16

        Loader {
            active: card.wanted
            visible: active
            width: parent.width
            sourceComponent: SText {
                text: qsTr("您要看的是这一条")
                kind: "label"
                strong: true
                tone: Theme.sunDeep
            }
        }

        SText {
            width: parent.width
            text: (card.article.name !== "" ? card.article.name : qsTr("第 %1 条").arg(card.article.number)) + "  " + card.article.heading
            kind: "lead"
            strong: true
            tone: Theme.blue
        }

        SText {
            width: parent.width
            text: card.article.text
        }

        Loader {
            active: card.article.guides.length > 0 || card.article.full
            visible: active
            width: parent.width
            sourceComponent: Flow {
                spacing: Theme.s16

                Repeater {
                    model: card.article.guides

                    Chip {
                        required property var modelData

                        width: Math.min(implicitWidth, words.width)
                        icon: "clipboard-list-outline"
                        label: modelData.title
                        onTapped: card.chosen(modelData.code)
                    }
                }

                Chip {
                    visible: card.article.full
                    objectName: "law.full." + card.article.number
                    width: Math.min(implicitWidth, words.width)
                    icon: "file-document-outline"
                    label: qsTr("这一条的原文")
                    onTapped: card.fullWanted(card.article.number)
                }
            }
        }
    }
}
