"""One line of text as it was read."""

from dataclasses import dataclass

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Line:
    """Its box, what the first look read and how surely (0..1), and the same of the second look."""

    box: Box
    text: str
    sure: float
    again: str = ""
    again_sure: float = 0.0

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return self.box[1] + self.box[3] / 2

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.box[0] + self.box[2]

    @property
    def high(self) -> int:
        """Its height."""
        return self.box[3]
