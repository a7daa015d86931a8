"""Looking at a picture through a window that is smaller than it: zoom, centre, and where a point lies; no Qt here.

All positions inside the picture are shares 0..1 of its width and height, so they mean the same at any size.
"""

from dataclasses import dataclass, replace

LARGEST_ZOOM = 4.0
STEPS = (1.0, 1.5, 2.0, 3.0, LARGEST_ZOOM)
SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window of `width` × `height` pixels on a picture. Zoom 1 shows all of it; `x`, `y` is in the middle."""

    width: float
    height: float
    picture_width: float
    picture_height: float
    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def scale(self) -> float:
        """Pixels of the window a pixel of the picture takes."""
        return min(self.width / self.picture_width, self.height / self.picture_height) * self.zoom

    @property
    def shown(self) -> tuple[float, float, float, float]:
        """Where the whole picture lies, in pixels of the window: left, top, width, height."""
        width, height = self.picture_width * self.scale, self.picture_height * self.scale
        return self.width / 2 - self.x * width, self.height / 2 - self.y * height, width, height

    def share_at(self, px: float, py: float) -> tuple[float, float]:
        """The place in the picture under a pixel of the window, kept inside the picture."""
        left, top, width, height = self.shown
        return _clamped((px - left) / width, 0, 1), _clamped((py - top) / height, 0, 1)

    def pixel_of(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of the window a place of the picture is drawn at."""
        left, top, width, height = self.shown
        return left + x * width, top + y * height

    def settled(self) -> "Viewport":
        """The same look with zoom in bounds and no empty margin beside a picture that could fill it."""
        view = replace(self, zoom=_clamped(self.zoom, 1.0, LARGEST_ZOOM))
        return replace(
            view,
            x=_centre(view.x, view.width / (view.picture_width * view.scale)),
            y=_centre(view.y, view.height / (view.picture_height * view.scale)),
        )

    def zoomed(self, factor: float, px: float, py: float) -> "Viewport":
        """Zoomed by `factor` with the place under (px, py) staying under the finger."""
        x, y = self.share_at(px, py)
        near = replace(self, zoom=_clamped(self.zoom * factor, 1.0, LARGEST_ZOOM))
        width, height = near.picture_width * near.scale, near.picture_height * near.scale
        return replace(near, x=x - (px - near.width / 2) / width, y=y - (py - near.height / 2) / height).settled()

    def stepped(self, direction: int) -> "Viewport":
        """One step of the zoom buttons nearer (1) or farther (-1), about what is centred."""
        if direction > 0:
            zoom = next((step for step in STEPS if step > self.zoom + SAME), LARGEST_ZOOM)
        else:
            zoom = next((step for step in reversed(STEPS) if step < self.zoom - SAME), 1.0)
        return replace(self, zoom=zoom).settled()

    def dragged(self, dx: float, dy: float) -> "Viewport":
        """Moved with a finger by that many pixels."""
        _, _, width, height = self.shown
        return replace(self, x=self.x - dx / width, y=self.y - dy / height).settled()

    def focused(self, box: tuple[float, float, float, float]) -> "Viewport":
        """Looking at a box (x, y, width, height as shares) with room around it."""
        x, y, width, height = box
        whole = replace(self, zoom=1.0)
        room = 1.6
        nearest = min(
            self.width / max(SAME, width * room * self.picture_width * whole.scale),
            self.height / max(SAME, height * room * self.picture_height * whole.scale),
            STEPS[-2],
        )
        return replace(self, zoom=max(nearest, STEPS[1]), x=x + width / 2, y=y + height / 2).settled()


def _clamped(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))


def _centre(place: float, seen: float) -> float:
    """Where the centre may be when the window sees `seen` of the picture's length (1 and more: all of it)."""
    return 0.5 if seen >= 1 else _clamped(place, seen / 2, 1 - seen / 2)
