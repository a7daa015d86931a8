import QtQuick
import Sunshine.Theme

// A long list of which only what is in sight is built. A place in it is a row and the share of that row that has
// passed the upper edge, so it holds when the type size changes.
Item {
    id: scroll

    property alias view: rows
    property alias model: rows.model
    property alias delegate: rows.delegate
    property alias header: rows.header
    property alias footer: rows.footer
    property real leading: Theme.s48
    property real trailing: Theme.s48
    property real place: -1  // -1: the very top, above the first row
    property bool unsettled: true  // until the visitor scrolls, the place is found again whenever heights change

    function show(wanted: real) {
        place = wanted;
        unsettled = true;
        settle();
    }

    function settle() {
        if (!unsettled)
            return;
        const row = Math.floor(place);
        if (row < 0 || row >= rows.count) {
            rows.positionViewAtBeginning();
            return;
        }
        rows.positionViewAtIndex(row, ListView.Beginning);
        const item = rows.itemAtIndex(row);
        const last = rows.originY + rows.contentHeight - rows.height;
        if (item)
            rows.contentY = Math.max(rows.originY, Math.min(last, item.y + (place - row) * item.height - Theme.s16));
    }

    // Where the visitor has scrolled to.
    function here(): real {
        const edge = rows.contentY + Theme.s16;
        const row = rows.indexAt(rows.width / 2, edge + rows.spacing);
        const item = row < 0 ? null : rows.itemAtIndex(row);
        if (item)
            return row + Math.max(0, Math.min(0.99, (edge - item.y) / item.height));
        const head = rows.headerItem;
        return head && edge < head.y + head.height ? -1 : rows.count - 0.01;
    }

    ListView {
        id: rows

        objectName: scroll.objectName + ".view"
        x: scroll.leading
        width: scroll.width - scroll.leading - scroll.trailing
        height: scroll.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.s24
        topMargin: Theme.s8
        bottomMargin: Theme.s48
        cacheBuffer: 0  // rows built ahead are still under way when a page is left, which Qt complains of
        reuseItems: true
        onDragStarted: scroll.unsettled = false
        onMovementEnded: scroll.place = scroll.here()
        onContentHeightChanged: Qt.callLater(scroll.settle)
        onModelChanged: {
            scroll.unsettled = true;
            Qt.callLater(scroll.settle);
        }
        onHeightChanged: {
            scroll.unsettled = true;
            Qt.callLater(scroll.settle);
        }
    }

    ScrollMark {
        flick: rows
        anchors.right: parent.right
        anchors.rightMargin: Theme.s8
        height: rows.height
    }

    ScrollHint {
        flick: rows
        onGoing: scroll.unsettled = false
    }
}
