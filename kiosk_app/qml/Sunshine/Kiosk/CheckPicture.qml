import Sunshine.Backend

// The officer's picture.
ZoomView {
    id: box

    required property CheckModel screen

    prefix: "check"
    source: screen.picture
    boxes: screen.changedBoxes
    words: qsTr("民警录入的画面")
}
