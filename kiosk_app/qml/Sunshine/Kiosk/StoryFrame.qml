import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One picture with its caption: below it on a tall screen, beside it on a wide one.
Item {
    id: view

    property var frame: ({})
    property bool across: false
    readonly property real share: Theme.large ? 0.5 : 0.6

    Rectangle {
        id: face

        readonly property real room: view.height - Math.min(caption.implicitHeight, view.height * 0.45) - Theme.s24

        width: view.across ? view.width * view.share : view.width
        height: view.across ? view.height : Math.min(room, picture.status === Image.Ready ? (width - 2 * Theme.s16) * picture.implicitHeight / picture.implicitWidth + 2 * Theme.s16 : width * 0.75)
        radius: Theme.rCard
        color: Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.line

        Image {
            id: picture

            anchors.fill: parent
            anchors.margins: Theme.s16
            source: view.frame.picture ?? ""
            sourceSize.width: face.width
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: view.frame.description ?? ""
        }

        Column {
            visible: picture.status !== Image.Ready
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.s32
            spacing: Theme.s16

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "image-off-outline"
                size: Theme.px(96)
                tone: Theme.inkSoft
            }

            SText {
                width: parent.width
                text: qsTr("这一页的图暂时看不到：") + (view.frame.description ?? "")
                tone: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    ScrollColumn {
        x: view.across ? face.width + Theme.s32 : 0
        y: view.across ? 0 : face.height + Theme.s16
        width: view.width - x
        height: view.height - y
        margin: 0
        bottomRoom: 0
        centred: view.across

        SText {
            id: caption

            width: parent.width
            text: view.frame.caption ?? ""
            kind: Theme.compact || Theme.large ? "body" : view.across ? "lead" : "title"
            strong: true
        }
    }
}
