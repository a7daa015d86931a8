import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Sunshine.Theme

// One candidate above the keys; the first is what a tap on 空格 takes.
SelectionListItem {
    id: candidate

    required property int index
    required property string display

    objectName: "candidate." + candidate.index
    width: Math.max(Theme.touch, words.implicitWidth + 2 * Theme.s24)

    Text {
        id: words

        anchors.centerIn: parent
        text: candidate.display
        textFormat: Text.PlainText
        color: candidate.index === 0 ? Theme.blue : Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.px(46)
        font.weight: candidate.index === 0 ? Font.Bold : Font.Normal
    }
}
