pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Whom to ask, how to use the screen, and the door for staff.
PageFrame {
    id: page

    required property CareModel screen
    readonly property int across: Theme.portrait ? 1 : Theme.large ? 2 : 3
    readonly property real cell: Math.floor((contentWidth - (across - 1) * grid.spacing) / across)

    title: qsTr("使用帮助")
    subtitle: qsTr("看不清、听不懂、找不到，都可以直接问窗口民警。")
    spacing: Theme.s16
    scroller.bottomRoom: Theme.s8

    Grid {
        id: grid

        readonly property real tallest: Math.max(...children.map(child => child.wanted ?? 0))

        columns: page.across
        spacing: Theme.s16

        Repeater {
            model: [
                {
                    icon: "account-tie",
                    title: qsTr("找人帮忙"),
                    note: qsTr("请到%1任意窗口，或者招手叫民警过来。").arg(page.screen.hall)
                },
                {
                    icon: "gesture-tap",
                    title: qsTr("轻轻点一下"),
                    note: qsTr("用手指点您要办的事，不用用力，也不用长按。")
                },
                {
                    icon: "arrow-left",
                    title: qsTr("点错了不要紧"),
                    note: qsTr("点下面的“返回”回到上一页，点“首页”从头开始。")
                },
                {
                    icon: "format-size",
                    title: qsTr("字太小"),
                    note: qsTr("点下面的“大字版”，字会变大；点“高对比”，颜色更分明。")
                },
                {
                    icon: "wheelchair-accessibility",
                    title: qsTr("够不着"),
                    note: qsTr("竖屏上点“低位操作”，按钮都会移到下半边。")
                },
                {
                    icon: "lock-outline",
                    title: qsTr("您的信息"),
                    note: qsTr("没有人操作时，屏幕自动回到首页，您填的内容会清掉。")
                }
            ]

            HelpHint {
                required property var modelData
                required property int index
                readonly property real wanted: implicitHeight

                width: page.cell
                height: page.across > 1 ? grid.tallest : implicitHeight
                icon: modelData.icon
                title: modelData.title
                note: modelData.note
                fill: index === 0 ? Theme.blueSoft : Theme.surface
            }
        }
    }

    footer: [
        Row {
            width: page.contentWidth
            spacing: Theme.s16

            Notice {
                width: parent.width - doors.width - parent.spacing
                height: Math.max(implicitHeight, doors.height)
                mood: "bad"
                icon: "phone-alert"
                title: qsTr("紧急情况请打 %1").arg(page.screen.emergencyPhone)
                text: qsTr("怀疑被骗，请打反诈专线 96110。")
            }

            Grid {
                id: doors

                readonly property real most: (parent.width - Theme.s16) * (columns > 1 ? 0.27 : 0.42)

                anchors.verticalCenter: parent.verticalCenter
                columns: Theme.portrait ? 1 : 2
                spacing: Theme.s16

                PillButton {
                    objectName: "help.hall"
                    width: Theme.portrait ? staff.width : Math.min(implicitWidth, doors.most)
                    outline: true
                    kind: "label"
                    icon: "clock-outline"
                    label: qsTr("大厅时间和电话")
                    onTapped: page.screen.openHall()
                }

                PillButton {
                    id: staff

                    objectName: "help.staff"
                    width: Math.min(implicitWidth, doors.most)
                    outline: true
                    kind: "label"
                    icon: "badge-account-outline"
                    label: qsTr("工作人员入口")
                    onTapped: page.screen.openStaff()
                }
            }
        }
    ]
}
