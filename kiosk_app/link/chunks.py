"""The link's one binary frame: a slice of a picture."""

import struct
import uuid
from dataclasses import dataclass

from kiosk_app.link.messages import CHUNK_BYTES, VERSION, FrameError

_CHUNK = struct.Struct(">BB16sI")
_CHUNK_TYPE = 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """One slice of a picture: chunk `index` of check `check_id`."""

    check_id: str
    index: int
    data: bytes | memoryview


def encode_chunk(chunk: Chunk) -> bytes:
    """The binary frame: version, type, the check's 16 bytes, the index, then the slice."""
    return _CHUNK.pack(VERSION, _CHUNK_TYPE, uuid.UUID(chunk.check_id).bytes, chunk.index) + chunk.data


def decode_chunk(data: bytes) -> Chunk:
    """A binary frame as the kiosk reads it.

    Raises:
        FrameError: not a chunk of ours, empty, or over `CHUNK_BYTES`.
    """
    if not _CHUNK.size < len(data) <= _CHUNK.size + CHUNK_BYTES:
        raise FrameError("chunk_size")
    version, kind, check_id, index = _CHUNK.unpack_from(data)
    if version != VERSION or kind != _CHUNK_TYPE:
        raise FrameError("malformed")
    return Chunk(str(uuid.UUID(bytes=check_id)), index, memoryview(data)[_CHUNK.size :])


MAX_FRAME = _CHUNK.size + CHUNK_BYTES
"""The longest frame of either kind; the websocket layer refuses more before anything is parsed."""
