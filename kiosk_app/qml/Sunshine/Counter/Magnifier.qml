import QtQuick
import Sunshine.Controls
import Sunshine.Theme

// The pixels around the pointer, ten times enlarged, with its place and the size of what is marked.
Rectangle {
    id: glass

    required property Image picture
    property real ratio: 1
    property int pixelX: 0
    property int pixelY: 0
    property string label: ""
    property string size: ""
    readonly property int zoom: 10
    readonly property int across: 19  // pixels, odd: one is in the middle
    readonly property int down: 13

    width: lens.width + 2 * border.width
    height: lens.height + words.height + 2 * border.width
    radius: Theme.s8
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.lineStrong

    Item {
        id: lens

        x: glass.border.width
        y: glass.border.width
        width: glass.across * glass.zoom
        height: glass.down * glass.zoom
        clip: true

        Rectangle {
            anchors.fill: parent
            color: Theme.veil
        }

        Image {
            x: -(glass.pixelX - (glass.across - 1) / 2) * glass.zoom
            y: -(glass.pixelY - (glass.down - 1) / 2) * glass.zoom
            width: glass.picture.sourceSize.width * glass.zoom
            height: glass.picture.sourceSize.height * glass.zoom
            source: glass.picture.source
            cache: false
            smooth: false
        }

        Rectangle {
            x: (parent.width - width) / 2
            width: Theme.hair
            height: parent.height
            color: Theme.chosen
        }

        Rectangle {
            y: (parent.height - height) / 2
            width: parent.width
            height: Theme.hair
            color: Theme.chosen
        }

        Rectangle {
            anchors.centerIn: parent
            width: glass.zoom + 2
            height: width
            color: "transparent"
            border.width: Theme.hair
            border.color: Theme.marker
        }
    }

    Column {
        id: words

        anchors.bottom: parent.bottom
        anchors.bottomMargin: glass.border.width
        x: Theme.s8
        width: parent.width - 2 * x
        padding: Theme.s4

        SText {
            text: glass.label
            kind: "note"
            strong: true
        }

        SText {
            visible: glass.size !== ""
            text: glass.size
            kind: "note"
            tone: Theme.inkSoft
        }
    }
}
