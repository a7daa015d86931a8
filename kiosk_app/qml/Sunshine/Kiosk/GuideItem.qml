import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One line of a guide with its sign, and what is to be known about it.
Item {
    id: item

    property string icon: "check-circle"
    property color tone: Theme.green
    property string text
    property string extra
    property string issuer
    property string note
    property bool verify: false

    implicitHeight: words.implicitHeight

    Icon {
        id: glyph

        y: (Theme.body * 1.2 - height) / 2
        name: item.icon
        size: Theme.px(42)
        tone: item.tone
    }

    Column {
        id: words

        x: glyph.width + Theme.s24
        width: item.width - x
        spacing: Theme.s4

        SText {
            width: parent.width
            text: item.extra === "" ? item.text : qsTr("%1（%2）").arg(item.text).arg(item.extra)
        }

        SText {
            visible: item.issuer !== ""
            width: parent.width
            text: qsTr("谁发的：%1").arg(item.issuer)
            kind: "label"
            tone: Theme.inkSoft
        }

        SText {
            visible: item.note !== ""
            width: parent.width
            text: item.note
            kind: "label"
            tone: Theme.inkSoft
        }

        SText {
            visible: item.verify
            width: parent.width
            text: qsTr("这一条以窗口答复为准")
            kind: "note"
            tone: Theme.sunDeep
        }
    }
}
