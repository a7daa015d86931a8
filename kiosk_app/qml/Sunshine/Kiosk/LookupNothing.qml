import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Nothing fits what was typed: say so, offer what comes nearest, ways without typing, and the officers.
Column {
    id: nothing

    required property LookupModel screen
    readonly property var elsewhere: screen.tabs.filter(tab => tab.kind !== screen.tab && tab.count > 0)
    readonly property bool nowhere: elsewhere.length === 0

    signal chosen(kind: string, code: string)

    spacing: Theme.s24

    EmptyState {
        width: parent.width
        icon: "comment-question-outline"
        slim: Theme.compact || nothing.nowhere
        titleKind: slim ? "lead" : "title"
        title: nothing.nowhere ? qsTr("没有找到“%1”").arg(nothing.screen.text) : qsTr("这一栏里没有找到")
        what: nothing.nowhere ? qsTr("换个说法试试，比如“身份证”；也可以看看下面这些。") : qsTr("点上面带数字的一栏就能看到。")
    }

    SText {
        visible: near.visible
        width: parent.width
        text: qsTr("您要找的是不是这些？")
        kind: "lead"
        strong: true
    }

    LookupList {
        id: near

        visible: nothing.screen.near.length > 0
        width: parent.width
        prefix: "lookup.near."
        rows: nothing.screen.near
        onChosen: (kind, code) => nothing.chosen(kind, code)
    }

    LookupWays {
        visible: nothing.nowhere
        width: parent.width
        brief: Theme.compact
        screen: nothing.screen
    }

    PillButton {
        objectName: "lookup.officer"
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, parent.width)
        icon: "account-voice"
        label: qsTr("问窗口民警")
        onTapped: nothing.screen.askOfficer()
    }
}
