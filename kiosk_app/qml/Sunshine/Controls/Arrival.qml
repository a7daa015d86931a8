import QtQuick
import Sunshine.Theme

// A question that has just come takes no answer yet: the second half of a double tap was meant for the one before.
Timer {
    readonly property bool over: !running

    interval: Theme.arrival
    running: true
}
