"""The screen under Wayland, through the desktop's own screenshot portal: no program may look at another's window there.

The desktop asks the officer the first time. The portal hands the picture over as a file, which is deleted once read.
"""

import secrets
import urllib.parse
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PIL import Image, UnidentifiedImageError

from kiosk_app.counter.capture import Pixels, Window
from kiosk_app.errors import CaptureError, ExitCode

NO_PORTAL = (
    "当前桌面是 Wayland，又没有提供截图服务（xdg-desktop-portal），不能截屏，"
    "请在系统登录界面改选 Xorg 会话，或用 --file 推送截图文件。"
)
NO_WINDOWS = (
    "当前桌面是 Wayland，不允许截取别的程序的窗口，请在浮动条上改为框选屏幕的一块，或在系统登录界面改选 Xorg 会话。"
)
REFUSED = "桌面没有允许截屏，请再推送一次并在桌面的询问里点允许，或用 --file 推送截图文件。"
SPOILT = "桌面的截图服务没有给出能读的图片，请重试，或用 --file 推送截图文件。"

BUS_NAME, DESK, REQUESTS = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Request",
)
PORTAL = DBusAddress(DESK, BUS_NAME, "org.freedesktop.portal.Screenshot")
CALL_SECONDS = 5.0
ANSWER_SECONDS = 60.0
"""How long the officer may take to allow it."""


class WaylandScreen:
    """Parts of the screen only; each picture is one question to the portal."""

    def __init__(self) -> None:
        try:
            self._bus = open_dbus_connection("SESSION")
        except (OSError, KeyError, RuntimeError):
            raise CaptureError(NO_PORTAL) from None

    def windows(self) -> list[Window]:
        """Never any: see `NO_WINDOWS`."""
        raise CaptureError(NO_WINDOWS)

    def active(self) -> Window | None:
        """Not to be learned either."""
        raise CaptureError(NO_WINDOWS)

    def window(self, _handle: int) -> Pixels:
        """Not to be had."""
        raise CaptureError(NO_WINDOWS)

    def follow(self, _handle: int) -> None:
        """Nothing to prepare."""

    def region(self, x: int, y: int, width: int, height: int) -> Pixels:
        """What the screen shows there; see `Screen.region`."""
        with self._picture() as whole:
            inside = width > 0 and height > 0 and x >= 0 and y >= 0
            if not inside or x + width > whole.width or y + height > whole.height:
                raise CaptureError(
                    f"区域 {x},{y},{width},{height} 超出屏幕（{whole.width}×{whole.height}），请改正 --region。",
                    exit_code=ExitCode.USAGE,
                )
            return _pixels(whole.crop((x, y, x + width, y + height)))

    def desktop(self) -> tuple[int, int, Pixels]:
        """What every screen shows; see `Screen.desktop`."""
        with self._picture() as whole:
            return 0, 0, _pixels(whole)

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def _picture(self) -> Image.Image:
        try:
            path = _ask(self._bus)
        except (OSError, TimeoutError, EOFError):
            raise CaptureError(NO_PORTAL) from None
        try:
            with Image.open(path, formats=("PNG", "JPEG")) as opened:
                return opened.convert("RGB")
        except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
            raise CaptureError(SPOILT) from None
        finally:
            path.unlink(missing_ok=True)


def _ask(bus: DBusConnection) -> Path:
    """Where the portal has put its picture.

    Raises:
        CaptureError: no portal, or the officer said no. OSError, TimeoutError: the bus is gone or does not answer.
    """
    token = f"sunshine_{secrets.token_hex(8)}"
    sender = bus.unique_name.lstrip(":").replace(".", "_")
    rule = MatchRule(type="signal", interface=REQUESTS, member="Response", path=f"{DESK}/request/{sender}/{token}")
    _call(bus, message_bus.AddMatch(rule))
    with bus.filter(rule) as answers:
        options = {"handle_token": ("s", token), "modal": ("b", True), "interactive": ("b", False)}
        _call(bus, new_method_call(PORTAL, "Screenshot", "sa{sv}", ("", options)))
        code, said = bus.recv_until_filtered(answers, timeout=ANSWER_SECONDS).body
    _call(bus, message_bus.RemoveMatch(rule))
    if code != 0 or "uri" not in said:
        raise CaptureError(REFUSED)
    return Path(urllib.parse.unquote(urllib.parse.urlparse(said["uri"][1]).path))


def _call(bus: DBusConnection, message: Message) -> None:
    reply = bus.send_and_get_reply(message, timeout=CALL_SECONDS)
    if HeaderFields.error_name in reply.header.fields:
        raise CaptureError(NO_PORTAL)


def _pixels(image: Image.Image) -> Pixels:
    red, green, blue = image.split()
    filler = Image.new("L", image.size, 255)
    return Pixels(Image.merge("RGBX", (blue, green, red, filler)).tobytes(), image.width, image.height)
