pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// What the citizen circled, over the officer's own picture, and the kinds of fact by name.
Column {
    id: panel

    required property Bar bar
    required property BarWords words
    readonly property var kinds: counted(bar.marks)
    readonly property real aspect: picture.status === Image.Ready ? picture.sourceSize.width / Math.max(1, picture.sourceSize.height) : 2
    readonly property real room: Math.max(Theme.px(300), Math.min(Screen.height, Screen.desktopAvailableHeight) - Theme.px(600))

    spacing: Theme.s16

    // Each kind of fact once, in the order of the first circle.
    function counted(marks: var): var {
        const found = [];
        for (const mark of marks) {
            const same = found.find(kind => kind.label === mark.label);
            if (same)
                same.count++;
            else
                found.push({
                    label: mark.label,
                    count: 1
                });
        }
        return found;
    }

    // What a circle takes up of the picture, in shares of it.
    function bounds(strokes: var): rect {
        let left = 1;
        let top = 1;
        let right = 0;
        let bottom = 0;
        for (const stroke of strokes)
            for (const point of stroke) {
                left = Math.min(left, point[0]);
                top = Math.min(top, point[1]);
                right = Math.max(right, point[0]);
                bottom = Math.max(bottom, point[1]);
            }
        return Qt.rect(left, top, right - left, bottom - top);
    }

    SText {
        text: qsTr("群众指出这里有误，请改正后再推送")
        kind: "label"
        strong: true
        tone: Theme.red
    }

    Item {
        id: sheet

        width: Math.min(Theme.px(1280), panel.room * panel.aspect)
        height: width / panel.aspect

        Rectangle {
            anchors.fill: parent
            color: Theme.paper
            border.width: Theme.hair
            border.color: Theme.line
        }

        Image {
            id: picture

            anchors.fill: parent
            source: panel.bar.checkId === "" ? "" : "image://pushed/" + panel.bar.checkId
            cache: false
            smooth: true
            mipmap: true
        }

        Canvas {
            id: circles

            property var marks: panel.bar.marks

            anchors.fill: parent
            onMarksChanged: requestPaint()
            onPaint: {
                const pen = getContext("2d");
                pen.reset();
                pen.strokeStyle = Theme.red;
                pen.lineWidth = Theme.px(8);
                pen.lineJoin = "round";
                for (const mark of marks)
                    for (const stroke of mark.strokes)
                        trace(pen, stroke);
            }

            function trace(pen: var, stroke: var) {
                pen.beginPath();
                for (let index = 0; index < stroke.length; index++) {
                    const x = stroke[index][0] * width;
                    const y = stroke[index][1] * height;
                    index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y);
                }
                pen.stroke();
            }
        }

        Repeater {
            model: panel.bar.marks

            Rectangle {
                id: flag

                required property var modelData
                readonly property rect around: panel.bounds(modelData.strokes)

                x: Math.max(0, Math.min(around.x * sheet.width, sheet.width - width))
                y: around.y * sheet.height >= height ? around.y * sheet.height - height : Math.min((around.y + around.height) * sheet.height, sheet.height - height)
                width: said.implicitWidth + 2 * Theme.s8
                height: said.implicitHeight + Theme.s4
                radius: Theme.s8
                color: Theme.red

                SText {
                    id: said

                    anchors.centerIn: parent
                    text: panel.words.fact(flag.modelData.label)
                    kind: "note"
                    strong: true
                    tone: Theme.overRed
                }
            }
        }
    }

    Flow {
        width: Math.max(sheet.width, Theme.px(760))
        spacing: Theme.s16

        Repeater {
            model: panel.kinds

            Rectangle {
                id: tag

                required property var modelData

                width: name.implicitWidth + 2 * Theme.s24
                height: Theme.touch
                radius: height / 2
                color: Theme.redSoft

                SText {
                    id: name

                    anchors.centerIn: parent
                    text: panel.words.fact(tag.modelData.label) + (tag.modelData.count > 1 ? " ×" + tag.modelData.count : "")
                    kind: "label"
                    strong: true
                    tone: Theme.red
                }
            }
        }

        PillButton {
            objectName: "bar.dispute.ruling"
            visible: panel.bar.ruling !== ""
            label: qsTr("管理员特批")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.askRuling()
        }

        PillButton {
            objectName: "bar.dispute.close"
            label: qsTr("收起")
            kind: "label"
            outline: true
            tone: Theme.ink
            onTapped: panel.bar.closePanel()
        }
    }
}
