import QtQuick
import QtQuick.Window
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The kiosk's one window: header, page, assistance bar; the keyboard and the warnings above them.
Window {
    id: root

    required property Shell shell
    required property Assist assist
    required property Speech speech
    required property Station station
    required property HomeModel homeModel
    required property real screenInches
    required property bool reducedMotion
    property bool keyboardWanted: false

    readonly property list<string> files: ["Home", "Lookup", "Guide", "Law", "Rate", "Reasons", "Thanks", "Message", "MessageSent", "Publicity", "Story", "Video", "Check", "Dispute", "Paused", "Help", "Staff", "Statute", "Wizard", "Certificates", "Certificate", "Sample", "Flow", "Hall", "Browse"]

    color: Theme.paper
    title: qsTr("阳光户政综合服务")

    function showPage() {
        const screen = root.shell.screenOf(root.shell.page);
        const file = Qt.resolvedUrl(root.files[root.shell.page] + "Page.qml");
        loader.setSource(file, screen ? {
            screen: screen
        } : {});
    }

    Component.onCompleted: showPage()

    Binding {
        target: Theme
        property: "windowWidth"
        value: root.width
    }

    Binding {
        target: Theme
        property: "windowHeight"
        value: root.height
    }

    Binding {
        target: Theme
        property: "screenInches"
        value: root.screenInches
    }

    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.reducedMotion
    }

    // A check needs the room, and its own band says where one is.
    Binding {
        target: Theme
        property: "headless"
        value: loader.item?.headless ?? false // qmllint disable missing-property
    }

    Binding {
        target: Theme
        property: "large"
        value: root.assist.large
    }

    Binding {
        target: Theme
        property: "contrast"
        value: root.assist.contrast
    }

    Binding {
        target: Theme
        property: "lowWanted"
        value: root.assist.low
    }

    Connections {
        target: root.shell

        function onPageChanged() {
            Qt.callLater(root.showPage);
        }
    }

    Header {
        visible: height > 0
        width: parent.width
        height: Theme.headerHeight
        station: root.station
        shell: root.shell
        homeModel: root.homeModel
    }

    Loader {
        id: loader

        property bool started: false

        objectName: "page"
        y: Theme.headerHeight
        width: root.width
        height: Theme.pageHeight
        // The first page is there at once, and so is what an officer waits for a citizen to see.
        onLoaded: {
            if (started && root.shell.page !== Shell.Check)
                appear.restart();
            started = true;
        }

        NumberAnimation {
            id: appear

            target: loader.item
            property: "opacity"
            from: Theme.reducedMotion ? 1 : 0
            to: 1
            duration: Theme.page
            easing.type: Easing.OutCubic
        }
    }

    EmptyState {
        visible: loader.status === Loader.Error
        x: Theme.s48
        y: loader.y + (loader.height - height) / 2
        width: root.width - 2 * Theme.s48
        icon: "alert-circle-outline"
        title: qsTr("这一页暂时打不开")
        what: qsTr("请回到首页办别的事，或者告诉窗口民警。")
        actionLabel: qsTr("回到首页")
        actionIcon: "home-variant"
        onActed: root.shell.home()
    }

    AssistBar {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.barHeight
        shell: root.shell
        assist: root.assist
        speech: root.speech
    }

    // From the event loop, never out of a call of Python's: the loader's thread may need what that call holds.
    Timer {
        interval: Theme.settle
        running: root.keyboardWanted
        onTriggered: keyboard.active = true
    }

    // The keyboard is heavy; it is loaded when the first frame has been seen.
    Loader {
        id: keyboard

        objectName: "keyboard"
        anchors.fill: parent
        z: 50
        active: false
        source: Qt.resolvedUrl("KeyboardPanel.qml")

        Binding {
            target: keyboard.item
            when: keyboard.status === Loader.Ready
            property: "latin"
            value: root.assist.language === "en"
        }
    }

    WaitingVeil {
        anchors.fill: parent
        z: 60
        visible: root.shell.waiting
    }

    IdleWarning {
        anchors.fill: parent
        z: 70
        visible: root.shell.idleWarning
        shell: root.shell
    }

    // Sees every touch before the page does, and takes none of them away.
    Item {
        anchors.fill: parent
        z: 80

        PointHandler {
            onActiveChanged: {
                if (active && !root.shell.idleWarning)
                    root.shell.touched();
            }
        }
    }
}
