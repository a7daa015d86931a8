import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Who and where, and the clock; with low reach the banner that fills the upper part of the screen.
Item {
    id: header

    required property Station station
    required property Shell shell
    required property HomeModel homeModel

    SunGlow {
        anchors.fill: parent
        reach: Theme.px(Theme.low ? 620 : 300)
    }

    // The station's names lead to its hours and telephones.
    TapSurface {
        id: door

        objectName: "header.hall"
        visible: Theme.low || !ribbon.visible
        x: Theme.low ? Theme.s48 : Theme.s16
        y: Theme.low ? Math.max(Theme.s48, (header.height - height) / 2) : Theme.s8
        width: Theme.low ? header.width - 2 * x : clock.x - Theme.s24 - x
        height: Theme.low ? emblem.height + Theme.s32 + names.height : header.height - 2 * y
        label: place.text + "，" + qsTr("点这里看大厅时间和电话")
        onTapped: header.shell.open(Shell.Hall)

        Rectangle {
            id: emblem

            width: Theme.px(Theme.low ? 150 : 92)
            height: width
            radius: Theme.rCard
            color: Theme.shine
            x: Theme.low ? (door.width - width) / 2 : Theme.s48 - door.x
            y: Theme.low ? 0 : (door.height - height) / 2

            Icon {
                anchors.centerIn: parent
                name: "white-balance-sunny"
                size: parent.width * 0.64
                tone: Theme.sunLight
            }
        }

        Column {
            id: names

            x: Theme.low ? 0 : emblem.x + emblem.width + Theme.s24
            y: Theme.low ? emblem.height + Theme.s32 : (door.height - height) / 2
            width: door.width - x
            spacing: Theme.low ? Theme.s16 : 0

            SText {
                width: parent.width
                text: qsTr("阳光户政综合服务")
                font.pixelSize: Theme.px(Theme.low ? 64 : place.lineCount > 1 ? 36 : 44)
                strong: true
                tone: Theme.overHeader
                horizontalAlignment: Theme.low ? Text.AlignHCenter : Text.AlignLeft
            }

            Item {
                width: parent.width
                height: place.height

                // Whether the names fit one line at their full size.
                TextMetrics {
                    id: roomy

                    font.family: Theme.family
                    font.pixelSize: Theme.px(27)
                    text: place.text
                }

                SText {
                    id: place

                    x: Theme.low ? (parent.width - width) / 2 : 0
                    width: Math.min(implicitWidth, parent.width - 2 * (more.width + Theme.s8))
                    text: header.station.bureau + " · " + header.station.name + " " + header.station.hall + (header.station.demo ? qsTr("（演示）") : "")
                    font.pixelSize: Theme.px(Theme.low ? 32 : roomy.advanceWidth < parent.width - Theme.px(88) ? 27 : 24)
                    tone: Theme.overHeaderSoft
                    horizontalAlignment: Theme.low ? Text.AlignHCenter : Text.AlignLeft
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }

                Icon {
                    id: more

                    x: place.x + place.width + Theme.s8
                    anchors.verticalCenter: parent.verticalCenter
                    name: "chevron-right"
                    size: Math.round(place.font.pixelSize * 1.3)
                    tone: Theme.overHeaderSoft
                }
            }

            SText {
                visible: Theme.low
                width: parent.width
                text: qsTr("操作区已移到下方")
                font.pixelSize: Theme.px(32)
                tone: Theme.overHeaderSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    Column {
        id: clock

        // With low reach the sun is large: the clock keeps out of its light.
        x: Theme.low ? Theme.s48 : header.width - width - Theme.s48
        y: Theme.low ? Theme.s32 : (header.height - height) / 2

        SText {
            x: Theme.low ? 0 : clock.width - width
            text: header.station.time
            font.pixelSize: Theme.px(48)
            strong: true
            tone: Theme.overHeader
        }

        SText {
            x: Theme.low ? 0 : clock.width - width
            text: qsTr("%1月%2日 %3").arg(header.station.month).arg(header.station.day).arg(header.weekday(header.station.weekday))
            font.pixelSize: Theme.px(25)
            tone: Theme.overHeader
        }
    }

    CheckRibbon {
        id: ribbon

        x: Theme.s48
        y: Theme.low ? header.height - height - Theme.s24 : (header.height - height) / 2
        width: Theme.low ? header.width - 2 * Theme.s48 : Math.min(Theme.px(760), clock.x - x - Theme.s24)
        shell: header.shell
        homeModel: header.homeModel
    }

    function weekday(index: int): string {
        return [qsTr("星期一"), qsTr("星期二"), qsTr("星期三"), qsTr("星期四"), qsTr("星期五"), qsTr("星期六"), qsTr("星期日")][index];
    }
}
