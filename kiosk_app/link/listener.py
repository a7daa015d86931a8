"""The kiosk's listening socket, and what a websocket connection needs where no websocket server accepts for it."""

import errno
import socket
from collections.abc import Callable

from websockets.asyncio.server import ServerConnection

from kiosk_app.errors import LinkError


class Hub:
    """What a websocket connection asks of its server: who handles it, and whether it still serves."""

    def __init__(self, handler: Callable[[ServerConnection], object]) -> None:
        self.handler = handler
        self.handler_tasks: set[object] = set()

    def is_serving(self) -> bool:
        return True


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        LinkError: the port is taken, or the address is not this machine's.
    """
    try:
        listener = socket.create_server((host, port), backlog=64)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sentence = (
                f"端口 {port} 已被别的程序占用，窗口电脑连不上；请关闭占用它的程序，或在 [link] 的 port 换一个端口。"
            )
        else:
            sentence = f"不能在 {host}:{port} 上监听（{error.strerror}），请检查 [link] 的 bind 和 port。"
        raise LinkError(sentence) from error
    listener.setblocking(False)
    return listener
