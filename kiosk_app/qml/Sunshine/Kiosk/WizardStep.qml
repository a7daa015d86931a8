import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// An answer already given, as a mark on the way; it is not a button, 返回 takes it back.
Rectangle {
    id: step

    property string text
    property real most: Theme.px(400)

    implicitWidth: Math.min(most, words.implicitWidth + 2 * Theme.s24)
    implicitHeight: words.implicitHeight + Theme.s16
    radius: Theme.rChip
    color: Theme.blueSoft

    SText {
        id: words

        anchors.centerIn: parent
        width: Math.min(implicitWidth, step.most - 2 * Theme.s24)
        text: step.text
        kind: "label"
        tone: Theme.blue
    }
}
