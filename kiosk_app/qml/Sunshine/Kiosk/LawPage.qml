pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A law digest by article; it opens at the article somebody came for.
PageFrame {
    id: page

    required property LawModel screen
    readonly property var law: screen.law

    title: law.title ?? ""
    subtitle: law.version ?? ""
    centred: screen.gone

    property bool moved: false

    function showWanted() {
        const card = !page.moved && page.screen.wanted >= 0 ? articles.itemAt(page.screen.wanted) : null;
        if (!card)
            return;
        const top = card.mapToItem(page.scroller.flick.contentItem, 0, 0).y - Theme.s16;
        page.scroller.flick.contentY = Math.max(0, Math.min(top, page.scroller.flick.contentHeight - page.scroller.flick.height));
    }

    // After a change of language or type size the cards stand only a moment later.
    Timer {
        id: placed

        interval: Theme.settle
        onTriggered: page.showWanted()
    }

    // The cards get their places one after the other; follow until the visitor scrolls.
    Connections {
        target: page.scroller.flick

        function onContentHeightChanged() {
            Qt.callLater(page.showWanted);
            placed.restart();
        }

        function onDragStarted() {
            page.moved = true;
        }
    }

    EmptyState {
        visible: page.screen.gone
        width: page.contentWidth
        icon: "scale-balance"
        title: qsTr("这部法律的要点已经撤下")
        what: qsTr("内容刚刚更新过，请重新查一下，或者问窗口民警。")
        actionLabel: qsTr("看别的法律")
        actionIcon: "magnify"
        onActed: page.screen.openLookup()
    }

    SText {
        visible: text !== ""
        width: page.contentWidth
        text: page.law.summary ?? ""
        tone: Theme.inkSoft
    }

    Repeater {
        id: articles

        model: page.law.articles ?? []

        LawArticle {
            required property var modelData
            required property int index

            objectName: "law.article." + index
            width: page.contentWidth
            article: modelData
            wanted: index === page.screen.wanted
            onChosen: code => page.screen.openGuide(code)
        }
    }

    GuideProse {
        width: page.contentWidth
        blocks: page.law.prose ?? []
    }

    SText {
        visible: page.law.id !== undefined
        width: page.contentWidth
        text: qsTr("这里是要点和大白话解释，不是法律原文；以公布的法律文本为准。")
        kind: "label"
        tone: Theme.sunDeep
    }

    GuideOrigin {
        visible: page.law.id !== undefined
        width: page.contentWidth
        facts: page.law.origin ?? ({})
    }

    onLawChanged: placed.restart()
    Component.onCompleted: Qt.callLater(page.showWanted)
}
