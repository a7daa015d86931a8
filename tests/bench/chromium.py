"""Chromium in kiosk mode on one static page: what a web page in a browser would cost instead."""

import http.server
import queue
import shutil
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk_app.startup.children import end, start
from tests.bench.processes import proportional_bytes

PAGE = Path(__file__).parent / "references" / "page.html"
PATIENCE = 30.0
SETTLE = 3.0


def binary() -> str | None:
    """Chromium's program, if the machine has one."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class _Server(http.server.ThreadingHTTPServer):
    """Serves the page and collects when it was painted."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.painted: queue.Queue[float] = queue.Queue()


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """The page, or the page's report."""
        asked = urllib.parse.urlparse(self.path)
        if asked.path == "/painted":
            self.server.painted.put(float(urllib.parse.parse_qs(asked.query)["at"][0]))
        body = PAGE.read_bytes() if asked.path == "/" else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _page() -> Iterator[_Server]:
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def start_once(program: str, profile: Path) -> tuple[float, int]:
    """(seconds from process start to first contentful paint, proportional bytes of all its processes at rest)."""
    with _page() as server:
        command = [program, "--kiosk", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1080,1920"]
        command += [f"--user-data-dir={profile}", f"http://127.0.0.1:{server.server_address[1]}/"]
        began = time.time()
        process = start(command)
        try:
            painted = server.painted.get(timeout=PATIENCE)
            time.sleep(SETTLE)
            return painted - began, proportional_bytes(process.pid)
        finally:
            end(process)


def starts(program: str, runs: int) -> tuple[list[float], list[int]]:
    """Times and sizes of `runs` warm starts with one profile; the first start, which makes it, is not counted."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        measured = [start_once(program, Path(profile)) for _ in range(runs + 1)][1:]
    return [seconds for seconds, _ in measured], [size for _, size in measured]
