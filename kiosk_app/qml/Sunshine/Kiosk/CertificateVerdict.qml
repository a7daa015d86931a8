import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// 不用开 · 别处开 · 派出所开, in a colour and a sentence.
Notice {
    property string verdict

    mood: verdict === "not_needed" ? "good" : verdict === "elsewhere" ? "warn" : "info"
    icon: verdict === "not_needed" ? "check-circle" : verdict === "elsewhere" ? "map-marker" : "certificate-outline"
    title: verdict === "not_needed" ? qsTr("不用开，您手里的证件就能证明") : verdict === "elsewhere" ? qsTr("不归派出所开，请到别处") : qsTr("派出所可以开")
}
