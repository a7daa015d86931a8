"""What the counter knows of each push: the link's journal over the counter's store, folded into `PushState`s."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from kiosk_app.domain.check import FINAL, UNDELIVERED, CheckState, FactLabel, Mark, Offer
from kiosk_app.domain.ledger import EntryKind, release_code
from kiosk_app.link import outputs as o
from kiosk_app.link.counter_session import Memory
from kiosk_app.link.events import STATE_OF_KIND, EventRefused, named
from kiosk_app.store.counter import CounterStore, Event, EventForged, Push
from kiosk_app.store.counter_errands import Standing


@dataclass(frozen=True, slots=True)
class PushState:
    """One push as the officer sees it. `state` is None until the kiosk has the picture; `progress` 0..1 while sent.

    `code` says why it was rejected or ended, `marks` what the citizen circled, `denied` that it can no longer be
    withdrawn, `release_code` names the row that released it, `voided` that the wrong citizen
    answered, `at` when it was pushed (UTC, ISO 8601). `level` and `reasons` stay empty until policy reveals
    the rating.
    """

    check_id: str
    state: CheckState | None = None
    place: int = 0
    progress: float = 0.0
    code: str = ""
    business_code: str = ""
    revision_of: str = ""
    rated: bool = False
    declined: bool = False
    released: bool = False
    denied: bool = False
    marks: tuple[Mark, ...] = ()
    level: str = ""
    reasons: tuple[str, ...] = ()
    release_code: str = ""
    voided: bool = False
    at: str = ""

    @property
    def ended(self) -> bool:
        """Nothing more will happen to it."""
        return self.state in FINAL


_KEPT = ("code", "rated", "declined", "released", "denied", "marks", "level", "reasons", "release_code", "voided")


def state_of(push: Push) -> PushState:
    """A push as the journal has it."""
    state = None if push.state in UNDELIVERED else push.state
    kept: dict[str, Any] = json.loads(push.detail) if push.detail else {}
    kept["marks"] = _marks(kept.get("marks", ()))
    kept["reasons"] = tuple(kept.get("reasons", ()))
    return PushState(
        push.offer.check_id,
        state,
        business_code=push.offer.business_code,
        revision_of=push.offer.revision_of,
        at=push.created_at,
        **kept,
    )


def _marks(raw: Any) -> tuple[Mark, ...]:  # noqa: ANN401 - JSON
    return tuple(
        Mark(FactLabel(one["label"]), tuple(tuple((x, y) for x, y in stroke) for stroke in one["strokes"]))
        for one in raw
    )


class PushJournal:
    """Implements `link.client.Journal`; all calls come from the link's one worker thread but `state`."""

    def __init__(
        self,
        store: CounterStore,
        verify_key: bytes,
        tell: Callable[[PushState, PushState], None],
        heard: Callable[[o.CounterOutput], None],
        lined: Callable[[bool, str], None],
        due: Callable[[PushState, PushState], str] = lambda _before, _after: "",
    ) -> None:
        """`due` names the event whose command a change calls for, or nothing."""
        self._store, self._verify_key = store, verify_key
        self._tell, self._heard, self._lined, self._due = tell, heard, lined, due
        self._states: dict[str, PushState] = {}
        self._withheld: int | None = None
        """Seq of the first row whose body is to come, 0 for none, None until looked up: the look reads every row."""

    def memory(self) -> Memory:
        """Where this counter stands; `revealed` stops before the first row whose body is still withheld."""
        if self._withheld is None:
            self._withheld = self._store.first_withheld()
        place = self._store.place()
        revealed = self._withheld - 1 if self._withheld else place.seq
        return Memory(place.epoch, place.seq, place.head_hash, revealed)

    def resync(self, epoch: str) -> None:
        """The kiosk keeps another ledger now."""
        self._store.follow(epoch, self._verify_key)
        self._withheld = None

    def apply(self, row: o.Apply) -> Memory:
        """Keep a row, then fold it into the push it is about."""
        header = row.header or (b"" if row.withheld else None)
        event = Event(
            row.seq, row.digest, row.previous_hash, row.hash, row.signature, header, row.body if row.header else None
        )
        fresh = self._folded(row)
        try:
            applied = self._store.apply_event(event, self._standing(fresh) if fresh else None)
        except EventForged as forged:
            raise EventRefused(forged.code) from forged
        if row.withheld and not self._withheld:
            self._withheld = None
        if fresh is not None and applied:
            self._told(fresh)
        return self.memory()

    def apply_run(self, run: o.ApplyRun) -> Memory:
        """Keep a run of others' rows."""
        try:
            self._store.apply_run(run.first, run.digests, run.hash, run.signature)
        except EventForged as forged:
            raise EventRefused(forged.code) from forged
        return self.memory()

    def unveil(self, row: o.Unveil) -> Memory:
        """Keep a revealed body, then fold what it adds."""
        said = named(row.header)
        known = self.state(said.subject)
        fresh = replace(known, **_content(said.kind, json.loads(row.body))) if known is not None else None
        if not self._store.reveal(row.seq, row.header, row.body, self._standing(fresh) if fresh else None):
            raise EventRefused("digest")
        if row.seq == self._withheld:
            self._withheld = None
        if fresh is not None:
            self._told(fresh)
        return self.memory()

    def heard(self, output: o.CounterOutput) -> None:
        """Pushes are folded here; everything else is the facade's."""
        if isinstance(output, o.PushChanged):
            self._changed(output)
        elif isinstance(output, o.WithdrawDenied):
            known = self.state(output.check_id)
            if known is not None:
                self._keep(replace(known, denied=True))
        elif isinstance(output, o.Resync):
            if output.former:
                self._heard(o.Alarm("link.epoch", f"{output.former} {output.epoch}"))
        else:
            self._heard(output)

    def line(self, *, connected: bool, code: str) -> None:
        """The socket came up or went."""
        self._lined(connected, code)

    def state(self, check_id: str) -> PushState | None:
        """One push."""
        if check_id not in self._states:
            push = self._store.push(check_id)
            if push is None:
                return None
            self._states[check_id] = state_of(push)
        return self._states[check_id]

    def unfinished(self) -> list[tuple[Offer, bytes | None, CheckState]]:
        """What an earlier run left: pictures to deliver, checks to follow. A picture past its ttl is given up."""
        left = []
        for push in self._store.open_pushes():
            age = (self._store.clock() - datetime.fromisoformat(push.created_at)).total_seconds()
            if push.state in UNDELIVERED and (push.content is None or age > push.offer.ttl):
                self._store.set_state(push.offer.check_id, CheckState.EXPIRED)
            else:
                left.append((push.offer, push.content if push.state in UNDELIVERED else None, push.state))
        return left

    def _changed(self, change: o.PushChanged) -> None:
        known = self.state(change.check_id)
        if known is None or known.state in FINAL:
            return
        fresh = replace(known, place=change.place, progress=change.progress, code=change.code or known.code)
        if change.state is not None:
            fresh = replace(fresh, state=_later(known.state, change.state), progress=1.0)
        self._keep(fresh)

    def _folded(self, row: o.Apply) -> PushState | None:
        """What a row makes of the push it is about; None where it is about none of ours."""
        known = self.state(row.subject)
        if known is None:
            return None
        if row.kind == EntryKind.CHECK_VOIDED:
            return replace(known, voided=True)
        if row.kind not in STATE_OF_KIND:
            return None
        kind, body = row.kind, json.loads(row.body) if row.header else {}
        code = release_code(row.hash)
        every: dict[EntryKind, dict[str, Any]] = {
            EntryKind.CHECK_RATED: {"rated": True},
            EntryKind.CHECK_UNRATED: {"declined": True},
            EntryKind.CHECK_RELEASED: {"released": True, "release_code": code},
            EntryKind.CHECK_OVERRIDDEN: {"release_code": code},
        }
        flags = every.get(EntryKind(kind), {})
        fresh = replace(known, progress=1.0, **flags, **_content(kind, body))
        state = STATE_OF_KIND[EntryKind(kind)]
        # Release and outcome come in either order (policy release_after); only both together end a check.
        if state in {CheckState.RATED, CheckState.UNRATED} and fresh.released:
            state = CheckState.RELEASED
        elif state is CheckState.RELEASED and not (fresh.rated or fresh.declined):
            state = CheckState.CONFIRMED
        return replace(fresh, state=state, place=fresh.place if state in {CheckState.STORED} else 0)

    def _keep(self, fresh: PushState) -> None:
        known = self._states.get(fresh.check_id)
        # Progress and place are for the eye; only what must outlive a crash is committed.
        if known is None or (known.state, _kept(known)) != (fresh.state, _kept(fresh)):
            standing = self._standing(fresh)
            self._store.set_state(standing.check_id, standing.state, standing.detail, standing.due)
        self._told(fresh)

    def _standing(self, fresh: PushState) -> Standing:
        known = self._states.get(fresh.check_id) or PushState(fresh.check_id)
        kept = json.dumps(_kept(fresh))
        return Standing(fresh.check_id, fresh.state or CheckState.OFFERED, kept, self._due(known, fresh))

    def _told(self, fresh: PushState) -> None:
        """`fresh` is on disk: go by it from now on, and say so."""
        known = self._states.get(fresh.check_id)
        self._states[fresh.check_id] = fresh
        if known != fresh:
            self._tell(known or PushState(fresh.check_id), fresh)


def _kept(state: PushState) -> dict[str, Any]:
    everything = asdict(state)
    return {name: everything[name] for name in _KEPT if everything[name]}


def _content(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    if kind == EntryKind.CHECK_DISPUTED:
        return {"marks": _marks(body.get("marks", ()))}
    if kind in {EntryKind.CHECK_RATED, EntryKind.CHECK_RATING_AMENDED} and body:
        return {"level": str(body["level"]), "reasons": tuple(body.get("reasons", ()))}
    for name in ("code", "cause", "reason"):
        if name in body and kind != EntryKind.CHECK_UNRATED:
            return {"code": str(body[name])}
    return {}


_ORDER = {state: rank for rank, state in enumerate(CheckState)}


def _later(known: CheckState | None, said: CheckState) -> CheckState:
    """An ACK can overtake or trail the ledger's rows; it never takes a push back to an earlier state."""
    return said if known is None or _ORDER[said] >= _ORDER[known] else known
