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
    readonly property real natural: flickable.natural  // the height that shows all of it
    property bool centred: false  // whether what does not fill the height stands in its middle, as seen by the eye

    function toTop() {
        flickable.contentY = 0;
    }

    // Scroll just as far as it takes to see all of `item`, clear of the pill at the lower edge.
    function reveal(item: Item) {
        const below = item.mapToItem(column, 0, item.height).y + column.y + Theme.touch - flickable.height;
        flickable.contentY = Math.max(0, Math.min(below, flickable.contentHeight - flickable.height));
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

    ScrollHint {
        flick: flickable
    }
}
