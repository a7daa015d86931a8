import QtQuick
import Sunshine.Theme

// A text field. What citizens type is sensitive: the keyboard must neither learn nor store it.
Item {
    id: box

    property alias text: editor.text
    property alias input: editor
    property alias length: editor.length
    property string placeholder
    property string icon
    property string label: placeholder
    property bool multiline: false
    property int limit: 500
    property int hints: Qt.ImhNone
    property real lines: 3
    property bool clearable: !multiline

    signal edited
    signal accepted

    function clear() {
        editor.clear();
        box.edited();
    }

    implicitWidth: Theme.px(480)
    implicitHeight: multiline ? Math.ceil(lines * Theme.body * 1.45) + 2 * Theme.s24 : Math.max(Theme.touch, Theme.body * 1.6 + 2 * Theme.s16, hollow.implicitHeight + Theme.s24)

    Rectangle {
        anchors.fill: parent
        radius: Theme.rChip
        color: Theme.surface
        border.width: editor.activeFocus ? Theme.stroke : Theme.hair
        border.color: editor.activeFocus ? Theme.blue : Theme.lineStrong
    }

    // The whole field takes the tap, not only the line of text in it.
    MouseArea {
        anchors.fill: parent
        onClicked: {
            editor.forceActiveFocus();
            Qt.inputMethod.show(); // qmllint disable missing-property
        }
    }

    Icon {
        id: glyph

        visible: box.icon !== ""
        x: Theme.s24
        anchors.verticalCenter: parent.verticalCenter
        name: box.icon
        tone: Theme.inkSoft
    }

    Flickable {
        id: view

        x: glyph.visible ? glyph.x + glyph.width + Theme.s16 : Theme.s32
        y: box.multiline ? Theme.s24 : 0
        width: box.width - x - (wipe.visible ? wipe.width : Theme.s32)
        height: box.height - 2 * y
        clip: true
        interactive: box.multiline
        contentWidth: width
        contentHeight: box.multiline ? Math.max(height, editor.implicitHeight) : height
        boundsBehavior: Flickable.StopAtBounds

        function follow(top: real, size: real) {
            if (!box.multiline)
                return;
            if (contentY > top)
                contentY = top;
            else if (contentY + height < top + size)
                contentY = top + size - height;
        }

        TextEdit {
            id: editor

            objectName: box.objectName === "" ? "" : box.objectName + ".input"
            width: view.width
            height: box.multiline ? Math.max(view.height, implicitHeight) : view.height
            verticalAlignment: box.multiline ? TextEdit.AlignTop : TextEdit.AlignVCenter
            wrapMode: box.multiline ? TextEdit.Wrap : TextEdit.NoWrap
            textFormat: TextEdit.PlainText
            color: Theme.ink
            selectionColor: Theme.blue
            selectedTextColor: Theme.overBlue
            font.family: Theme.family
            font.pixelSize: Theme.body
            inputMethodHints: Qt.ImhSensitiveData | (box.multiline ? Qt.ImhMultiLine : 0) | box.hints
            Accessible.role: Accessible.EditableText
            Accessible.name: box.label

            // Where to cut without halving a character that takes two places.
            function whole(end: int): int {
                return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
            }

            onTextChanged: {
                if (text.length > box.limit)
                    remove(whole(box.limit), text.length);
                if (!box.multiline && text.indexOf("\n") >= 0)
                    text = text.replace(/\n/g, "");
                box.edited();
            }
            Keys.onReturnPressed: event => {
                event.accepted = !box.multiline;
                if (!box.multiline)
                    box.accepted();
            }
            onCursorRectangleChanged: view.follow(cursorRectangle.y, cursorRectangle.height)
        }
    }

    SText {
        id: hollow

        visible: editor.length === 0 && editor.preeditText === ""
        x: view.x
        y: box.multiline ? view.y : (box.height - height) / 2
        width: box.width - x - Theme.s32
        text: box.placeholder
        tone: Theme.inkSoft
    }

    TapSurface {
        id: wipe

        visible: box.clearable && editor.length > 0
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.touch
        height: Theme.touch
        radius: width / 2
        label: qsTr("清空")
        onTapped: box.clear()

        Icon {
            anchors.centerIn: parent
            name: "close-circle"
            tone: Theme.inkSoft
        }
    }
}
