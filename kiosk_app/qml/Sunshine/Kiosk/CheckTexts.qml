import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The column beside or below the picture: what to look at, or how to look when there are no facts.
ScrollColumn {
    id: texts

    required property CheckModel screen
    property bool headed: false
    property bool brief: false  // only what the page's band does not say
    property bool big: false
    readonly property bool changed: screen.changedBoxes.length > 0

    signal picked(var place)

    spacing: Theme.s8
    bottomRoom: Theme.s8

    // What a correction changed is not left below the edge, to be found.
    Timer {
        running: texts.changed
        interval: Theme.settle
        onTriggered: {
            const first = facts.firstChanged();
            if (first)
                texts.reveal(first);
        }
    }

    Notice {
        visible: texts.screen.failed
        width: parent.width
        mood: "bad"
        title: qsTr("没有存上，请再点一次或告诉民警")
    }

    Notice {
        visible: texts.screen.unchanged
        width: parent.width
        mood: "warn"
        title: qsTr("和上次一样，没有看到改动")
    }

    SText {
        visible: texts.changed && texts.screen.facts.length === 0
        width: parent.width
        text: qsTr("橙色框里是改过的地方，请重点看。")
        strong: true
        tone: Theme.sunDeep
    }

    SText {
        visible: !texts.brief && (texts.headed || texts.screen.facts.length === 0)
        width: parent.width
        text: texts.screen.facts.length > 0 ? qsTr("请重点看这几项") : qsTr("请看清画面里的每一项")
        kind: "lead"
        strong: true
    }

    SText {
        visible: texts.screen.facts.length === 0
        width: parent.width
        text: qsTr("字小看不清，请点“放大”，再用手指拖动。")
        tone: Theme.inkSoft
    }

    CheckFacts {
        id: facts

        width: parent.width
        big: texts.big
        screen: texts.screen
        onPicked: place => texts.picked(place)
    }
}
