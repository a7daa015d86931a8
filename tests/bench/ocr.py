"""Reading a form before it is pushed: how long it takes beside rapidocr as it comes, and what a push feels of it.

The pictures are drawn forms of made-up persons, 1925×805 pixels, another one each time. The push is everything between
the key and the link: taking the picture (here: at hand), facts, doubts, and handing it over.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from kiosk_app.config import Counter
from kiosk_app.counter.capture import Pixels
from kiosk_app.counter.gist import ReadPicture
from kiosk_app.counter.judge import Judge
from kiosk_app.counter.picture import Shot, decode
from kiosk_app.counter.pusher import Pusher
from kiosk_app.counter.reading import Reader, ReadInTime
from kiosk_app.counter.reading_trust import Read
from kiosk_app.counter.template import Spot, Template
from kiosk_app.domain.check import Field
from kiosk_app.paths import resource
from kiosk_app.services.record_rules import load_rules
from tests.bench.figures import Claim, Figure, Sample
from tests.counter.drawn_forms import THEMES, Drawn, draw, from_file

SCALE = 1.75
MILLISECONDS = 1000
PATIENCE = 60.0
FIRST = 5000
"""Number of the first form: none that a test reads."""
SECONDS = 1.5
"""What a form may take on two cores."""
UNFELT_MS = 5.0
"""What a push may take longer for a picture that was read ahead."""
STUCK = "import sys, time\nsys.stdout.buffer.write(bytes(4)); sys.stdout.buffer.flush(); time.sleep(600)"


class Desk:
    """The camera and the link of a push: a picture at hand, and nobody at the other end."""

    def __init__(self, shot: Shot) -> None:
        self.shot = shot

    def take(self, treat: Callable[[Pixels], Pixels] | None = None) -> Shot:
        """The picture; a template without crop and covers leaves it as it is."""
        assert treat is not None
        return self.shot

    def push(
        self,
        picture: bytes,
        width: int,
        height: int,
        media_type: str,
        business_code: str,
        fields: tuple[Field, ...],
        revision_of: str,
    ) -> str:
        """Nothing is sent."""
        assert picture
        assert width * height
        assert media_type + business_code
        assert fields
        assert not revision_of
        return "check"


def measure(runs: int) -> Figure:
    """Each form is read by the worker, by rapidocr alone, and pushed without, with and despite a reader."""
    font = from_file(resource("fonts", "NotoSansSC-Regular.ttf"))
    forms = [draw(FIRST + number, font, THEMES["light"], "columns", SCALE) for number in range(runs)]
    ours, reads = _worker(forms)
    without = [_push(form, None) for form in forms]
    with _reader() as reader:
        ahead = ReadInTime(reader, PATIENCE)
        for form in forms:
            ahead(form.shot(), _template(form).wanted())
        felt = [_push(form, ahead) for form in forms[-4:]]
    budget = Counter().read_seconds
    with _reader(_stuck) as reader:
        despite = [_push(form, ReadInTime(reader, budget)) for form in forms[:3]]
    samples = [
        Sample("reading a form in the worker", "ms", ours),
        Sample("rapidocr as it comes, same pictures", "ms", _bare(forms)),
        Sample("push without a reader", "ms", without),
        Sample("push of what was read ahead", "ms", felt),
        Sample("push beside a worker that stands still", "ms", despite),
    ]
    fields = sum(len(form.facts) for form in forms)
    values = [(form.facts[each.label], each) for form, found in zip(forms, reads, strict=True) for each in found]
    right = sum(each.text == text for text, each in values)
    certain = [(text, each) for text, each in values if each.certain]
    wrong = sum(each.text != text for text, each in certain)
    width, height = forms[0].image.size
    return Figure(
        f"Reading a form of {width}×{height} before it is pushed",
        samples,
        [
            Claim("ms for a form, median", samples[0].median, SECONDS * MILLISECONDS),
            Claim("ms that a push takes longer when read ahead", samples[3].median - samples[2].median, UNFELT_MS),
            Claim("of the budget, beside a stuck worker", max(despite) / MILLISECONDS / budget, 1.1),
            Claim("of the fields read right", right / fields, 0.97, at_most=False),
            Claim("wrong values called certain", wrong, 0),
        ],
        [f"{len(certain)} of {fields} fields certain"],
    )


def _template(form: Drawn) -> Template:
    return Template("bench", "H03", form.image.size, spots=tuple(Spot(label) for label in form.facts))


def _worker(forms: Sequence[Drawn]) -> tuple[list[float], list[tuple[Read, ...]]]:
    times, reads = [], []
    with _reader() as reader:
        reader.read(forms[0].shot(), (), PATIENCE)  # the first picture also pays for the models' memory
        for form in forms:
            shot, wanted = form.shot(), _template(form).wanted()
            began = time.perf_counter()
            found = reader.read(shot, wanted, PATIENCE)
            times.append((time.perf_counter() - began) * MILLISECONDS)
            assert found is not None, "the reading worker was lost"
            reads.append(found)
    return times, reads


def _bare(forms: Sequence[Drawn]) -> list[float]:
    import numpy as np
    import rapidocr

    engine = rapidocr.RapidOCR(params={"Global.log_level": "critical"})
    images = []
    for form in forms:
        pixels, width, height = decode(form.shot())
        images.append(np.ascontiguousarray(np.frombuffer(pixels, np.uint8).reshape(height, width, 4)[:, :, :3]))
    engine(images[0])
    times = []
    for image in images:
        began = time.perf_counter()
        engine(image)
        times.append((time.perf_counter() - began) * MILLISECONDS)
    return times


def _push(form: Drawn, read: ReadPicture | None) -> float:
    desk, template = Desk(form.shot()), _template(form)
    judge = Judge(lambda: load_rules("莒县公安局", invented=True), asks=False)
    pusher = Pusher(desk, desk, tuple, judge, lambda _code: template, read)
    pusher.attempt("H03", None)  # lists are read on the first push
    began = time.perf_counter()
    pusher.attempt("H03", None)
    return (time.perf_counter() - began) * MILLISECONDS


@contextmanager
def _reader(start: "Callable[[], subprocess.Popen[bytes]] | None" = None) -> Iterator[Reader]:
    reader = Reader(start)
    try:
        assert reader.ready(PATIENCE), "the reading worker did not start"
        yield reader
    finally:
        reader.stop()


def _stuck() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-I", "-S", "-c", STUCK], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
