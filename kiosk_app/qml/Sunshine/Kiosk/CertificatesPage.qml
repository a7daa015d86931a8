pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Which certificate were you sent for? The list, first those that nobody needs; a tap on a chip leaves one kind.
PageFrame {
    id: page

    required property CertificatesModel screen

    title: qsTr("不用开证明")
    subtitle: qsTr("别人让您来开什么证明？点一下，看看用不用跑。")

    CertificateKinds {
        width: page.contentWidth
        kinds: page.screen.kinds
        chosen: page.screen.verdict
        onWanted: verdict => page.screen.show(verdict)
        onTyping: page.screen.openLookup()
    }

    Repeater {
        model: page.screen.groups

        CertificateGroup {
            required property var modelData

            width: page.contentWidth
            verdict: modelData.verdict
            rows: modelData.rows
            onChosen: id => {
                page.screen.keepPlace(page.scroller.flick.contentY);
                page.screen.choose(id);
            }
        }
    }

    Component.onCompleted: Qt.callLater(() => page.scroller.flick.contentY = page.screen.keptPlace())
}
