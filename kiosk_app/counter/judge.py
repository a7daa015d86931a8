"""Holds a record's facts against the rules just before it is pushed, and against what was pushed before it."""

from collections.abc import Callable, Sequence

from kiosk_app.counter.gist import Gist
from kiosk_app.domain.check import Field, Mark
from kiosk_app.domain.doubts import Doubt, Rules, doubts, unasked
from kiosk_app.services.record_rules import local_today


class Judge:
    """Safe from any thread. `asks`: grave doubts are put to the officer first; otherwise they are only told."""

    def __init__(self, load: Callable[[], Rules], *, asks: bool = True) -> None:
        """`load` is called once, on first use, off the GUI thread."""
        self.asks = asks
        self._load = load
        self._rules: Rules | None = None

    def weigh(self, gist: Gist, before: Sequence[Field], marks: Sequence[Mark]) -> tuple[Doubt, ...]:
        """All doubts; `before` are the facts of the disputed check that this one corrects, or none."""
        if self._rules is None:
            self._rules = self._load()
        compared = unasked(before, gist.trusted, marks) if before else ()
        return (*doubts(gist.judged, self._rules, local_today()), *compared, *gist.guesses())
