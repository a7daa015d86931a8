import QtQuick
import Sunshine.CounterBackend
import Sunshine.Controls
import Sunshine.Theme

// Whose bar it is: window and link, officer and business. A tap opens the choices, or the sign-in.
TapSurface {
    id: about

    required property Bar bar
    required property BarWords words

    objectName: "bar.options"
    radius: Theme.rChip
    label: qsTr("选择业务和窗口")
    onTapped: bar.signedIn ? bar.openOptions() : bar.askSignIn()

    Column {
        x: Theme.s8
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x

        SText {
            width: parent.width
            text: (about.bar.windowName === "" ? "" : about.bar.windowName + " · ") + about.words.connection
            kind: "label"
            strong: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }

        SText {
            width: parent.width
            text: about.bar.signedIn ? about.bar.officerName + " · " + (about.bar.businessCode === "" ? qsTr("选择业务") : about.bar.businessName) : qsTr("未登录")
            kind: "note"
            tone: Theme.inkSoft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
}
