"""Pictures on their way in: bounded, hashed as they arrive, in memory only, dropped at their ttl."""

import hashlib
import math
from dataclasses import dataclass, field

from kiosk_app.config import Link
from kiosk_app.domain.check import Offer, Picture
from kiosk_app.link.chunks import Chunk

MEDIA_TYPES = frozenset({"image/png", "image/jpeg", "image/webp"})
WORD_SECONDS, WORD_CHUNKS = 0.1, 2
"""How often the counter hears how much is here: after so long, or so many chunks (fewer than it sends ahead)."""


class ChunkRefused(Exception):
    """The picture being sent is not the one promised; `code` rejects the offer."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ChunkGap(Exception):
    """A chunk was skipped: the counter has to resume from `have`."""


def unacceptable(picture: Picture, limits: Link) -> str:
    """Why a promised picture is refused before a byte of it is taken, or ""."""
    if picture.media_type not in MEDIA_TYPES:
        return "wrong_type"
    if not 0 < picture.size <= limits.picture_bytes:
        return "too_large"
    if not (0 < picture.width <= limits.picture_width and 0 < picture.height <= limits.picture_height):
        return "too_many_pixels"
    return ""


@dataclass(slots=True)
class Partial:
    """One picture being received. `deadline` and `last` are monotonic seconds; `last` is inf until asked for again."""

    offer: Offer
    chunk_bytes: int
    deadline: float
    last: float
    data: bytearray = field(default_factory=bytearray)
    have: int = 0
    _told: int = 0
    _told_at: float = 0.0
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    @property
    def whole(self) -> bool:
        """Every promised byte is here."""
        return len(self.data) == self.offer.picture.size

    def due_word(self, now: float) -> bool:
        """Whether the counter is to hear by now how much is here; asking counts as telling."""
        if self.have == self._told or (self.have - self._told < WORD_CHUNKS and now - self._told_at < WORD_SECONDS):
            return False
        self._told, self._told_at = self.have, now
        return True

    def add(self, chunk: Chunk, now: float) -> None:
        """Take the next slice; one already taken is ignored.

        Raises:
            ChunkGap: a slice before this one is missing.
            ChunkRefused: a slice of the wrong length, more bytes than promised, or another hash at the end.
        """
        if chunk.index < self.have:
            return
        if chunk.index > self.have:
            raise ChunkGap
        left = self.offer.picture.size - len(self.data)
        if len(chunk.data) != min(left, self.chunk_bytes):
            raise ChunkRefused("chunk_size")
        self.data += chunk.data
        self._hash.update(chunk.data)
        self.have += 1
        self.last = now
        if self.whole and self._hash.hexdigest() != self.offer.picture.sha256:
            raise ChunkRefused("hash_mismatch")


class Partials:
    """The unfinished pictures of one counter; they outlive a cut of the link so that it can resume."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._by_id: dict[str, Partial] = {}

    def get(self, check_id: str) -> Partial | None:
        """The unfinished picture of a check."""
        return self._by_id.get(check_id)

    def start(self, offer: Offer, chunk_bytes: int, now: float) -> Partial | None:
        """Begin one, or None where this counter has too many unfinished."""
        if len(self._by_id) >= self._limit:
            return None
        made = self._by_id[offer.check_id] = Partial(offer, chunk_bytes, now + offer.ttl, now)
        return made

    def drop(self, check_id: str) -> None:
        """Forget one, finished or not."""
        self._by_id.pop(check_id, None)

    def purge(self, now: float) -> None:
        """Forget those past their ttl."""
        for check_id in [i for i, p in self._by_id.items() if p.deadline <= now]:
            self.drop(check_id)

    def stalled(self, now: float, seconds: float) -> bool:
        """Whether a picture that is being sent stopped coming."""
        return any(now - p.last > seconds for p in self._by_id.values())

    def rest(self) -> None:
        """The link was cut: nothing stalls until the counter offers its picture again."""
        for partial in self._by_id.values():
            partial.last = math.inf

    def __len__(self) -> int:
        return len(self._by_id)
