"""The counter's side of pairing over the line: connect, exchange, pin."""

import socket
import ssl
from collections.abc import Callable

from kiosk_app.errors import ExitCode, LinkError
from kiosk_app.link import pairing
from kiosk_app.link.chunks import MAX_FRAME
from kiosk_app.link.identity import KioskPin, fingerprint, keep_kiosk, own_identity, pairing_context
from kiosk_app.link.messages import Frame, FrameError, encode
from kiosk_app.paths import Home

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 8.0

_REFUSALS = {
    "closed": "触摸屏没有打开配对，请在触摸屏的管理页打开配对后再试。",
    "busy": "另一台电脑正在配对，请稍后再试。",
    "wrong_code": "配对码不对（还可再试 {left} 次），请看触摸屏上的 8 位数字重新输入。",
    "no_tries_left": "配对码错了三次，触摸屏已关闭配对，请在触摸屏的管理页重新打开，再输入新的配对码。",
    "window_taken": "{window}已有配对的电脑；确实要更换，请加 --replace 再试。",
    "window_unknown": "触摸屏上没有{window}，请核对 --window 的写法。",
}
_GARBLED = "与触摸屏的配对没有完成（对方的回答看不懂），请核对地址后再试。"


def pair(home: Home, host: str, port: int, code: str, window: str, *, replace: bool = False) -> tuple[KioskPin, str]:
    """Pair this counter with the kiosk at `host:port`; the pin that was kept, and the epoch of the kiosk's ledger.

    Raises:
        LinkError: unreachable, no pairing window open, a wrong code, or the window is taken.
    """
    from websockets.exceptions import WebSocketException
    from websockets.sync.client import connect

    identity = own_identity(home)
    try:
        with connect(
            f"wss://{pairing.SERVER_NAME}:{port}/pair",
            sock=socket.create_connection((host, port), CONNECT_SECONDS),
            ssl=pairing_context(),
            server_hostname=pairing.SERVER_NAME,
            compression=None,
            max_size=MAX_FRAME,
            open_timeout=CONNECT_SECONDS,
            proxy=None,
        ) as line:
            shown = _shown(line.socket)
            exchange = pairing.CounterExchange(
                code, identity.certificate, fingerprint(shown), window, socket.gethostname()[:40], replace=replace
            )

            def ask(frame: Frame) -> pairing.PairReply | pairing.PairDone | pairing.PairRefused:
                line.send(encode(frame).decode())
                return pairing.from_kiosk(line.recv(ANSWER_SECONDS))

            done = _exchange(exchange, ask(exchange.hello), ask, window)
    except (ssl.SSLError, WebSocketException, ConnectionResetError) as error:
        # Without an open window the kiosk asks for a certificate it knows and hangs up on everybody else.
        raise LinkError(_REFUSALS["closed"]) from error
    except (OSError, TimeoutError) as error:
        raise LinkError(f"连不上触摸屏 {host}:{port}，请核对地址，并确认触摸屏已打开配对。") from error
    except FrameError as error:
        raise LinkError(_GARBLED) from error
    pin = KioskPin(host, port, done.window, done.device_id, fingerprint(shown), done.verify_key)
    keep_kiosk(home, pin, shown)
    return pin, done.epoch


def _shown(line: socket.socket) -> bytes:
    """The certificate TLS really showed."""
    try:
        shown = line.getpeercert(binary_form=True) if isinstance(line, ssl.SSLSocket) else None
    except (AttributeError, ValueError):  # the kiosk has hung up already
        shown = None
    if not shown:
        raise LinkError(_REFUSALS["closed"])
    return shown


Answer = pairing.PairReply | pairing.PairDone | pairing.PairRefused


def _exchange(
    exchange: pairing.CounterExchange, first: Answer, ask: Callable[[Frame], Answer], window: str
) -> pairing.PairDone:
    reply = _accepted(first, window)
    if not isinstance(reply, pairing.PairReply):
        raise LinkError(_GARBLED)
    done = _accepted(ask(exchange.confirm(reply)), window)
    if not isinstance(done, pairing.PairDone) or not exchange.proves(done):
        raise LinkError("对方不知道配对码，可能不是本所的触摸屏，没有配对；请核对地址。", exit_code=ExitCode.REJECTED)
    return done


def _accepted(answer: Answer, window: str) -> Answer:
    if isinstance(answer, pairing.PairRefused):
        code = "no_tries_left" if answer.code == "wrong_code" and not answer.left else answer.code
        sentence = _REFUSALS.get(code, _GARBLED).format(left=answer.left, window=window)
        raise LinkError(sentence, exit_code=ExitCode.REJECTED)
    return answer
