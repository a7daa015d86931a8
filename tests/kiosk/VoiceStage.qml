import QtQuick
import QtQuick.Window
import Sunshine.Backend
import Sunshine.Theme

// The page and the keyboard as Main places them, without the header and the bar's buttons.
Window {
    id: stage

    required property Shell shell
    property bool large: false
    property bool contrast: false
    property bool low: false
    property alias item: loader.item

    color: Theme.paper

    function showPage() {
        const names = ["", "Lookup", "Guide", "Law", "Rate", "Reasons", "Thanks", "Message", "MessageSent", "Publicity", "Story", "Video", "Check", "Dispute", "", "", "Staff", "Statute", "Wizard", "Certificates", "Certificate", "Sample", "Flow", "Hall", "Browse"];
        const name = names[stage.shell.page];
        if (name === "")
            loader.source = "";
        else
            loader.setSource("../../kiosk_app/qml/Sunshine/Kiosk/" + name + "Page.qml", {
                screen: stage.shell.screenOf(stage.shell.page)
            });
    }

    Component.onCompleted: showPage()

    Binding {
        target: Theme
        property: "windowWidth"
        value: stage.width
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: stage.height
    }
    Binding {
        target: Theme
        property: "headless"
        value: loader.item?.headless ?? false
    }
    Binding {
        target: Theme
        property: "large"
        value: stage.large
    }
    Binding {
        target: Theme
        property: "contrast"
        value: stage.contrast
    }
    Binding {
        target: Theme
        property: "lowWanted"
        value: stage.low
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: true
    }

    Connections {
        target: stage.shell
        function onPageChanged() {
            stage.showPage();
        }
    }

    Rectangle {
        width: parent.width
        height: Theme.headerHeight
        color: Theme.blueDeep
    }

    Loader {
        id: loader
        y: Theme.headerHeight
        width: stage.width
        height: Theme.pageHeight
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.barHeight
        color: Theme.surface
        border.color: Theme.line
    }

    Loader {
        anchors.fill: parent
        z: 50
        source: "../../kiosk_app/qml/Sunshine/Kiosk/KeyboardPanel.qml"
    }

    Item {
        anchors.fill: parent
        z: 80

        PointHandler {
            onActiveChanged: if (active)
                stage.shell.touched()
        }
    }
}
