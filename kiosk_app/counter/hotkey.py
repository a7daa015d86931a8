"""The global key that pushes, also while the business system has the keyboard.

The key alone is asked for (XGrabKey, RegisterHotKey): a listener that sees every key the officer types, passwords
included, has no place on this computer.
"""

import contextlib
import os
import select
import sys
import threading
from collections.abc import Callable

from kiosk_app.errors import SunshineError

FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))


class HotkeyError(SunshineError):
    """The key cannot be had."""


class Hotkey:
    """Owns one global key from `start` to `stop`; `pressed` runs on the listener's own thread."""

    def __init__(self, name: str, pressed: Callable[[], None]) -> None:
        """`name` is F1 … F12.

        Raises:
            HotkeyError: any other name.
        """
        if name.upper() not in FUNCTION_KEYS:
            raise HotkeyError(f"快捷键 {name} 不能用，请在 sunshine.toml 的 counter.hotkey 写 F1 到 F12 之一。")
        self._name = name.upper()
        self._pressed = pressed
        self._stop: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Take the key.

        Raises:
            HotkeyError: another program has it, or the desktop does not give keys away.
        """
        if sys.platform != "win32" and os.environ.get("WAYLAND_DISPLAY"):
            # Asking through Xwayland would succeed, and the key would then only come from the few programs on it.
            raise HotkeyError(f"当前桌面是 Wayland，不把快捷键 {self._name} 给程序，请点浮动条上的“推送核对”。")
        if sys.platform == "win32":
            self._stop = _listen_windows(self._name, self._pressed)
        else:
            self._stop = _listen_x11(self._name, self._pressed)

    def stop(self) -> None:
        """Give the key back."""
        stop, self._stop = self._stop, lambda: None
        stop()


def _taken(name: str) -> HotkeyError:
    return HotkeyError(f"快捷键 {name} 已被别的程序占用，请关掉那个程序，或在 sunshine.toml 的 counter.hotkey 换一个。")


def _listen_x11(name: str, pressed: Callable[[], None]) -> Callable[[], None]:
    from Xlib import XK, X, error
    from Xlib.display import Display

    try:
        display = Display()
    except (error.DisplayError, error.XError, OSError):
        raise HotkeyError(f"连不上屏幕，快捷键 {name} 不可用，请点浮动条上的“推送核对”。") from None
    root = display.screen().root
    code = display.keysym_to_keycode(XK.string_to_keysym(name))
    caught = error.CatchError(error.BadAccess)
    # Num Lock and Caps Lock count as modifiers, so each combination of them is a key of its own.
    for locks in (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask):
        root.grab_key(code, locks, False, X.GrabModeAsync, X.GrabModeAsync, onerror=caught)
    display.sync()
    if caught.get_error() is not None:
        display.close()
        raise _taken(name)
    wake_read, wake_write = os.pipe()

    def listen() -> None:
        while True:
            ready, _, _ = select.select([display.fileno(), wake_read], [], [])
            if wake_read in ready:
                break
            try:
                while display.pending_events():
                    if display.next_event().type == X.KeyPress:
                        pressed()
            except error.ConnectionClosedError:
                break
        with contextlib.suppress(error.ConnectionClosedError, OSError):
            display.close()
        os.close(wake_read)

    thread = threading.Thread(target=listen, name="hotkey", daemon=True)
    thread.start()

    def stop() -> None:
        os.close(wake_write)  # the read end becomes readable at its end of file
        thread.join(2)

    return stop


def _listen_windows(name: str, pressed: Callable[[], None]) -> Callable[[], None]:
    if sys.platform != "win32":  # tells the type checker where the rest runs
        raise HotkeyError(f"快捷键 {name} 在这个系统上不可用，请点浮动条上的“推送核对”。")
    import ctypes
    from ctypes import wintypes

    first_function_key, no_repeat, hotkey_message, quit_message = 0x70, 0x4000, 0x0312, 0x0012
    user32 = ctypes.WinDLL("user32", use_last_error=True)
    code = first_function_key + FUNCTION_KEYS.index(name)
    answer: list[bool] = []
    answered = threading.Event()

    def listen() -> None:
        # The registration belongs to the thread that asks, and so do its messages.
        answer.append(bool(user32.RegisterHotKey(None, 1, no_repeat, code)))
        answered.set()
        message = wintypes.MSG()
        while answer[0] and user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == hotkey_message:
                pressed()
        user32.UnregisterHotKey(None, 1)

    thread = threading.Thread(target=listen, name="hotkey", daemon=True)
    thread.start()
    answered.wait(2)
    if not answer or not answer[0]:
        raise _taken(name)

    def stop() -> None:
        user32.PostThreadMessageW(thread.native_id, quit_message, 0, 0)
        thread.join(2)

    return stop
