"""The step after 信息无误 where the policy asks for a finger's signature; nobody has to sign."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Slot

from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.check_queue import CheckService
from kiosk_app.kiosk.check_state import Card, Phase
from kiosk_app.kiosk.check_voice import ReadAloud
from kiosk_app.kiosk.marks import thinned

FINE = 0.0008
"""How far a kept stroke may leave the drawn one, as a share of the sheet."""
MOST_STROKES = 120


class Signing(ReadAloud):
    """Strokes of a signature, and what becomes of them."""

    _jobs: Jobs
    _checks: CheckService | None

    @Slot("QVariantList")
    def sign_stroke(self, points: Sequence[float]) -> None:
        """A finger was lifted from the sheet: [x, y, x, y, …] as shares of it."""
        state = self._state
        if state.phase is Phase.SIGNING and len(state.signature) < MOST_STROKES:
            pairs = [pair for index, pair in enumerate(pairwise(points)) if index % 2 == 0]
            self._fold(signature=(*state.signature, thinned(pairs, FINE)), failed=False)

    @Slot()
    def sign_again(self) -> None:
        """重写: an empty sheet."""
        if self._state.phase is Phase.SIGNING:
            self._fold(signature=())

    @Slot()
    def sign_not(self) -> None:
        """不签名: on to the rating."""
        card = self._state.current
        if card is not None and self._state.phase is Phase.SIGNING:
            self._ask_rating(card)

    @Slot(float)
    def sign(self, aspect: float) -> None:
        """签好了, on a sheet `aspect` times as wide as high."""
        card, checks, strokes = self._state.current, self._checks, self._state.signature
        if card is None or checks is None or not strokes or self._state.phase is not Phase.SIGNING:
            return
        self._fold(phase=Phase.SEALING, failed=False)
        self._jobs.submit(
            lambda: checks.sign(card.check_id, strokes, aspect), lambda result: self._signed(result, card)
        )

    def _signed(self, result: Result[object], card: Card) -> None:
        if self._state.current is not card or self._state.phase is not Phase.SEALING:
            return
        if isinstance(result, Err):
            self._fold(phase=Phase.SIGNING, failed=True)
        else:
            self._ask_rating(card)

    def _ask_rating(self, card: Card) -> None:
        """The next step of the same flow."""
        raise NotImplementedError
