"""The link as an officer sees it: whether it stands, why not in one sentence, and who is signed in."""

from dataclasses import dataclass

from kiosk_app.link.messages import MAINTENANCE, REVOKED

UNREACHABLE = "连不上触摸屏，正在重试；请确认触摸屏已开机、网线已插好。"
_WORDS = {
    "refused": "触摸屏不认识这台电脑（配对已撤销或换了数据），请管理员在触摸屏上打开配对，再运行 sunshine pair。",
    REVOKED: "这台电脑的配对已被管理员撤销，不能推送和登录；请管理员在触摸屏上打开配对，再运行 sunshine pair。",
    MAINTENANCE: "触摸屏正在维护，暂时收不到推送，恢复后会自动送达；请到触摸屏查看原因。",
    "identity": "对方不是已配对的触摸屏，已断开；请联系管理员。",
}


@dataclass(frozen=True, slots=True)
class LineState:
    """The link as the bar shows it: `kiosk` is ready, busy, degraded, closed, maintenance; `code` why it is off."""

    connected: bool = False
    kiosk: str = "ready"
    station: str = ""
    window: str = ""
    code: str = "unreachable"
    alarm: str = ""
    """Set when the kiosk's ledger contradicts what this counter holds; an administrator has to look."""

    @property
    def unpaired(self) -> bool:
        """Whether trying again is of no use: the kiosk no longer knows this PC."""
        return not self.connected and self.code in {"refused", REVOKED}

    @property
    def sentence(self) -> str:
        """One Chinese sentence on what is wrong with the link, or ""."""
        if self.alarm:
            return "触摸屏的账本与本机已收到的对不上，请联系管理员核验账本。"
        return "" if self.connected else _WORDS.get(self.code, UNREACHABLE)


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """The officer signed in at this counter."""

    session_id: str
    staff_number: str
    name: str
