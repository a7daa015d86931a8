import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// A slim strip on other pages: a record waits to be checked. It stands in the header, moves nothing and leads there in one tap.
TapSurface {
    id: ribbon

    required property Shell shell
    required property HomeModel homeModel
    readonly property bool elsewhere: [Shell.Home, Shell.Check, Shell.Dispute, Shell.Paused, Shell.Staff, Shell.Rate, Shell.Reasons, Shell.Thanks].indexOf(shell.page) < 0

    objectName: "ribbon.check"
    visible: homeModel.pending > 0 && elsewhere
    height: Theme.touch
    radius: Theme.rCard
    label: qsTr("%1 请您核对，点这里").arg(homeModel.pendingWindow)
    onTapped: homeModel.openCheck()

    Rectangle {
        anchors.fill: parent
        radius: ribbon.radius
        color: Theme.sunSoft
        border.width: Theme.stroke
        border.color: Theme.sun
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.s16

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "monitor-eye"
            size: Math.round(Theme.label * 1.3)
            tone: Theme.sunDeep
        }

        SText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, ribbon.width - Theme.px(100))
            text: ribbon.label
            font.pixelSize: Theme.px(30)
            strong: true
        }
    }
}
