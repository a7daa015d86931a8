"""我该办什么: question after question, each a visit of its own so that 返回 takes back one answer."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.guide import Guide, Material
from kiosk_app.domain.wizard import Answer, Question, Wizard, personal_list
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.guide import material
from kiosk_app.kiosk.handout import personal_handout
from kiosk_app.kiosk.printing import Printing
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown
from kiosk_app.kiosk.takeaway import TakeAway

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Way:
    """Which wizard is open, and the places of the answers given so far."""

    wizard: str = ""
    answers: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """What the page is opened with: "life_events" or "life_events:2.0"."""
        return f"{self.wizard}:{'.'.join(map(str, self.answers))}" if self.answers else self.wizard

    @classmethod
    def of(cls, key: str) -> "Way":
        """The way that `key` writes down."""
        wizard, _, answers = key.partition(":")
        return cls(wizard, tuple(int(place) for place in answers.split(".")) if answers else ())


def follow(wizard: Wizard, way: Way) -> tuple[tuple[Answer, ...], Question | None]:
    """The answers of `way`, and the question that comes next; None when the way has led to services.

    Answers that there are not are cut off: the visitor is asked from there again.
    """
    chosen: list[Answer] = []
    question = wizard.question("")
    for place in way.answers:
        if question is None or place >= len(question.answers):
            break
        answer = question.answers[place]
        chosen.append(answer)
        question = wizard.question(answer.next) if answer.next else None
    return tuple(chosen), question


def derive(way: Way, library: Library | None, language: str) -> dict[str, Any]:
    """What QML shows of `way`."""
    wizard = library.wizard(way.wizard) if library and way.wizard else None
    empty = {
        "title": "",
        "question": "",
        "number": 0,
        "trail": [],
        "answers": [],
        "advice": [],
        "guides": [],
        "bring": [],
    }
    if wizard is None or library is None:
        return empty | {"gone": library is not None and bool(way.wizard)}
    chosen, question = follow(wizard, way)
    guides = tuple(guide for code in (chosen[-1].guides if chosen else ()) if (guide := library.guide(code)))
    return {
        "title": wizard.title.of(language),
        "question": question.text.of(language) if question else "",
        "number": len(chosen) + 1,
        "trail": [answer.text.of(language) for answer in chosen],
        "answers": [
            {"text": answer.text.of(language), "icon": glyph(answer.icon)}
            for answer in (question.answers if question else ())
        ],
        "advice": [answer.advice.of(language) for answer in chosen if answer.advice.zh] if question is None else [],
        "guides": [
            {
                "code": guide.code,
                "title": guide.title.of(language),
                "note": guide.summary.of(language),
                "icon": glyph(guide.icon),
            }
            for guide in guides
        ],
        "bring": [material(each, language) for each in personal_list(guides, chosen)],
        "gone": False,
    }


@dataclass(frozen=True, slots=True)
class Result:
    """What a way has led to."""

    wizard: Wizard
    chosen: tuple[Answer, ...]
    guides: tuple[Guide, ...]
    bring: tuple[Material, ...]


def result(way: Way, library: Library) -> Result | None:
    """The services and the personal list at the end of `way`; None while there is a question left."""
    wizard = library.wizard(way.wizard) if way.wizard else None
    chosen, question = follow(wizard, way) if wizard else ((), None)
    if wizard is None or question is not None or not chosen:
        return None
    guides = tuple(guide for code in chosen[-1].guides if (guide := library.guide(code)))
    return Result(wizard, chosen, guides, personal_list(guides, chosen)) if guides else None


def title_of(found: Result, language: str) -> str:
    """The personal list's title: the answers that led to it."""
    return " · ".join(answer.text.of(language) for answer in found.chosen)


@QmlElement
@QmlUncreatable("made by startup")
class WizardModel(QObject):
    """Behind WizardPage."""

    titleChanged = Signal()
    questionChanged = Signal()
    numberChanged = Signal()
    trailChanged = Signal()
    answersChanged = Signal()
    adviceChanged = Signal()
    guidesChanged = Signal()
    bringChanged = Signal()
    goneChanged = Signal()

    def __init__(
        self,
        shell: Shell,
        assist: Assist,
        contents: Contents,
        take: TakeAway,
        printing: Printing,
        place: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._take, self._printing, self._station = take, printing, place
        self._shell, self._assist, self._opened = shell, assist, Opened(contents)
        self._way = Way()
        self._shown = Shown(self, derive(self._way, None, assist.language))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Wizard, self._open, self._leave, screen=self)

    title = Property(str, lambda self: self._shown["title"], notify=titleChanged)
    question = Property(str, lambda self: self._shown["question"], notify=questionChanged)
    number = Property(int, lambda self: self._shown["number"], notify=numberChanged)
    trail = Property(list, lambda self: self._shown["trail"], notify=trailChanged)
    answers = Property(list, lambda self: self._shown["answers"], notify=answersChanged)
    advice = Property(list, lambda self: self._shown["advice"], notify=adviceChanged)
    guides = Property(list, lambda self: self._shown["guides"], notify=guidesChanged)
    bring = Property(list, lambda self: self._shown["bring"], notify=bringChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)

    take = Property(TakeAway, lambda self: self._take, constant=True)
    printing = Property(Printing, lambda self: self._printing, constant=True)

    @Slot()
    def printOut(self) -> None:
        """Print the personal list."""
        library, language = self._opened.at(self._way.wizard), self._assist.language
        found = result(self._way, library) if library else None
        if found and library:
            title = title_of(found, language)
            self._printing.print_handout(
                personal_handout(
                    title, found.guides, found.bring, language, place=self._station, hotline=library.hotline
                )
            )

    @Slot(int)
    def choose(self, place: int) -> None:
        """An answer was tapped."""
        if 0 <= place < len(self._shown["answers"]):
            self._shell.go(Shell.Page.Wizard, replace(self._way, answers=(*self._way.answers, place)).key)

    @Slot()
    def again(self) -> None:
        """From the first question."""
        self._shell.replace(Shell.Page.Wizard, self._way.wizard)

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """One of the services found."""
        self._shell.go(Shell.Page.Guide, code)

    @Slot()
    def openLookup(self) -> None:
        """The way out of a wizard that is gone."""
        self._shell.go(Shell.Page.Lookup)

    def _open(self, key: str) -> None:
        self._fold(Way.of(key))

    def _leave(self) -> None:
        self._opened.leave()
        self._fold(Way())

    def _again(self) -> None:
        self._fold(self._way)

    def _fold(self, way: Way) -> None:
        self._way = way
        library, language = self._opened.at(way.wizard), self._assist.language
        found = result(way, library) if library else None
        text = ""
        if found and library:
            text = library.personal_text(title_of(found, language), found.guides, found.bring, language, self._station)
            self._printing.look()
        self._take.offer(text)
        self._shown.update(derive(way, library, language))
