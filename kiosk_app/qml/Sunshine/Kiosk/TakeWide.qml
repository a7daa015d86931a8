import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The codes as large as the page allows: what needs several on a small screen often fits one here.
Rectangle {
    id: wide

    required property TakeAway take
    readonly property bool across: width > height
    readonly property real least: Theme.px(Theme.large ? 360 : 300) // beside or below the code
    readonly property real side: Math.min(across ? height : width, (across ? width : height) - least) - 2 * Theme.s24
    readonly property int fitting: Math.floor(side / Math.max(3, Theme.physical(1)))

    signal closed

    color: Theme.paper
    onFittingChanged: take.fit(fitting)
    Component.onCompleted: take.fit(fitting)

    // Nothing below is touched through it.
    MouseArea {
        anchors.fill: parent
        preventStealing: true
    }

    QrCode {
        id: code

        objectName: "take.wide.qr"
        x: wide.across ? Theme.s24 : (wide.width - width) / 2
        y: wide.across ? (wide.height - height) / 2 : Theme.s24
        width: wide.side
        height: width
        rows: wide.take.rows
        Accessible.role: Accessible.Graphic
        Accessible.name: wide.take.text
    }

    Column {
        x: wide.across ? code.x + code.width + Theme.s32 : Theme.s48
        y: wide.across ? (wide.height - height) / 2 : code.y + code.height + Theme.s24
        width: wide.width - x - Theme.s48
        spacing: Theme.s24

        SText {
            width: parent.width
            text: wide.take.text.split("\n")[0] // what the list is for: the page's title is covered
            kind: "lead"
            strong: true
        }

        SText {
            width: parent.width
            text: qsTr("扫码带走这份清单")
            tone: Theme.inkSoft
        }

        SText {
            visible: wide.take.count > 1
            width: parent.width
            text: qsTr("第 %1 张，共 %2 张：一张一张扫").arg(wide.take.place + 1).arg(wide.take.count)
            strong: true
            tone: Theme.blue
        }

        PillButton {
            objectName: "take.wide.turn"
            visible: wide.take.count > 1
            width: parent.width
            icon: wide.take.place < wide.take.count - 1 ? "chevron-right" : "chevron-left"
            label: wide.take.place < wide.take.count - 1 ? qsTr("下一张") : qsTr("上一张")
            onTapped: wide.take.place < wide.take.count - 1 ? wide.take.next() : wide.take.previous()
        }

        PillButton {
            objectName: "take.wide.close"
            width: parent.width
            outline: true
            icon: "close"
            label: qsTr("扫好了，关闭")
            onTapped: wide.closed()
        }
    }
}
