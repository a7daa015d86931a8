"""Text in a picture, by the extra `[ocr]`: rapidocr finds the lines, its recognition model reads each of them.

Only the worker imports this. The model is run here and not through rapidocr, for three reasons: short lines stay short
instead of being padded to the longest of their batch (three times as quick on a form), each character keeps its
own probability, and a line can be read a second time at another scale.
"""

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import rapidocr
from numpy.typing import NDArray

from kiosk_app.counter.reading_words import in_gb2312

Image = NDArray[np.uint8]
"""Rows × columns × (blue, green, red)."""
Box = tuple[int, int, int, int]

HEIGHT = 48
"""Rows of the recognition model's input."""
STEP = 32
"""Its width is rounded up to this, so that few different shapes come up."""
LONGEST = 1600
"""Columns at most: longer lines are squeezed."""
LONGEST_SIDE = 1280
"""Lines are looked for in a picture no larger than this."""
TIGHT, WIDE = 0.06, 0.22
"""Margins of the two readings, in heights of the line: the text fills the second one at a smaller scale."""
NARROW = 0.82
"""The second reading's characters are squeezed to this width: of all ways tried, what a rare character was mistaken
for at one look survived this one least often, and right readings were hardly touched."""
FIGURES = 1.5
"""Figures are stretched to this for both readings: where they stand close, two alike would be read as one."""
MOST_LINES = 160
COLUMN = 8
"""Columns of the model's input for one of its output."""
INK = 50
"""Of 255: text differs from its ground by so much."""
ROOM, ROOM_AT_ENDS = 0.95, 0.6
"""In heights of the line: farther apart, or farther from the first or last ink, and a character may be missing."""
HALF_SEEN = 0.5
"""The most that such a reading is sure."""
CLOSE = 0.05
"""How likely a character of GB 2312 must be, compared with the likeliest one that is none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a line gave: the text, and the probability of its least certain character, 0..1."""

    text: str
    sure: float
    places: tuple[int, ...] = ()
    """Column of the model's output at which each character begins."""


class Engine:
    """The two models, loaded once. `threads` of one picture; takes a second to make."""

    def __init__(self, threads: int = 2) -> None:
        models = Path(rapidocr.__file__).parent / "models"
        self._detector = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.use_rec": False,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_type": "max",
                "Det.limit_side_len": LONGEST_SIDE,
            }
        )
        options = onnxruntime.SessionOptions()
        # Two lines side by side, each on one thread, take half the time; one line on two threads takes as long as ever.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        self._pool = ThreadPoolExecutor(threads)
        found = next(models.glob("*_rec_*.onnx"))
        self._reader = onnxruntime.InferenceSession(str(found), options, providers=["CPUExecutionProvider"])
        self._input = self._reader.get_inputs()[0].name
        letters = self._reader.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._letters = ["", *letters, " "]
        self._plain = np.array([in_gb2312(letter) for letter in self._letters])

    def lines(self, image: Image) -> list[Box]:
        """Where lines of text stand, from top to bottom: left, top, width, height in pixels."""
        found = getattr(self._detector(image, use_det=True, use_cls=False, use_rec=False), "boxes", None)
        if found is None:
            return []
        boxes = []
        for corners in found[:MOST_LINES]:
            left, top = (int(value) for value in corners.min(axis=0))
            right, bottom = (int(value) for value in corners.max(axis=0))
            boxes.append((left, top, right - left, bottom - top))
        return boxes

    def read(self, image: Image, boxes: Sequence[Box]) -> list[Reading]:
        """The text in each box."""
        return list(self._pool.map(partial(self._first, image), boxes))

    def read_again(self, image: Image, lines: Sequence[tuple[Box, str]]) -> list[Reading]:
        """The text in each box that read so at first, smaller: a witness of its own.

        Words are made narrower as well, since they may have been guessed.
        """
        return list(self._pool.map(partial(self._second, image), lines))

    def _first(self, image: Image, box: Box) -> Reading:
        cut = _cut(image, box, TIGHT)
        seen = self._read(cut)
        if _of_figures(seen.text):
            return self._read(_stretched(cut, FIGURES))
        return seen if whole(cut, seen.places) else Reading(seen.text, min(seen.sure, HALF_SEEN), seen.places)

    def _second(self, image: Image, line: tuple[Box, str]) -> Reading:
        box, first = line
        cut = _cut(image, box, WIDE)
        return self._read(_stretched(cut, FIGURES if _of_figures(first) else NARROW))

    def _read(self, cut: Image) -> Reading:
        if cut.size == 0:
            return Reading("", 0.0)
        scores: NDArray[np.float32] = self._reader.run(None, {self._input: _input(cut)})[0][0]
        return self._decoded(scores)

    def _decoded(self, scores: NDArray[np.float32]) -> Reading:
        """CTC: repeats without a blank between them are one character."""
        best = self._best(scores)
        text, sures, places = "", list[float](), list[int]()
        before = 0
        for place, index in enumerate(best.tolist()):
            sure = float(scores[place, index])
            if index and index != before:
                text += self._letters[index]
                sures.append(sure)
                places.append(place)
            elif index:
                sures[-1] = max(sures[-1], sure)
            before = index
        return Reading(text, min(sures) if sures else 0.0, tuple(places))

    def _best(self, scores: NDArray[np.float32]) -> NDArray[np.intp]:
        """The likeliest character of each column. Where it is none of GB 2312 and a close second is, the second:

        our forms write 静 and 鲜, the model has learned 靜 and 鮮 as well. Its lower probability goes with it.
        """
        best: NDArray[np.intp] = scores.argmax(axis=1)
        rows = np.arange(len(best))
        second: NDArray[np.intp] = np.where(self._plain, scores, 0).argmax(axis=1)
        closer = ~self._plain[best] & (best > 0) & (scores[rows, second] >= CLOSE * scores[rows, best])
        return np.where(closer, second, best)


def _of_figures(text: str) -> bool:
    """Numbers and dates written in figures."""
    return sum(letter.isdecimal() for letter in text) > len(text) / 2


def whole(cut: Image, places: Sequence[int]) -> bool:
    """Whether the characters stand close: a rare one may be left out without a word, and only its room tells."""
    if not places:
        return False
    grey = cut.mean(axis=2)
    inked = np.flatnonzero(np.abs(grey - np.median(grey)).max(axis=0) > INK)
    if not inked.size:
        return False
    column = cut.shape[0] / HEIGHT * COLUMN  # of the model's output, in pixels of the cut
    ends = [int(inked[0]), *(place * column for place in places), int(inked[-1])]
    gaps = [(after - before) / cut.shape[0] for before, after in pairwise(ends)]
    return bool(gaps[0] <= ROOM_AT_ENDS and gaps[-1] <= ROOM_AT_ENDS and max(gaps) <= ROOM)


def _stretched(cut: Image, times: float) -> Image:
    if not cut.size:
        return cut
    how = cv2.INTER_AREA if times < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(cut, None, fx=times, fy=1, interpolation=how), np.uint8)


def _cut(image: Image, box: Box, margin: float) -> Image:
    left, top, width, height = box
    add = round(height * margin)
    high, wide = image.shape[:2]
    rows = slice(max(0, top - add), min(high, top + height + add))
    columns = slice(max(0, left - add), min(wide, left + width + add))
    return image[rows, columns]


def _input(cut: Image) -> NDArray[np.float32]:
    """As the model was trained: 48 rows, values −1..1, zeros to the right."""
    high, wide = cut.shape[:2]
    width = min(LONGEST, max(HEIGHT, math.ceil(HEIGHT * wide / high)))
    how = cv2.INTER_AREA if high > HEIGHT else cv2.INTER_CUBIC
    scaled = cv2.resize(cut, (width, HEIGHT), interpolation=how).astype(np.float32) / 127.5 - 1
    padded = np.zeros((1, 3, HEIGHT, math.ceil(width / STEP) * STEP), np.float32)
    padded[0, :, :, :width] = scaled.transpose(2, 0, 1)
    return padded
