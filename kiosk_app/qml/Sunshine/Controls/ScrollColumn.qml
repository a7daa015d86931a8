import QtQuick
import Sunshine.Theme

// A column that scrolls up and down and says so: a pill at the lower edge goes on when there is more below.
Item {
    id: scroll

    default property alias content: column.data
    property alias spacing: column.spacing
    property alias flick: flickable
    property real margin: Theme.s48
    property real bottomRoom: Theme.s32
    property bool centred: false  // whether what does not fill the height stands in its middle, as seen by the eye
    readonly property bool more: flickable.contentHeight - flickable.contentY - flickable.height > Theme.s32

    function toTop() {
        flickable.contentY = 0;
    }

    Flickable {
        id: flickable

        // What stands at the end must not stay hidden below the pill that leads there.
        readonly property real natural: column.y + column.implicitHeight + scroll.bottomRoom

        anchors.fill: parent
        clip: true
        contentWidth: width
        contentHeight: natural + (natural > height ? Theme.touch : 0)
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.VerticalFlick

        Column {
            id: column

            x: scroll.margin
            y: scroll.centred ? Math.max(Theme.s8, (scroll.height - implicitHeight - scroll.bottomRoom) * 0.46) : Theme.s8
            width: flickable.width - 2 * scroll.margin
            spacing: Theme.s24
        }

        NumberAnimation {
            id: glide

            target: flickable
            property: "contentY"
            duration: Theme.page
            easing.type: Easing.OutCubic
        }
    }

    Rectangle {
        id: track

        readonly property real share: flickable.contentHeight > 0 ? flickable.height / flickable.contentHeight : 1

        visible: share < 1
        anchors.right: parent.right
        anchors.rightMargin: Theme.s16
        y: share < 1 ? flickable.contentY / flickable.contentHeight * flickable.height : 0
        width: Theme.s8
        height: flickable.height * share
        radius: width / 2
        color: Theme.lineStrong
    }

    TapSurface {
        id: hint

        objectName: "scroll.more"
        visible: scroll.more
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        width: hintRow.implicitWidth + 2 * Theme.s32
        height: Theme.touch
        radius: height / 2
        label: qsTr("下面还有，点这里往下看")
        onTapped: {
            glide.to = Math.min(flickable.contentHeight - flickable.height, flickable.contentY + flickable.height * 0.8);
            glide.restart();
        }

        // What goes on below fades out under the pill.
        Rectangle {
            x: -hint.x
            y: hint.height - height
            width: scroll.width - Theme.s32
            height: Theme.touch + Theme.s16
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: Qt.alpha(Theme.paper, 0)
                }

                GradientStop {
                    position: 0.7
                    color: Theme.paper
                }
            }
        }

        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: parent.height - Theme.s16
            radius: height / 2
            color: Theme.surface
            border.width: Theme.stroke
            border.color: Theme.blue
        }

        Row {
            id: hintRow

            anchors.centerIn: parent
            spacing: Theme.s8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-double-down"
                size: Math.round(Theme.label * 1.2)
                tone: Theme.blue
            }

            SText {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("下面还有")
                kind: "label"
                strong: true
                tone: Theme.blue
            }
        }
    }
}
