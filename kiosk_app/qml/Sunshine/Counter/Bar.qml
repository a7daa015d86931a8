pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Theme

// The officer's floating bar: above every window, and a click on it leaves the keyboard with the business system.
Window {
    id: window

    required property Bar bar
    required property Places places

    readonly property bool typing: bar.panel === Bar.SignIn || bar.panel === Bar.Ruling || bar.panel === Bar.Password
    readonly property bool free: bar.phase === "released" || bar.phase === "overridden"

    // A small or much enlarged desktop gets a smaller bar rather than half of one.
    readonly property int canvas: Math.min(680, Math.round(Math.min(Screen.width, Screen.desktopAvailableWidth) * 0.7))
    readonly property color tone: bar.mood === "good" ? Theme.green : bar.mood === "bad" ? Theme.red : bar.mood === "busy" ? Theme.amber : Theme.inkSoft
    readonly property color lamp: bar.light === "green" ? Theme.green : bar.light === "amber" ? Theme.sun : Theme.red

    title: qsTr("阳光户政 推送核对")
    flags: Qt.Tool | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint | Qt.WindowDoesNotAcceptFocus
    color: "transparent"
    width: Theme.px(1480)
    height: Theme.px(136)
    visible: !bar.aside
    // Another screen may give it another size, and it has to be whole on that one too.
    onWidthChanged: Qt.callLater(() => settle(places.inside(x, y, width, height)))
    Component.onCompleted: settle(places.ofBar(width, height))

    function settle(place: point) {
        places.put(window, place);
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

    Binding {
        target: Theme
        property: "chrome"
        value: false
    }

    Connections {
        target: window.places

        function onArranged() {
            window.settle(window.places.ofBar(window.width, window.height));
        }
    }

    BarWords {
        id: speech

        bar: window.bar
    }

    Rectangle {
        id: body

        anchors.fill: parent
        radius: Theme.rCard
        color: window.free ? Theme.greenSoft : Theme.surface
        border.width: Theme.stroke
        border.color: window.free ? Theme.green : Theme.line
    }

    Grip {
        id: grip

        objectName: "bar.grip"
        x: Theme.s16
        height: parent.height
        onDropped: window.settle(window.places.moved(window.x, window.y, window.width, window.height))
    }

    Rectangle {
        id: dot

        anchors.verticalCenter: parent.verticalCenter
        x: grip.x + grip.width + Theme.s16
        width: Theme.px(24)
        height: width
        radius: width / 2
        color: window.lamp
    }

    BarAbout {
        id: about

        anchors.verticalCenter: parent.verticalCenter
        x: dot.x + dot.width + Theme.s16
        width: Theme.px(420)
        height: parent.height - Theme.s24
        bar: window.bar
        words: speech
    }

    BarNews {
        id: news

        anchors.verticalCenter: parent.verticalCenter
        x: about.x + about.width + Theme.s16
        width: buttons.x - x - Theme.s16
        height: parent.height - Theme.s24
        bar: window.bar
        words: speech
        free: window.free
        tone: window.tone
    }

    BarButtons {
        id: buttons

        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Theme.s24
        bar: window.bar
        words: speech
    }

    PanelWindow {
        bar: window.bar
        places: window.places
        anchor: window
        flags: Qt.Tool | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint
        wanted: !window.bar.aside && window.typing
        keyboard: true
        sourceComponent: window.bar.panel === Bar.Ruling ? ruling : window.bar.panel === Bar.Password ? password : signIn
    }

    PanelWindow {
        bar: window.bar
        places: window.places
        anchor: window
        flags: Qt.Tool | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint | Qt.WindowDoesNotAcceptFocus
        wanted: !window.bar.aside && window.bar.panel !== Bar.Closed && !window.typing
        sourceComponent: window.bar.panel === Bar.Options ? options : window.bar.panel === Bar.Dispute ? dispute : window.bar.panel === Bar.Doubts ? doubts : window.bar.panel === Bar.Today ? today : ask
    }

    Component {
        id: signIn

        SignInPanel {
            bar: window.bar
        }
    }

    Component {
        id: ruling

        RulingPanel {
            bar: window.bar
        }
    }

    Component {
        id: password

        PasswordPanel {
            bar: window.bar
        }
    }

    Component {
        id: options

        OptionsPanel {
            bar: window.bar
        }
    }

    Component {
        id: dispute

        DisputePanel {
            bar: window.bar
            words: speech
        }
    }

    Component {
        id: today

        TodayPanel {
            bar: window.bar
        }
    }

    Component {
        id: doubts

        DoubtsPanel {
            bar: window.bar
        }
    }

    Component {
        id: ask

        AskPanel {
            bar: window.bar
        }
    }
}
