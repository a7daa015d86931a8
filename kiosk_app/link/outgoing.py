"""One push on the counter's side until the kiosk has answered for it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk_app.domain.check import CheckState, Offer
from kiosk_app.link.chunks import Chunk

PIPELINED_CHUNKS = 4
"""Sent ahead of what the kiosk says it has, and right behind the first OFFER: a usual lossless picture is under 1 MiB
and so costs no extra round trip. More would only lie in the socket and keep the counter from hearing how far it is."""
LONGEST_RETRY = 30.0


def retry_delay(attempt: int, chance: random.Random) -> float:
    """Seconds before attempt `attempt` + 1: 1, 2, 4 … 30, each ± 20 % so that counters do not march in step."""
    return min(LONGEST_RETRY, 2.0 ** min(attempt, 5)) * chance.uniform(0.8, 1.2)


@dataclass(slots=True)
class Outgoing:
    """A check being pushed. `state` is None until the kiosk has the picture; `sent` counts chunks on this socket."""

    offer: Offer
    picture: bytes
    state: CheckState | None = None
    place: int = 0
    sent: int = 0
    have: int = 0
    attempts: int = 0
    retry_at: float = 0.0
    withdraw: str = ""

    def chunks(self, size: int, stop: int) -> Iterator[Chunk]:
        """The slices not yet sent on this socket, up to index `stop`; each counts as sent."""
        view = memoryview(self.picture)
        last = -(-len(view) // size)
        for index in range(self.sent, min(stop, last)):
            self.sent = index + 1
            yield Chunk(self.offer.check_id, index, view[index * size : (index + 1) * size])

    def progress(self, size: int) -> float:
        """Share of the picture the kiosk is known to have, 0..1."""
        return min(1.0, self.have * size / max(1, len(self.picture)))
