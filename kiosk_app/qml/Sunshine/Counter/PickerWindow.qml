pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// One screen of the still picture on which the officer chooses what is pushed.
Window {
    id: window

    required property Picker picker
    required property var still  // left, top, width and height of this screen's pixels on the desktop
    required property int number
    required property int turn

    readonly property real ratio: width > 0 ? still[2] / width : 1
    readonly property bool here: inside(picker.pointX, picker.pointY)
    readonly property bool any: picker.marked.length === 4
    readonly property rect marked: any ? Qt.rect(across(picker.marked[0]), down(picker.marked[1]), picker.marked[2] / ratio, picker.marked[3] / ratio) : Qt.rect(0, 0, 0, 0)
    readonly property int canvas: Math.min(680, Math.round(Math.min(Screen.width, Screen.desktopAvailableWidth) * 0.7))

    title: qsTr("阳光户政 选择推送内容")
    flags: Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint | Qt.BypassWindowManagerHint
    color: Theme.veil

    function across(x: real): real {
        return (x - still[0]) / ratio;
    }

    function down(y: real): real {
        return (y - still[1]) / ratio;
    }

    function inside(x: real, y: real): bool {
        return x >= still[0] && y >= still[1] && x < still[0] + still[2] && y < still[1] + still[3];
    }

    function onDesktop(mouse: MouseEvent): point {
        return Qt.point(still[0] + Math.floor(mouse.x * ratio), still[1] + Math.floor(mouse.y * ratio));
    }

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.canvas
    }

    Binding {
        target: Theme
        property: "windowHeight"
        value: window.canvas
    }

    Image {
        id: screenImage

        anchors.fill: parent
        source: "image://frozen/" + window.number + "/" + window.turn
        cache: false
        smooth: false
    }

    PickerShade {
        anchors.fill: parent
        marked: window.marked
        strong: window.picker.drawn
    }

    MouseArea {
        id: area

        anchors.fill: parent
        focus: true
        hoverEnabled: true
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        cursorShape: Qt.CrossCursor
        onPressed: mouse => {
            const place = window.onDesktop(mouse);
            mouse.button === Qt.RightButton ? window.picker.cancel() : window.picker.press(place.x, place.y);
        }
        onPositionChanged: mouse => {
            const place = window.onDesktop(mouse);
            window.picker.point(place.x, place.y);
        }
        onReleased: window.picker.release()
        onDoubleClicked: window.picker.accept()
        Keys.onPressed: event => window.key(event)
    }

    function key(event: KeyEvent) {
        const step = event.modifiers & Qt.ControlModifier ? 10 : 1;
        const grow = (event.modifiers & Qt.ShiftModifier) !== 0;
        const ways = {
            [Qt.Key_Left]: [-step, 0],
            [Qt.Key_Right]: [step, 0],
            [Qt.Key_Up]: [0, -step],
            [Qt.Key_Down]: [0, step]
        };
        const way = ways[event.key];
        event.accepted = true;
        if (way)
            picker.nudge(way[0], way[1], grow);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            picker.accept();
        else if (event.key === Qt.Key_Escape)
            picker.cancel();
    }

    PickerHelp {
        visible: window.here
        x: Math.round((parent.width - width) / 2)
        // Out of the pointer's way, and never under it.
        y: window.here && window.down(window.picker.pointY) < height + Theme.px(240) ? parent.height - height - Theme.s32 : Theme.s32
        picker: window.picker
    }

    Magnifier {
        visible: window.here
        picture: screenImage
        ratio: window.ratio
        pixelX: window.picker.pointX - window.still[0]
        pixelY: window.picker.pointY - window.still[1]
        label: window.picker.pointX + ", " + window.picker.pointY
        size: window.any ? window.picker.marked[2] + " × " + window.picker.marked[3] : ""
        x: window.across(window.picker.pointX) + Theme.s32 + width < parent.width ? window.across(window.picker.pointX) + Theme.s32 : window.across(window.picker.pointX) - Theme.s32 - width
        y: window.down(window.picker.pointY) + Theme.s32 + height < parent.height ? window.down(window.picker.pointY) + Theme.s32 : window.down(window.picker.pointY) - Theme.s32 - height
    }

    PickerButtons {
        visible: window.picker.drawn && !window.picker.dragging && window.inside(window.picker.marked[0], window.picker.marked[1])
        picker: window.picker
        x: Math.max(Theme.s16, Math.min(window.marked.x + window.marked.width - width, parent.width - width - Theme.s16))
        y: window.marked.y + window.marked.height + Theme.s16 + height < parent.height ? window.marked.y + window.marked.height + Theme.s16 : Math.max(Theme.s16, Math.min(window.marked.y + window.marked.height, parent.height) - height - Theme.s16)
    }
}
