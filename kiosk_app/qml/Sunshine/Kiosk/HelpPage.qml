pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// How to use the screen, whom to ask, and the door for staff.
PageFrame {
    id: page

    required property CareModel screen

    title: qsTr("使用帮助")
    subtitle: qsTr("看不清、听不懂、找不到，都可以直接问窗口民警。")

    Flow {
        width: parent.width
        spacing: Theme.s24

        Repeater {
            model: [
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

            Card {
                id: hint

                required property var modelData

                width: Theme.portrait ? page.contentWidth : Math.floor((page.contentWidth - Theme.s24) / 2)

                Row {
                    width: parent.width
                    spacing: Theme.s24

                    Icon {
                        id: glyph

                        name: hint.modelData.icon
                        size: Theme.px(72)
                        tone: Theme.blue
                    }

                    Column {
                        width: parent.width - glyph.width - parent.spacing
                        spacing: Theme.s8

                        SText {
                            width: parent.width
                            text: hint.modelData.title
                            kind: "lead"
                            strong: true
                        }

                        SText {
                            width: parent.width
                            text: hint.modelData.note
                        }
                    }
                }
            }
        }
    }

    Notice {
        width: parent.width
        icon: "account-tie"
        title: qsTr("找人帮忙")
        text: qsTr("请到%1任意窗口，或者招手叫民警过来。").arg(page.screen.hall)
    }

    Notice {
        width: parent.width
        mood: "bad"
        icon: "phone-alert"
        title: qsTr("紧急情况请打 %1").arg(page.screen.emergencyPhone)
        text: qsTr("怀疑被骗，请打反诈专线 96110。")
    }

    footer: [
        PillButton {
            objectName: "help.staff"
            anchors.right: parent.right
            outline: true
            kind: "label"
            icon: "badge-account-outline"
            label: qsTr("工作人员入口")
            onTapped: page.screen.openStaff()
        }
    ]
}
