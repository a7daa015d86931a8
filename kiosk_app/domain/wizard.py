"""A wizard: at most four questions that lead from somebody's situation to services and a list of what to bring."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk_app.domain.guide import Guide, Material
from kiosk_app.domain.wording import NO_PROSE, NO_WORDS, Origin, Prose, Wording

MOST_QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """One choice. It leads on to the question `next`, or, when that is empty, to the services `guides`.

    `without` names materials that this answer makes unnecessary; `advice` is a sentence for the result.
    """

    text: Wording
    icon: str
    next: str = ""
    guides: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    advice: Wording = NO_WORDS


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its choices."""

    id: str
    text: Wording
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Wizard:
    """Questions, of which the first is asked first."""

    id: str
    title: Wording
    icon: str
    summary: Wording
    questions: tuple[Question, ...]
    origin: Origin
    aliases: tuple[str, ...] = ()
    prose: Prose = NO_PROSE

    def question(self, question_id: str) -> Question | None:
        """One question, or None; the first one for an empty id."""
        if not question_id:
            return self.questions[0]
        return next((question for question in self.questions if question.id == question_id), None)


def personal_list(guides: tuple[Guide, ...], chosen: tuple[Answer, ...]) -> tuple[Material, ...]:
    """What to bring for `guides` after the answers `chosen`: each material once, without what an answer spares."""
    spared = {name for answer in chosen for name in answer.without}
    found: dict[str, Material] = {}
    for guide in guides:
        for material in guide.to_bring:
            if material.name.zh not in spared:
                found.setdefault(material.name.zh, material)
    return tuple(found.values())


def paths(wizard: Wizard) -> Iterator[tuple[Answer, ...]]:
    """Every way through `wizard` from its first question to an answer that ends it; a circle ends where it closes."""

    def follow(question_id: str, taken: tuple[Answer, ...], seen: frozenset[str]) -> Iterator[tuple[Answer, ...]]:
        question = wizard.question(question_id)
        if question is None or question.id in seen:
            yield taken
            return
        for answer in question.answers:
            way = (*taken, answer)
            if answer.next:
                yield from follow(answer.next, way, seen | {question.id})
            else:
                yield way

    yield from follow("", (), frozenset())
