import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Nobody moves: the record is covered before a passer-by reads it. Any touch brings it back.
Rectangle {
    id: cover

    property int closesIn

    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }

    EmptyState {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.s48
        width: parent.width - 2 * Theme.s48
        icon: "eye-outline"
        title: qsTr("还在核对吗？")
        what: qsTr("为了不让别人看到，内容先盖住了。\n点一下屏幕接着看，%1 秒后结束本次核对。").arg(cover.closesIn)
    }
}
