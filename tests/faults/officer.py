"""The counter's real client under a test's hand: what the bar can do and no command can, in a process to be killed.

Argument: the counter's home. Signs in, says `ready`, then takes one command a line on standard input: `push FILE`,
`withdraw`, `override`. Every change of the push is one JSON line on standard output, as of `sunshine counter push`; the
exit code is that of its end.
"""

import json
import queue
import sys
import threading
from contextlib import suppress
from pathlib import Path

from PIL import Image

from kiosk_app.config import load_settings
from kiosk_app.counter.headless import Follower, plain
from kiosk_app.counter.picture import Shot
from kiosk_app.errors import ExitCode, SunshineError
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink
from kiosk_app.services.station import DEMO_PASSWORD

STAFF, SUPERVISOR = "000003", "000001"
PATIENCE = 60.0


def say(**facts: object) -> None:
    """One line at once."""
    sys.stdout.write(json.dumps(facts, default=str) + "\n")
    sys.stdout.flush()


def listen(pushes: "queue.SimpleQueue[Path]", link: CounterLink) -> None:
    """Carry out what the test says."""
    check_id = ""
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "push":
            pushes.put(Path(rest))
        else:
            check_id = check_id or link.today()[-1].check_id
            with suppress(SunshineError):  # the answer to a ruling may be lost: what counts arrives as a state
                link.withdraw(check_id) if word == "withdraw" else link.rule(
                    check_id, "override", SUPERVISOR, DEMO_PASSWORD, "演示"
                )


def main() -> int:
    """Until the push has ended."""
    home = Home(Path(sys.argv[1]))
    link = CounterLink(home, load_settings(home.config))
    follower = Follower(link)
    link.start()
    link.sign_in(STAFF, DEMO_PASSWORD, PATIENCE)
    pushes: queue.SimpleQueue[Path] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(pushes, link), daemon=True).start()
    say(ready=True)
    path = pushes.get()
    with Image.open(path) as opened:
        shot = Shot(path.read_bytes(), *opened.size, "image/png")
    check_id = follower.push(shot, "H03", (), "")
    code = ExitCode.TIMED_OUT
    for step in follower.follow(check_id, until_end=True, timeout=PATIENCE):
        if isinstance(step, ExitCode):
            code = step
        else:
            say(**plain(step))
    link.stop()
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
