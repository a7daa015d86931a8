pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A law digest by article; it opens at the article somebody came for, and only what is in sight is built.
Item {
    id: page

    required property LawModel screen
    readonly property var law: screen.law

    LawHead {
        id: head

        visible: !page.screen.gone
        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: page.width - 2 * Theme.s48
        title: page.law.title ?? ""
        version: page.law.version ?? ""

        Chip {
            visible: (page.law.statute ?? "") !== ""
            objectName: "law.statute"
            icon: "file-document-outline"
            label: qsTr("看全文")
            onTapped: {
                page.screen.keepPlace(list.here());
                page.screen.openStatute("");
            }
        }
    }

    ScrollList {
        id: list

        objectName: "law.list"
        visible: !page.screen.gone
        anchors.top: head.bottom
        anchors.topMargin: Theme.s16
        anchors.bottom: parent.bottom
        width: page.width
        model: page.law.articles ?? []

        header: SText {
            width: ListView.view.width
            bottomPadding: text === "" ? 0 : Theme.s24
            text: page.law.summary ?? ""
            tone: Theme.inkSoft
        }

        delegate: LawArticle {
            required property var modelData
            required property int index

            objectName: "law.article." + index
            width: ListView.view.width
            article: modelData
            wanted: index === page.screen.wanted
            onChosen: code => {
                page.screen.keepPlace(list.here());
                page.screen.openGuide(code);
            }
            onFullWanted: number => {
                page.screen.keepPlace(list.here());
                page.screen.openStatute(number);
            }
        }

        footer: LawFoot {
            width: ListView.view.width
            law: page.law
        }

        Component.onCompleted: show(page.screen.keptPlace() >= 0 ? page.screen.keptPlace() : page.screen.wanted)
    }

    EmptyState {
        visible: page.screen.gone
        x: Theme.s48
        width: page.width - 2 * x
        y: Math.max(Theme.s8, (page.height - height) * 0.46)
        icon: "scale-balance"
        title: qsTr("这部法律的要点已经撤下")
        what: qsTr("内容刚刚更新过，请重新查一下，或者问窗口民警。")
        actionLabel: qsTr("看别的法律")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }
}
