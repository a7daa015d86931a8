import QtQuick
import QtMultimedia

// The picture on machines with a GPU; blank on the software renderer, which gets the painted item instead.
VideoOutput {
    endOfStreamPolicy: VideoOutput.KeepLastFrame
}
