import QtQuick
import QtQuick.Shapes
import Sunshine.Theme
import Sunshine.Controls

// One of the four services: a colour one sees across the lobby, an icon, a name and what it is for.
// The light comes from the upper right; the words stand where it is dark.
TapSurface {
    id: tile

    property string icon
    property string title
    property string note
    property color from
    property color to
    property real noteRoom: 0  // what the longest note of all tiles needs, so that their names stand on one line
    readonly property alias noteHeight: about.implicitHeight
    readonly property bool flat: height < Theme.px(370) * Theme.scale
    readonly property real pad: Theme.px(width < Theme.px(330) ? 28 : 40)
    readonly property real flatIcon: Theme.px(96)
    readonly property real room: flat ? (height - words.height) / 2 + Theme.s24 : words.y - Theme.s8
    readonly property real bubble: room < Theme.px(110) ? 0 : Math.min(Theme.px(220), width * 0.6, room)
    readonly property real tileRadius: radius

    label: title + "，" + note
    radius: Theme.rTile

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: Theme.contrast ? Theme.stroke : -1
            strokeColor: Theme.line
            fillGradient: LinearGradient {
                y1: tile.height
                x2: tile.width

                GradientStop {
                    position: 0
                    color: tile.from
                }

                GradientStop {
                    position: 1
                    color: tile.to
                }
            }

            PathRectangle {
                x: Theme.contrast ? Theme.stroke / 2 : 0
                y: x
                width: tile.width - 2 * x
                height: tile.height - 2 * x
                radius: tile.tileRadius
            }
        }

        // A quarter of a sun in the corner, following the tile's rounded corner.
        ShapePath {
            strokeWidth: -1
            fillColor: tile.bubble > 0 ? Theme.shine : "transparent"
            startX: tile.width
            startY: tile.bubble

            PathArc {
                x: tile.width - tile.bubble
                y: 0
                radiusX: tile.bubble
                radiusY: tile.bubble
            }

            PathLine {
                x: tile.width - tile.tileRadius
                y: 0
            }

            PathArc {
                x: tile.width
                y: tile.tileRadius
                radiusX: tile.tileRadius
                radiusY: tile.tileRadius
            }
        }
    }

    Icon {
        id: glyph

        x: tile.pad
        y: tile.flat ? (tile.height - height) / 2 : tile.pad + Theme.s16
        name: tile.icon
        size: tile.flat ? tile.flatIcon : Math.max(Theme.px(56), Math.min(Theme.px(136), tile.height * 0.34, words.y - tile.pad - 2 * Theme.s16))
        tone: Theme.contrast ? Theme.line : Theme.overTile
    }

    Column {
        id: words

        x: tile.pad + (tile.flat ? tile.flatIcon + Theme.s24 : 0)
        y: tile.flat ? (tile.height - height) / 2 : tile.height - height - tile.pad
        width: tile.width - x - Theme.s16
        spacing: Theme.s8

        SText {
            width: parent.width
            text: tile.title
            font.pixelSize: tile.flat ? Math.min(Theme.title, Theme.px(48) * Theme.scale) : Theme.px(56 * Theme.scale)
            kind: "title"
            strong: true
            tone: Theme.overTile
        }

        SText {
            id: about

            width: parent.width
            height: tile.flat ? implicitHeight : Math.max(implicitHeight, tile.noteRoom)
            text: tile.note
            kind: tile.flat ? "note" : "label"
            tone: Theme.overTile
        }
    }
}
