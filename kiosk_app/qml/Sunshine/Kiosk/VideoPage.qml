import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// One short video: picture, how far it is, pause and replay; a video that cannot be shown says so.
Item {
    id: page

    required property FilmModel screen
    readonly property bool failed: ["gone", "missing", "broken"].indexOf(screen.state) >= 0
    readonly property real inner: width - 2 * Theme.s48

    function clock(milliseconds: int): string {
        const seconds = Math.floor(milliseconds / 1000);
        return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    }

    SText {
        id: heading

        x: Theme.s48
        y: Theme.compact ? Theme.s16 : Theme.s32
        width: page.inner
        text: page.screen.video.title ?? ""
        kind: Theme.compact ? "lead" : "title"
        strong: true
    }

    Rectangle {
        id: face

        visible: !page.failed
        x: Theme.s48 + (page.inner - width) / 2
        y: heading.y + heading.height + Theme.s16
        width: Math.min(page.inner, room * 16 / 9)
        height: width * 9 / 16
        radius: Theme.rChip
        color: Theme.blueDeep
        border.width: Theme.contrast ? Theme.hair : 0
        border.color: Theme.line

        readonly property real room: controls.y - y - Theme.s24

        Image {
            visible: page.screen.state === "loading"
            anchors.fill: parent
            source: page.screen.video.poster ?? ""
            sourceSize.width: face.width
            fillMode: Image.PreserveAspectFit
            Accessible.ignored: true
        }

        Loader {
            objectName: "video.picture"
            anchors.fill: parent
            active: page.GraphicsInfo.api === GraphicsInfo.Software && !page.failed
            source: "VideoSurfaceSoft.qml"
            onLoaded: page.screen.showIn(item)
        }

        Loader {
            anchors.fill: parent
            active: page.GraphicsInfo.api !== GraphicsInfo.Software && page.GraphicsInfo.api !== GraphicsInfo.Unknown && !page.failed
            source: "VideoSurfaceGpu.qml"
            onLoaded: page.screen.showIn(item)
        }

        Rectangle {
            visible: page.screen.state === "loading"
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.s24
            width: opening.implicitWidth + 2 * Theme.s32
            height: opening.implicitHeight + Theme.s24
            radius: height / 2
            color: Theme.blueDeep

            SText {
                id: opening

                anchors.centerIn: parent
                text: qsTr("正在打开短片……")
                kind: "label"
                tone: Theme.overHeader
            }
        }
    }

    Card {
        visible: !page.failed && Theme.portrait && !Theme.compact
        x: Theme.s48
        y: face.y + face.height + Theme.s32
        width: page.inner
        fill: Theme.sunSoft
        edge: Theme.sun

        SText {
            width: parent.width
            text: qsTr("记住这一句")
            kind: "label"
            tone: Theme.sunDeep
        }

        SText {
            width: parent.width
            text: page.screen.video.lesson ?? ""
            kind: Theme.large ? "lead" : "title"
            strong: true
        }
    }

    ScrollColumn {
        visible: page.failed
        y: heading.y + heading.height + Theme.s32
        width: page.width
        height: page.height - y
        centred: true

        EmptyState {
            width: parent.width
            icon: "movie-open-outline"
            title: page.screen.state === "missing" ? qsTr("短片的文件不在了") : page.screen.state === "gone" ? qsTr("这个短片已经撤下") : qsTr("这个短片放不出来")
            what: qsTr("不是您按错了。请看看别的宣传，或者告诉窗口民警。")
            actionLabel: qsTr("看别的")
            actionIcon: "shield-star-outline"
            onActed: page.screen.openWall()
        }
    }

    VideoControls {
        id: controls

        visible: !page.failed
        x: Theme.s48
        y: page.height - height - Theme.s24
        width: page.inner
        playing: page.screen.state === "playing"
        ended: page.screen.state === "ended"
        share: page.screen.duration > 0 ? page.screen.position / page.screen.duration : 0
        time: page.clock(page.screen.position) + " / " + page.clock(page.screen.duration)
        onToggled: page.screen.toggle()
        onReplayed: page.screen.replay()
    }
}
