"""Who may come in before anything is known of them: counts of sockets and of connects, checked before TLS."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from kiosk_app.config import Link

MINUTE = 60.0


@dataclass(slots=True)
class Visit:
    """One admitted socket."""

    address: str
    known: bool = False
    gone: bool = False


@dataclass(slots=True)
class Door:
    """At most `max_sockets` in all, `max_unauthenticated` of them unknown, `connects_per_minute` from one address."""

    limits: Link
    sockets: int = 0
    unknown: int = 0
    _connects: defaultdict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def admit(self, address: str, now: float) -> Visit | None:
        """Let a socket in, or None: close it at once. `now` is monotonic seconds."""
        self._forget(now)
        recent = self._connects[address]
        if len(recent) >= self.limits.connects_per_minute:
            return None
        recent.append(now)
        if self.unknown >= self.limits.max_unauthenticated or self.sockets >= self.limits.max_sockets:
            return None
        self.sockets += 1
        self.unknown += 1
        return Visit(address)

    def authenticated(self, visit: Visit) -> None:
        """The visitor has shown a pinned certificate and said HELLO."""
        if not visit.known and not visit.gone:
            visit.known = True
            self.unknown -= 1

    def leave(self, visit: Visit) -> None:
        """The socket is closed; may be called twice."""
        if visit.gone:
            return
        visit.gone = True
        self.sockets -= 1
        self.unknown -= 0 if visit.known else 1

    def _forget(self, now: float) -> None:
        for address in [a for a, times in self._connects.items() if times[-1] <= now - MINUTE]:
            del self._connects[address]
        for times in self._connects.values():
            while times and times[0] <= now - MINUTE:
                times.popleft()
