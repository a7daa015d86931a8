"""A pointer and a keyboard on the screen named by DISPLAY, moved through the X server as a person's would be."""

import sys

from kiosk_app.errors import SunshineError

LEFT_BUTTON = 1
SHIFTED = 1
"""The place of a key's upper symbol in the keyboard's map."""
KEY_NAMES = {"ctrl": "Control_L", "shift": "Shift_L", "f9": "F9"}

NO_SCREEN = "连不上屏幕，演示要在有 X 屏幕的 Linux 上运行，请检查 DISPLAY。"


class Hands:
    """One connection to the screen; every move has reached it when its call returns."""

    def __init__(self) -> None:
        """Raises SunshineError where there is no X screen, or one that takes no input from programs."""
        if sys.platform == "win32":
            raise SunshineError(NO_SCREEN)
        from Xlib import error
        from Xlib.display import Display

        try:
            self._display = Display()
        except (error.DisplayError, error.XError, OSError):
            raise SunshineError(NO_SCREEN) from None
        if not self._display.has_extension("XTEST"):
            raise SunshineError("屏幕不支持模拟输入（XTEST），请换一块屏幕，或去掉 DISPLAY 用虚拟屏幕运行演示。")

    def close(self) -> None:
        """Let go of the screen."""
        self._display.close()

    def move(self, x: int, y: int) -> None:
        """Put the pointer at a point of the screen."""
        from Xlib import X

        self._do(X.MotionNotify, x=x, y=y)

    def press(self) -> None:
        """Hold the left button down."""
        from Xlib import X

        self._do(X.ButtonPress, LEFT_BUTTON)

    def release(self) -> None:
        """Let the left button go."""
        from Xlib import X

        self._do(X.ButtonRelease, LEFT_BUTTON)

    def hold(self, key: str) -> None:
        """Hold a key down: a plain character, or a name of `KEY_NAMES`."""
        from Xlib import X

        self._do(X.KeyPress, self._key(key)[0])

    def let_go(self, key: str) -> None:
        """Let a key go."""
        from Xlib import X

        self._do(X.KeyRelease, self._key(key)[0])

    def strike(self, character: str) -> None:
        """Type one plain character, with Shift where it needs it."""
        shift = self._key(character)[1] == SHIFTED
        if shift:
            self.hold("shift")
        self.hold(character)
        self.let_go(character)
        if shift:
            self.let_go("shift")

    def _do(self, event: int, detail: int = 0, *, x: int = 0, y: int = 0) -> None:
        from Xlib.ext import xtest

        xtest.fake_input(self._display, event, detail, x=x, y=y)
        self._display.sync()

    def _key(self, name: str) -> tuple[int, int]:
        """Code of the key that bears this symbol, and the symbol's place on it."""
        from Xlib import XK

        # The symbols of Latin characters are their code points.
        symbol = XK.string_to_keysym(KEY_NAMES[name]) if name in KEY_NAMES else ord(name)
        places = self._display.keysym_to_keycodes(symbol)
        if not places:
            raise SunshineError(f"这块屏幕的键盘上没有“{name}”键，演示不能继续，请换一种键盘布局。")
        code, place = min(places, key=lambda found: found[1])
        return int(code), int(place)
