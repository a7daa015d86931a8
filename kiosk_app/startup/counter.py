"""Composition root of the officer's bar: link, capture, global key and window, wired and taken down in order."""

import io
import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow
from shiboken6 import delete

from kiosk_app.config import Counter, Settings, load_settings
from kiosk_app.counter.ahead import Ahead
from kiosk_app.counter.bar import Bar
from kiosk_app.counter.bar_face import Wiring
from kiosk_app.counter.business import DEMO_CODE
from kiosk_app.counter.capture import Pixels
from kiosk_app.counter.choice import Choice
from kiosk_app.counter.desktop import load, make_application
from kiosk_app.counter.form import DEMO_WINDOW, SIDE_FILE, read_side_file
from kiosk_app.counter.hooks import Hooks
from kiosk_app.counter.hotkey import Hotkey
from kiosk_app.counter.judge import Judge
from kiosk_app.counter.lock import only_one
from kiosk_app.counter.memory import FILE, Memory, recall, remember
from kiosk_app.counter.picking import Picking
from kiosk_app.counter.picture import Shot
from kiosk_app.counter.places import Places
from kiosk_app.counter.reading import MISSING, Reader, ReadInTime, installed
from kiosk_app.counter.states import Phase
from kiosk_app.counter.target import Target
from kiosk_app.counter.template import usual
from kiosk_app.counter.template_files import Templates
from kiosk_app.domain.check import Field
from kiosk_app.errors import NotAllowed, SunshineError
from kiosk_app.gui import send_qt_messages_to_log
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.logs import start_logging
from kiosk_app.paths import Home
from kiosk_app.probe import Probe
from kiosk_app.services.push import CounterLink
from kiosk_app.services.record_rules import load_rules
from kiosk_app.startup.window import Signals, demand_screen

log = logging.getLogger(__name__)


class Pictures(QQuickImageProvider):
    """The officer's own newest picture, for the panel that shows what the citizen circled. In memory only."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._kept: tuple[str, Shot] | None = None

    def keep(self, check_id: str, shot: Shot) -> None:
        """Hold this picture instead of the one before, as it was sent: most are never looked at again."""
        self._kept = check_id, shot

    def requestImage(self, check_id: str, _size: QSize, _wanted: QSize) -> QImage:
        """Qt asks for `image://pushed/CHECK_ID`; an empty image where another check's is held."""
        kept = self._kept
        if kept is None or kept[0] != check_id:
            return QImage()
        with Image.open(io.BytesIO(kept[1].data), formats=("PNG", "JPEG", "WEBP")) as opened:
            rows = opened.convert("RGBA")
        # Copied at once: QImage only borrows the bytes.
        return QImage(rows.tobytes(), rows.width, rows.height, QImage.Format.Format_RGBA8888).copy()


def run(home: Home, window: str, probe: Path | None) -> int:
    """Show the bar until it is closed; the exit code.

    Raises:
        SunshineError: no screen, not paired, no usable journal, or the counter is in use by another program.
    """
    settings = load_settings(home.config)
    if probe is not None and not settings.station.demo:
        raise NotAllowed("--probe 只用于演示数据（[station] demo = true），正式窗口不能使用。")
    demand_screen("sunshine counter")
    with ExitStack() as stack:
        stack.enter_context(only_one(home.run))
        start_logging(home, "counter")
        link = CounterLink(home, settings)
        stack.callback(link.stop)
        send_qt_messages_to_log()
        app = make_application("sunshine-counter")
        return _show(app, stack, home, settings, link, window, probe)


def _show(
    app: QGuiApplication,
    stack: ExitStack,
    home: Home,
    settings: Settings,
    link: CounterLink,
    window: str,
    probe: Path | None,
) -> int:
    known = recall(home.root / FILE)
    keep = lambda: remember(home.root / FILE, known)  # noqa: E731 - two callers, one line
    demo = settings.station.demo
    jobs = Jobs()
    stack.callback(jobs.stop)
    target = Target(_first(window, known, demo=demo), _chosen(known, keep))
    stack.callback(target.close)
    pictures, templates, engine = Pictures(), Templates(home.root), QQmlApplicationEngine()
    picking = Picking(engine)
    wiring = _wire(home, settings, link, jobs, target, templates, pictures, picking, known)
    reading = reading_of(stack, settings)
    bar = Bar(replace(wiring, read=reading))
    bar.changed.connect(lambda: _keep_business(known, bar, keep))
    ahead = Ahead(lambda: _look(wiring, str(bar.businessCode), reading), target.encodings)
    stack.callback(ahead.close)
    bar.changed.connect(lambda: _follow(bar, ahead, reading))
    _hook(stack, settings, link, lambda words: jobs.post(lambda: bar.say(words)))
    link.subscribe(lambda state: jobs.post(lambda: bar.heard(state)))
    link.subscribe_line(lambda line: jobs.post(lambda: bar.lined(line)))
    engine.addImageProvider("pushed", pictures)
    main = load(engine, "Bar.qml", {"bar": bar, "places": Places(known.places, keep, bar)})
    if probe is not None:
        Probe(main, probe, lambda: bar.page, main.findChildren(QQuickWindow))
    _start(stack, jobs, bar, target, link, settings.counter)
    signals = Signals(app)
    code = app.exec()
    signals.restore()
    picking.close()
    delete(engine)  # before the models its bindings read
    return code


def _wire(
    home: Home,
    settings: Settings,
    link: CounterLink,
    jobs: Jobs,
    target: Target,
    templates: Templates,
    pictures: Pictures,
    picking: Picking,
    known: Memory,
) -> Wiring:
    demo = settings.station.demo
    return Wiring(
        link=link,
        jobs=jobs,
        target=target,
        facts=_facts(home, target, demo=demo),
        keep_picture=pictures.keep,
        template=lambda code: templates.of(code) or target.part(code),
        choice_of=lambda code: _choice_of(templates, known, code),
        pick=picking.open,
        judge=Judge(lambda: load_rules(settings.station.bureau, invented=demo), asks=not demo),
        hotkey=settings.counter.hotkey,
        business=known.business or (DEMO_CODE if demo else ""),
    )


def _follow(bar: Bar, ahead: Ahead, reading: ReadInTime | None) -> None:
    """Look ahead while a push could come; nothing of a record is kept in memory beyond that."""
    taking = bar.page == Phase.TAKING
    ahead.follow(could_push=bar.canPush, taking=taking)
    if reading is not None and not (bar.canPush or taking):
        reading.forget()


def _look(wiring: Wiring, business: str, reading: ReadInTime | None) -> Pixels:
    """What would be pushed now; where it has stood still for long enough to be encoded, it is read ahead as well."""
    template, encodings = wiring.template(business), wiring.target.encodings
    pixels = wiring.target.look(template.treat if template else None)
    if reading is not None and encodings.knows(pixels):
        reading.ahead(encodings.encode(pixels), template.wanted() if template else usual())
    return pixels


def _hook(stack: ExitStack, settings: Settings, link: CounterLink, failed: Callable[[str], None]) -> None:
    said = settings.counter
    hooks = Hooks(said.on_release, said.on_dispute, said.hook_seconds, failed, link.errands)
    stack.callback(hooks.close)
    hooks.catch_up(link.state)
    link.subscribe_change(hooks.changed)


def reading_of(stack: ExitStack, settings: Settings) -> ReadInTime | None:
    """The reading worker, started now so that it is warm before the first push; a demo's form states its facts."""
    said = settings.counter
    if said.read == "off" or not installed() or (said.read == "auto" and settings.station.demo):
        return None
    reader = Reader()
    stack.callback(reader.stop)
    return ReadInTime(reader, said.read_seconds)


def _start(stack: ExitStack, jobs: Jobs, bar: Bar, target: Target, link: CounterLink, said: Counter) -> None:
    """Everything that may fail without the bar being useless: then it says so in one sentence."""
    link.start()
    if said.read == "on" and not installed():
        bar.say(MISSING)
    hotkey = Hotkey(said.hotkey, lambda: jobs.post(bar.push))
    try:
        hotkey.start()
        stack.callback(hotkey.stop)
    except SunshineError as error:
        bar.say(error.sentence)
    jobs.submit(target.prepare, _prepared)


def _prepared(result: Result[None]) -> None:
    if isinstance(result, Err):
        log.info("the window to push is not there yet")


def _facts(home: Home, target: Target, *, demo: bool) -> Callable[[], tuple[Field, ...]]:
    def facts() -> tuple[Field, ...]:
        known = read_side_file(home.run / SIDE_FILE)
        # Where a fact stands is known for the form's window, not for a part of the screen.
        return tuple(replace(each, box=None) for each in known) if target.choice.of_screen else known

    return facts if demo else lambda: ()


def _first(window: str, known: Memory, *, demo: bool) -> Choice:
    """What is pushed at first: what the command line says, what was chosen last, or in a demo the stand-in form."""
    if window:
        return Choice(window)
    return Choice(DEMO_WINDOW) if demo and known.choice == Choice() else known.choice


def _choice_of(templates: Templates, known: Memory, code: str) -> Choice | None:
    """A wrong template is named when it would be used, not while a business is being chosen."""
    try:
        template = templates.of(code)
    except SunshineError:
        template = None
    return Choice(template.window) if template and template.window else known.choices.get(code)


def _chosen(known: Memory, keep: Callable[[], None]) -> Callable[[Choice], None]:
    def chosen(choice: Choice) -> None:
        known.choice = choice
        if known.business and choice != Choice():
            known.choices[known.business] = choice
        keep()

    return chosen


def _keep_business(known: Memory, bar: Bar, keep: Callable[[], None]) -> None:
    code = str(bar.businessCode)
    if code != known.business:
        known.business = code
        keep()
