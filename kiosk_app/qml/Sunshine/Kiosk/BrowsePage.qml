import QtQuick
import Sunshine.Backend

// Finding a service without typing: its chapter, its first letter, or what it should be like.
Item {
    id: page

    required property BrowseModel screen

    BrowseGroups {
        visible: page.screen.mode === "groups"
        anchors.fill: parent
        screen: page.screen
    }

    BrowseList {
        visible: page.screen.mode !== "groups"
        anchors.fill: parent
        screen: page.screen
    }
}
