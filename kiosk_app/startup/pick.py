"""Choosing on the screen for a command without a bar: one Qt application that lives until something is chosen."""

from collections import deque

from PySide6.QtQml import QQmlApplicationEngine
from shiboken6 import delete

from kiosk_app.counter.choice import Choice
from kiosk_app.counter.desktop import make_application
from kiosk_app.counter.picking import Picking
from kiosk_app.counter.target import Target
from kiosk_app.gui import send_qt_messages_to_log
from kiosk_app.paths import qml_root
from kiosk_app.startup.window import Signals, demand_screen


def pick(*prompts: str) -> list[Choice]:
    """What the person at the screen marks for each of `prompts`, or for a push without any; shorter where they stop.

    Call it once in a process, on its main thread.

    Raises:
        SunshineError: no screen, or it cannot be read.
    """
    demand_screen("sunshine counter")
    target = Target()
    try:
        desktop = target.desktop()
    finally:
        target.close()
    send_qt_messages_to_log()
    app = make_application("sunshine-counter")
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(qml_root()))
    picking, wanted, told = Picking(engine), deque(prompts or ("",)), list[Choice]()

    def ask() -> None:
        picking.open(desktop, done, wanted.popleft())

    def done(choice: Choice | None) -> None:
        if choice is not None:
            told.append(choice)
        if choice is None or not wanted:
            app.quit()
        else:
            ask()

    signals = Signals(app)
    ask()
    app.exec()
    signals.restore()
    picking.close()
    delete(engine)
    return told
