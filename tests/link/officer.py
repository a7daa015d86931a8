"""`python -m tests.link.officer HOME STAFF UNTIL`: a counter's real client in a process of its own, and a busy officer.

Pushes one invented form after another until the monotonic clock says UNTIL, corrects what is disputed, takes one back
now and then, waits for every end, and writes one JSON line a check: its id, what it corrects, and how it ended.
"""

import argparse
import io
import json
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk_app.config import load_settings
from kiosk_app.domain.check import CheckState, Field
from kiosk_app.errors import SunshineError
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink, PushState
from kiosk_app.services.station import DEMO_PASSWORD

BUSINESS = "H03"
POLL = 0.05
LAST = 90.0
"""Seconds after which a check that has not ended by then is told as it stands."""


def form(chance: random.Random, width: int, height: int) -> bytes:
    """An invented form as the bar would send it; no two are alike."""
    picture = Image.new("RGB", (width, height), "#dde6f4")
    pen = ImageDraw.Draw(picture)
    for row in range(height // 60 - 1):
        top = 20 + row * 60
        pen.rectangle((width // 4, top, width * 3 // 4, top + 44), fill="white", outline="#223344")
        pen.text((width // 4 + 12, top + 14), f"DEMO 2099-04-12 {chance.randrange(10**12):012}", fill="black")
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=True, method=0)
    return out.getvalue()


@dataclass
class Officer:
    """One officer at one counter; `again` is the share of checks that are taken back after a while."""

    link: CounterLink
    chance: random.Random
    until: float
    size: tuple[int, int]
    pause: float
    again: float
    said: threading.Lock = field(default_factory=threading.Lock)

    def work(self) -> None:
        """Until the time is over."""
        while time.monotonic() < self.until:
            self._serve()
            time.sleep(self.chance.uniform(0.2, 1.0) * self.pause)

    def _serve(self) -> None:
        """One citizen: a check, and its corrections."""
        former = ""
        while True:
            state = self._check(former)
            if state.state is not CheckState.DISPUTED:
                return
            time.sleep(self.chance.uniform(0.3, 1.0))
            former = state.check_id

    def _check(self, former: str) -> PushState:
        facts = [Field("姓名", f"章小演{self.chance.randrange(1000)}", (0.3, 0.1, 0.2, 0.05))]
        picture = form(self.chance, *self.size)
        check_id = self.link.push(picture, *self.size, "image/webp", BUSINESS, facts, former)
        pushed = time.monotonic()
        take_back = pushed + self.chance.uniform(1, 8) if self.chance.random() < self.again else float("inf")
        while True:
            state = self.link.state(check_id)
            assert state is not None
            now = time.monotonic()
            if state.ended or state.state is CheckState.DISPUTED or now > max(pushed, self.until) + LAST:
                break
            if now > take_back:
                take_back = float("inf")
                self.link.withdraw(check_id)
            time.sleep(POLL)
        self._say(check=check_id, former=former, seconds=round(now - pushed, 3), **_facts(state))
        return state

    def _say(self, **facts: object) -> None:
        with self.said:
            sys.stdout.write(json.dumps(facts) + "\n")
            sys.stdout.flush()


def _facts(state: PushState) -> dict[str, object]:
    return {
        "state": state.state or "", "code": state.code, "rated": state.rated, "declined": state.declined,
        "released": state.released, "marks": len(state.marks),
    }  # fmt: skip


def main() -> int:
    """Work until told; 1 where the kiosk could not be reached at all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("staff")
    parser.add_argument("until", type=float)
    parser.add_argument("--size", type=int, nargs=2, default=(1200, 760))
    parser.add_argument("--at-once", type=int, default=1, help="checks under way at the same time")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between citizens, at most")
    parser.add_argument("--take-back", type=float, default=0.05, help="share of checks taken back")
    chosen = parser.parse_args()
    home = Home(chosen.home)
    link = CounterLink(home, load_settings(home.config))
    link.start()
    try:
        link.sign_in(chosen.staff, DEMO_PASSWORD, 30)
        officers = [
            Officer(
                link, random.Random(f"{chosen.staff}/{number}"), chosen.until, tuple(chosen.size), chosen.pause,  # noqa: S311 - a test's dice
                chosen.take_back,
            )
            for number in range(chosen.at_once)
        ]  # fmt: skip
        threads = [threading.Thread(target=officer.work) for officer in officers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    except SunshineError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    finally:
        link.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
