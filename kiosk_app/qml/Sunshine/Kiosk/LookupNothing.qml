import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Nothing fits what was typed: say so, offer what comes nearest, and the officers.
Column {
    id: nothing

    required property LookupModel screen
    readonly property var elsewhere: screen.tabs.filter(tab => tab.kind !== screen.tab && tab.count > 0)

    spacing: Theme.s24

    EmptyState {
        width: parent.width
        icon: "comment-question-outline"
        slim: Theme.compact && Theme.large
        titleKind: slim ? "lead" : "title"
        title: nothing.elsewhere.length > 0 ? qsTr("这一栏里没有找到") : qsTr("没有找到“%1”").arg(nothing.screen.text)
        what: nothing.elsewhere.length > 0 ? qsTr("点上面带数字的一栏就能看到。") : qsTr("换个说法试试，比如“身份证”；也可以直接问窗口民警。")
        actionLabel: qsTr("问窗口民警")
        actionIcon: "account-voice"
        onActed: nothing.screen.askOfficer()
    }

    SText {
        visible: nothing.screen.near.length > 0
        width: parent.width
        text: qsTr("您要找的是不是这些？")
        kind: "lead"
        strong: true
    }

    LookupList {
        visible: nothing.screen.near.length > 0
        width: parent.width
        prefix: "lookup.near."
        rows: nothing.screen.near
        onChosen: (kind, code) => nothing.screen.show(kind, code)
    }
}
