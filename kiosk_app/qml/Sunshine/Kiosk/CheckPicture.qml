import QtQuick
import Sunshine.Backend
import Sunshine.Controls
import Sunshine.Theme

// The officer's picture: what a correction changed is framed and the rest dimmed; a fact can be pointed at and read aloud.
ZoomView {
    id: box

    required property CheckModel screen
    readonly property bool narrow: width < zooms.width + reader.width + 3 * Theme.s16

    // Where a fact stands: framed and near; the same fact again shows the whole picture.
    function point(place: var): void {
        const again = view.chosen.x === place.x && view.chosen.y === place.y && !view.whole;
        view.chosen = again ? {} : place;
        again ? view.showAll() : view.focusOn(place);
    }

    prefix: "check"
    source: screen.picture
    boxes: screen.changedBoxes
    words: qsTr("民警录入的画面")
    view.chosenFrame: Theme.chosen
    view.dim: Theme.dimmed

    Chip {
        id: reader

        objectName: "check.read_out"
        visible: box.screen.audible
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.s16
        anchors.bottomMargin: Theme.s16 + (box.narrow ? box.zooms.height + Theme.s16 : 0)
        icon: box.screen.reading ? "stop" : "volume-high"
        label: box.screen.reading ? qsTr("停止") : qsTr("读给我听")
        onTapped: box.screen.read_out()
    }
}
