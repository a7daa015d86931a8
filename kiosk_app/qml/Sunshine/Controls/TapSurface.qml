import QtQuick
import Sunshine.Theme

// The base of everything that can be tapped: at least Theme.touch, answers in the next frame, named for assistive technology.
Item {
    id: surface

    property string label
    property real radius: Theme.rCard
    property bool checked: false
    property bool checkable: false
    property alias hit: area
    readonly property bool pressed: area.pressed || keyed
    property bool keyed: false

    signal tapped

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    activeFocusOnTab: true
    opacity: enabled ? 1 : 0.45
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: label
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: surface.tapped()
    Keys.onReturnPressed: surface.tapped()
    Keys.onSpacePressed: surface.tapped()

    Rectangle {
        anchors.fill: parent
        z: 100
        radius: surface.radius
        color: surface.pressed ? Theme.pressed : "transparent"
        border.width: surface.activeFocus ? Theme.stroke : 0
        border.color: Theme.sun
    }

    MouseArea {
        id: area

        anchors.fill: parent
        z: 101
        onClicked: surface.tapped()
    }
}
