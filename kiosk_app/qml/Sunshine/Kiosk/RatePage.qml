import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Rating an officer: the roster for those who walk up, then the three faces.
Item {
    id: page

    required property RatingModel screen
    readonly property bool declinable: screen.inCheck && !screen.amending
    readonly property bool chosen: screen.chosen

    onChosenChanged: arrival.restart()

    Arrival {
        id: arrival
    }

    PageFrame {
        id: frame

        anchors.fill: parent
        title: !page.screen.chosen ? qsTr("请选择为您办事的民警") : page.screen.amending ? qsTr("请重新评价") : qsTr("请评价本次服务")
        scroller.bottomRoom: Theme.s16

        EmptyState {
            visible: !page.screen.chosen && page.screen.officers.length === 0
            width: parent.width
            icon: "account-group"
            title: page.screen.loading ? qsTr("正在取民警名册……") : qsTr("现在没有在岗民警")
            what: page.screen.loading ? qsTr("请稍候。") : qsTr("请到窗口问一问，或者回首页留言。")
        }

        RateRoster {
            visible: !page.screen.chosen
            width: parent.width
            enabled: arrival.over
            officers: page.screen.officers
            onPicked: staffNumber => page.screen.choose(staffNumber)
        }

        ColumnLayout {
            visible: page.screen.chosen
            width: parent.width
            height: Math.max(implicitHeight, frame.scroller.height - Theme.s8 - frame.scroller.bottomRoom)
            spacing: Theme.compact ? Theme.s16 : Theme.s24

            Notice {
                visible: page.screen.failed
                Layout.fillWidth: true
                mood: "bad"
                title: qsTr("没有存上，请再点一次或告诉民警")
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.apart

                RateOfficer {
                    Layout.fillWidth: true
                    officer: page.screen.officer
                    business: page.screen.business
                    settled: arrival.over
                    changeable: !page.screen.inCheck && !page.screen.amending
                    onAnother: page.screen.another()
                }

                RateDecline {
                    visible: page.declinable && !Theme.portrait
                    Layout.preferredWidth: Theme.px(Theme.large ? 560 : 480)
                    settled: arrival.over
                    screen: page.screen
                }
            }

            RateFaces {
                Layout.fillWidth: true
                Layout.fillHeight: true
                settled: arrival.over
                screen: page.screen
            }

            SText {
                Layout.fillWidth: true
                text: qsTr("评价直接存档，窗口民警不能修改或删除。")
                kind: "note"
                tone: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }

            RateDecline {
                visible: page.declinable && Theme.portrait
                Layout.fillWidth: true
                settled: arrival.over
                screen: page.screen
            }
        }
    }
}
