"""A template: how the page of one business is pushed. Which part of the window, which facts, and what is blacked out.

Boxes are left, top, width and height in pixels of the business system's window. `size` is the window's size they were
drawn for: on another size nothing is pushed, since a cover that has slipped would show what it hides.
"""

from dataclasses import dataclass

from PIL import Image

from kiosk_app.counter.capture import Pixels
from kiosk_app.counter.gist import USUAL, Gist
from kiosk_app.counter.picture import Shot, decode, encode
from kiosk_app.counter.reading_fields import Wanted
from kiosk_app.domain.check import Field
from kiosk_app.errors import CaptureError

Box = tuple[int, int, int, int]
BLACK = bytes((0, 0, 0, 255))


@dataclass(frozen=True, slots=True)
class Spot:
    """A fact to stress: the form's label, and where its text stands in the window, or None: the label leads to it."""

    label: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """`window` is a part of the title, or empty for the officer's present one; without a `crop` all of it is sent."""

    name: str
    business: str
    size: tuple[int, int]
    window: str = ""
    crop: Box | None = None
    spots: tuple[Spot, ...] = ()
    covers: tuple[Box, ...] = ()

    def treat(self, pixels: Pixels) -> Pixels:
        """The part to send, with every cover drawn into it. The covered pixels are gone from the result.

        Raises:
            CaptureError: the window has another size than the template was drawn for.
        """
        if (pixels.width, pixels.height) != self.size:
            raise CaptureError(
                f"窗口是 {pixels.width}×{pixels.height}，模板“{self.name}”是按 {self.size[0]}×{self.size[1]} 画的，"
                "请把窗口恢复原来的大小，或重新画模板。"
            )
        image = Image.frombytes("RGBX", (pixels.width, pixels.height), pixels.data)
        for x, y, width, height in self.covers:
            image.paste((0, 0, 0, 255), (x, y, x + width, y + height))
        left, top, width, height = self._frame()
        return Pixels(image.crop((left, top, left + width, top + height)).tobytes(), width, height)

    def retouch(self, shot: Shot) -> Shot:
        """A picture that was taken elsewhere, as `treat` would have sent it. Raises CaptureError as `treat`."""
        treated = self.treat(Pixels(*decode(shot)))
        return encode(treated.data, treated.width, treated.height)

    def wanted(self) -> tuple[Wanted, ...]:
        """What to read in the picture that is sent."""
        left, top, _width, _height = self._frame()
        return (
            tuple(
                Wanted(spot.label, (spot.box[0] - left, spot.box[1] - top, *spot.box[2:]) if spot.box else None)
                for spot in self.spots
            )
            or usual()
        )

    def facts(self, gist: Gist) -> tuple[Field, ...]:
        """The facts to stress, with boxes as shares of the picture that is sent.

        The texts come from what is trusted, by label. A template that names facts sends no other; one that names none
        sends all but those that lie under a cover. A reading that is not certain gives its place and no text.
        """
        known = {field.label: field for field in gist.trusted}
        read = {each.label: each for each in gist.read}
        if self.spots:
            return tuple(
                Field(
                    spot.label,
                    known[spot.label].text if spot.label in known else "",
                    self._share(spot.box) if spot.box else read[spot.label].box if spot.label in read else None,
                )
                for spot in self.spots
            )
        stated = tuple(
            Field(field.label, field.text, self._share(box) if box else None)
            for field in gist.stated
            if not any(overlap(self._pixels(field.box), cover) for cover in self.covers)
            for box in [self._pixels(field.box)]
        )
        return (*stated, *gist.trusted[len(gist.stated) :])

    def _frame(self) -> Box:
        return self.crop or (0, 0, *self.size)

    def _pixels(self, share: tuple[float, float, float, float] | None) -> Box | None:
        if share is None:
            return None
        width, height = self.size
        x, y, w, h = share
        return round(x * width), round(y * height), round(w * width), round(h * height)

    def _share(self, box: Box) -> tuple[float, float, float, float] | None:
        """`box` as shares of what is sent; None where it does not lie wholly inside."""
        left, top, width, height = self._frame()
        if not inside(box, self._frame()):
            return None
        x, y, w, h = box
        return (x - left) / width, (y - top) / height, w / width, h / height


def usual() -> tuple[Wanted, ...]:
    """What to read where no template names facts."""
    return tuple(Wanted(label) for label in USUAL)


def inside(box: Box, frame: Box) -> bool:
    """Whether `box` lies wholly in `frame`."""
    x, y, width, height = box
    left, top, wide, high = frame
    return x >= left and y >= top and x + width <= left + wide and y + height <= top + high


def overlap(one: Box | None, other: Box) -> bool:
    """Whether both share a pixel; nothing overlaps None."""
    if one is None:
        return False
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
