import QtQuick
import Sunshine.CounterBackend

// The bar's words for the codes of its model.
QtObject {
    id: words

    required property Bar bar

    readonly property string connection: bar.connected ? qsTr("已连接") : qsTr("未连接")
    readonly property string push: bar.revises ? qsTr("改好后再推送 %1").arg(bar.hotkey) : qsTr("推送核对 %1").arg(bar.hotkey)
    readonly property int patience: 120  // seconds after which a citizen who does not answer may be gone
    readonly property string hint: advice(bar.phase)
    readonly property string state: phase(bar.phase)
    readonly property string clock: pad(Math.floor(bar.seconds / 60)) + ":" + pad(bar.seconds % 60)

    function pad(number: int): string {
        return number < 10 ? "0" + number : "" + number;
    }

    function phase(code: string): string {
        switch (code) {
        case "offline":
            return qsTr("连不上触摸屏，正在重试");
        case "unpaired":
            return qsTr("配对已撤销，不能推送");
        case "closed":
            return qsTr("触摸屏暂停服务");
        case "maintenance":
            return bar.canWithdraw ? qsTr("终端维护，恢复后自动送达") : qsTr("终端维护，暂时不能推送");
        case "signed_out":
            return qsTr("请先登录");
        case "ready":
            return qsTr("可以推送");
        case "taking":
            return qsTr("正在截图");
        case "sending":
            return qsTr("正在发送 %1%").arg(bar.progress);
        case "undelivered":
            return qsTr("未送达，正在重试");
        case "queued":
            return bar.place > 0 ? qsTr("排队第 %1 位").arg(bar.place) : qsTr("已送达，等待显示");
        default:
            return later(code);
        }
    }

    // What to do now, in one line; a tap on it opens what it names.
    function advice(code: string): string {
        switch (code) {
        case "offline":
        case "undelivered":
            return qsTr("先请群众在屏幕前核对、纸上签字");
        case "unpaired":
            return qsTr("请管理员在触摸屏上重新配对");
        case "shown":
            return bar.seconds >= patience ? qsTr("群众不在或不愿核对：点这里特批") : "";
        case "expired":
            return qsTr("群众走了：重新推送，或点这里特批");
        case "released":
            return qsTr("放行码 %1 · 答错了人点这里").arg(bar.releaseCode);
        case "overridden":
            return qsTr("放行码 %1").arg(bar.releaseCode);
        case "voided":
            return qsTr("请推送给对的群众");
        default:
            return "";
        }
    }

    function later(code: string): string {
        switch (code) {
        case "shown":
            return qsTr("群众核对中 %1").arg(clock);
        case "shown_offline":
            return qsTr("离线，群众正在核对 %1").arg(clock);
        case "confirmed":
            return qsTr("核对无误，等待评价");
        case "disputed":
            return qsTr("群众指出 %1 处有误").arg(Math.max(1, bar.marks.length));
        case "released":
            return bar.rated ? qsTr("已评价，可以保存打印") : qsTr("未评价，可以保存打印");
        case "withdrawn":
            return qsTr("已撤回");
        case "expired":
            return qsTr("超时未核对，请重新推送");
        case "voided":
            return qsTr("已作废，不能保存打印");
        case "overridden":
            return qsTr("领导已放行，可以保存打印");
        default:
            return rejection(bar.code);
        }
    }

    function rejection(code: string): string {
        switch (code) {
        case "too_large":
            return qsTr("截图被拒：太大");
        case "queue_full":
            return qsTr("被拒：排队已满");
        case "no_session":
        case "session":
            return qsTr("被拒：请重新登录");
        default:
            return qsTr("截图被拒，请重新推送");
        }
    }

    function fact(label: string): string {
        switch (label) {
        case "name":
            return qsTr("姓名");
        case "sex":
            return qsTr("性别");
        case "birth_date":
            return qsTr("出生日期");
        case "id_number":
            return qsTr("身份证号");
        case "address":
            return qsTr("住址");
        case "photo":
            return qsTr("照片");
        default:
            return qsTr("其他");
        }
    }
}
