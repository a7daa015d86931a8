import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Theme

// A small window beside the bar, as large as what it shows.
Window {
    id: window

    required property Bar bar
    required property Places places
    required property Window anchor
    property bool wanted: false
    property bool keyboard: false
    property bool opened: false
    property alias sourceComponent: content.sourceComponent

    transientParent: anchor
    title: anchor.title
    color: "transparent"
    width: Math.max(1, content.width + 2 * Theme.s32)
    height: Math.max(1, content.height + 2 * Theme.s32)
    visible: wanted
    onWantedChanged: {
        place();
        // Opened by the officer it may take the keyboard; at the program's start the keyboard stays where it is.
        if (opened && wanted && keyboard)
            requestActivate();
    }
    onWidthChanged: place()
    onHeightChanged: place()
    Component.onCompleted: {
        place();
        opened = true;
    }

    function place() {
        places.put(window, places.ofPanel(anchor.x, anchor.y, anchor.width, anchor.height, width, height));
    }

    Connections {
        target: window.anchor

        function onXChanged() {
            window.place();
        }

        function onYChanged() {
            window.place();
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.rCard
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.lineStrong
    }

    Loader {
        id: content

        x: Theme.s32
        y: Theme.s32
        active: window.wanted
    }
}
