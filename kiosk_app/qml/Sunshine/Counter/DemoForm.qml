pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// The demo's stand-in for a business system: a data-entry page of invented data. Nothing in it is real or is sent anywhere.
Window {
    id: window

    required property DemoForm form

    title: qsTr("人口信息登记（演示）— 居民身份证受理")
    color: Theme.blueSoft
    onWidthChanged: placing.restart()
    onHeightChanged: placing.restart()

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }

    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
    }

    // Sends the places of the facts, as shares of the window, once the layout has come to rest.
    Timer {
        id: placing

        interval: 50
        running: true
        onTriggered: {
            for (let index = 0; index < grid.count; index++) {
                const box = (grid.itemAt(index) as FormField).box;
                const place = box.mapToItem(window.contentItem, 0, 0);
                window.form.place(index, place.x / window.width, place.y / window.height, box.width / window.width, box.height / window.height);
            }
        }
    }

    Item {
        objectName: "form.window"
        anchors.fill: parent
    }

    Rectangle {
        id: banner

        width: parent.width
        height: Theme.px(84)
        color: Theme.blue

        SText {
            x: Theme.s32
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("人口信息登记 — 居民身份证受理")
            tone: Theme.overBlue
        }

        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: Theme.s32
            anchors.verticalCenter: parent.verticalCenter
            width: mark.implicitWidth + 2 * Theme.s16
            height: mark.implicitHeight + Theme.s8
            radius: Theme.s8
            color: Theme.sun

            SText {
                id: mark

                anchors.centerIn: parent
                text: qsTr("演示数据")
                kind: "label"
                strong: true
                tone: Theme.overSun
            }
        }
    }

    Rectangle {
        id: portrait

        x: Theme.s32
        y: banner.height + Theme.s48
        width: Theme.px(220)
        height: Theme.px(280)
        color: Theme.surface
        border.width: Theme.hair
        border.color: Theme.lineStrong

        Icon {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: -Theme.s24
            name: "account"
            size: Theme.px(160)
            tone: Theme.lineStrong
        }

        SText {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.s16
            text: qsTr("照片（演示）")
            kind: "note"
            tone: Theme.inkSoft
        }
    }

    Item {
        id: sheet

        readonly property real gap: Theme.s24
        readonly property real half: (width - gap) / 2
        readonly property real step: height / (grid.count / 2)

        x: portrait.x + portrait.width
        y: portrait.y
        width: window.width - x - Theme.s32
        height: footnote.y - y - Theme.s24

        Repeater {
            id: grid

            model: window.form.fields

            FormField {
                required property var modelData
                required property int index

                objectName: "form." + modelData.key
                x: index % 2 * (sheet.half + sheet.gap)
                y: Math.floor(index / 2) * sheet.step
                width: sheet.half
                label: modelData.label
                text: modelData.text
                onEdited: window.form.edit(index, text)
            }
        }
    }

    SText {
        id: footnote

        x: Theme.s32
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s24
        width: parent.width - 2 * x
        text: qsTr("本窗口是演示用的替身：姓名、号码、住址均为虚构，出生年份和校验码都不可能存在。")
        kind: "note"
        tone: Theme.inkSoft
    }
}
