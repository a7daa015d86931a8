"""Pairing: the right code pairs, and nothing else does."""

import json
import socket
import threading
import time

import pytest

from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import LinkError
from kiosk_app.link import pair_server, pairing
from kiosk_app.link.desk import NewPeer, Peer
from kiosk_app.link.identity import fingerprint, own_identity, read_kiosk
from kiosk_app.link.messages import FrameError, encode
from kiosk_app.link.pairing import CounterExchange, Kept, PairDone, PairingWindow, PairRefused, PairReply
from kiosk_app.paths import Home
from kiosk_app.services.pairing import pair_counter
from kiosk_app.store.counter import CounterStore
from tests.link.hall import Counter, Hall, until

KIOSK, EVIL = "11" * 32, "22" * 32
CERTIFICATE = b"c" * 100


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_server, "ANSWER_SECONDS", 0.02)


def keep(peer: NewPeer) -> Kept:
    return Kept(Peer(new_id(), peer.window, peer.fingerprint, peer.certificate), "epoch", bytes(32))


def attempt(window: PairingWindow, code: str, now: float = 0.0, seen: str = KIOSK) -> object:
    """One whole try of a counter that saw the certificate `seen`; the kiosk's last answer."""
    counter = CounterExchange(code, CERTIFICATE, seen, "3号窗口", "pc", replace=False)
    kiosk = window.exchange(lambda: now)
    reply, going = kiosk.receive(encode(counter.hello), keep)
    if not going:
        return reply
    assert isinstance(reply, PairReply)
    answer, _ = kiosk.receive(encode(counter.confirm(reply)), keep)
    if isinstance(answer, PairDone):
        assert counter.proves(answer)
    return answer


def code_of(answer: object) -> str:
    assert isinstance(answer, PairRefused)
    return answer.code


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08}"


def test_the_right_code_pairs_once() -> None:
    window = PairingWindow(KIOSK, 0.0)
    assert isinstance(attempt(window, window.code), PairDone)
    assert code_of(attempt(window, window.code)) == "closed"


def test_three_wrong_tries_close_the_window_even_for_the_right_code() -> None:
    window = PairingWindow(KIOSK, 0.0)
    assert [code_of(attempt(window, wrong(window.code))) for _ in range(3)] == ["wrong_code"] * 3
    assert code_of(attempt(window, window.code)) == "closed"


def test_a_try_that_is_broken_off_counts() -> None:
    window = PairingWindow(KIOSK, 0.0)
    for _ in range(3):
        counter = CounterExchange(wrong(window.code), CERTIFICATE, KIOSK, "3号窗口", "pc", replace=False)
        window.exchange(lambda: 0.0).receive(encode(counter.hello), keep)
    assert code_of(attempt(window, window.code)) == "closed"


def test_the_window_ends_after_five_minutes() -> None:
    window = PairingWindow(KIOSK, 0.0)
    assert code_of(attempt(window, window.code, now=300.0)) == "closed"
    assert window.seconds_left(299.0) == 1


def test_who_sits_between_with_another_certificate_pairs_nobody() -> None:
    window = PairingWindow(KIOSK, 0.0)
    assert code_of(attempt(window, window.code, seen=EVIL)) == "wrong_code"


def test_a_swapped_counter_certificate_is_noticed() -> None:
    window = PairingWindow(KIOSK, 0.0)
    counter = CounterExchange(window.code, CERTIFICATE, KIOSK, "3号窗口", "pc", replace=False)
    kiosk = window.exchange(lambda: 0.0)
    honest = counter.hello
    swapped = pairing.PairHello(
        certificate=b"e" * 100, window=honest.window, name=honest.name, replace=honest.replace, share=honest.share
    )
    reply, _ = kiosk.receive(encode(swapped), keep)
    assert isinstance(reply, PairReply)
    assert code_of(kiosk.receive(encode(counter.confirm(reply)), keep)[0]) == "wrong_code"


def test_a_recorded_exchange_replayed_pairs_nobody() -> None:
    window = PairingWindow(KIOSK, 0.0)
    counter = CounterExchange(window.code, CERTIFICATE, KIOSK, "3号窗口", "pc", replace=False)
    first = window.exchange(lambda: 0.0)
    reply, _ = first.receive(encode(counter.hello), keep)
    assert isinstance(reply, PairReply)
    confirm = encode(counter.confirm(reply))
    again = window.exchange(lambda: 0.0)
    again.receive(encode(counter.hello), keep)
    assert code_of(again.receive(confirm, keep)[0]) == "wrong_code"


def test_a_kiosk_that_does_not_know_the_code_is_not_pinned() -> None:
    false = PairingWindow(KIOSK, 0.0, code="00000000")
    counter = CounterExchange("12345678", CERTIFICATE, KIOSK, "3号窗口", "pc", replace=False)
    reply, _ = false.exchange(lambda: 0.0).receive(encode(counter.hello), keep)
    assert isinstance(reply, PairReply)
    counter.confirm(reply)
    forged = PairDone(device_id="d", window="3号窗口", epoch="e", verify_key=bytes(32), mac=bytes(32))
    assert not counter.proves(forged)


def test_an_altered_answer_is_not_believed() -> None:
    window = PairingWindow(KIOSK, 0.0)
    counter = CounterExchange(window.code, CERTIFICATE, KIOSK, "3号窗口", "pc", replace=False)
    kiosk = window.exchange(lambda: 0.0)
    reply, _ = kiosk.receive(encode(counter.hello), keep)
    assert isinstance(reply, PairReply)
    done, _ = kiosk.receive(encode(counter.confirm(reply)), keep)
    assert isinstance(done, PairDone)
    other = PairDone(
        device_id=done.device_id, window=done.window, epoch=done.epoch, verify_key=b"\1" * 32, mac=done.mac
    )
    assert counter.proves(done)
    assert not counter.proves(other)


@pytest.mark.parametrize("share", [b"S" + bytes(32), b"A" + b"\xff" * 32, b"B" + bytes(32), b"x"])
def test_hostile_shares_are_refused(share: bytes) -> None:
    window = PairingWindow(KIOSK, 0.0)
    hello = pairing.PairHello(certificate=CERTIFICATE, window="3号窗口", name="", replace=False, share=share)
    assert code_of(window.exchange(lambda: 0.0).receive(encode(hello), keep)[0]) == "malformed"
    counter = CounterExchange(window.code, CERTIFICATE, KIOSK, "3号窗口", "pc", replace=False)
    with pytest.raises(FrameError):
        counter.confirm(PairReply(share=share))


# Over the line.


@pytest.mark.usefixtures("quick")
def test_pairing_over_the_line_lets_the_counter_in(hall: Hall) -> None:
    code = hall.server.open_pairing()
    home = Home(hall.root / "fresh")
    done = pair_counter(home, "127.0.0.1", hall.server.port, code, "3号窗口")
    view = hall.server.pairing()
    assert view is not None
    assert view.paired == "3号窗口"
    (device,) = hall.pins.devices()
    assert device.fingerprint == own_identity(home).fingerprint
    (row,) = hall.kinds(EntryKind.DEVICE_PAIRED)
    assert json.loads(row.body)["fingerprint"] == device.fingerprint
    kept = read_kiosk(home)
    assert kept is not None
    assert kept[0].verify_key == hall.store.verify_key
    counter = Counter(home, Peer(done.device_id, "3号窗口", device.fingerprint, b""), hall.settings)
    hall.counters.append(counter)
    counter.start()
    assert hall.server.connected() == ["3号窗口"]


@pytest.mark.usefixtures("quick")
def test_wrong_codes_over_the_line_say_what_is_left(hall: Hall) -> None:
    code = hall.server.open_pairing()
    home = Home(hall.root / "fresh")
    for said in ("还可再试 2 次", "还可再试 1 次", "错了三次，触摸屏已关闭配对"):
        with pytest.raises(LinkError, match=said):
            pair_counter(home, "127.0.0.1", hall.server.port, wrong(code), "3号窗口")
    with pytest.raises(LinkError, match="没有打开配对"):
        pair_counter(home, "127.0.0.1", hall.server.port, code, "3号窗口")
    assert hall.pins.devices() == []
    assert read_kiosk(home) is None
    until(lambda: hall.server._door.sockets == 0, "all tries are over")
    assert hall.alarms() == ["pairing.closed"], "a try at a closed window is no second alarm"


def test_without_an_open_window_there_is_no_pairing(hall: Hall) -> None:
    code = hall.server.open_pairing()
    hall.server.close_pairing()
    with pytest.raises(LinkError, match="没有打开配对"):
        pair_counter(Home(hall.root / "fresh"), "127.0.0.1", hall.server.port, code, "3号窗口")


@pytest.mark.usefixtures("quick")
def test_a_taken_window_is_replaced_only_knowingly(hall: Hall) -> None:
    former = hall.counter()
    code = hall.server.open_pairing()
    home, port = Home(hall.root / "fresh"), hall.server.port
    with pytest.raises(LinkError, match="--replace"):
        pair_counter(home, "127.0.0.1", port, code, "3号窗口")
    with pytest.raises(LinkError, match="触摸屏上没有"):
        pair_counter(home, "127.0.0.1", port, code, "9号窗口")
    pair_counter(home, "127.0.0.1", port, code, "3号窗口", replace=True)
    until(lambda: not former.link.line.connected, "the former counter is out")
    (revoked,) = hall.kinds(EntryKind.DEVICE_REVOKED)
    assert revoked.subject == former.peer.device_id


def test_every_answer_takes_a_second(hall: Hall) -> None:
    code = hall.server.open_pairing()
    began = time.monotonic()
    with pytest.raises(LinkError, match="还可再试"):
        pair_counter(Home(hall.root / "fresh"), "127.0.0.1", hall.server.port, wrong(code), "3号窗口")
    assert time.monotonic() - began >= 2.0


def test_nobody_there_is_said_plainly(hall: Hall) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(LinkError, match=f"连不上触摸屏 127.0.0.1:{port}"):
        pair_counter(Home(hall.root / "fresh"), "127.0.0.1", port, "12345678", "3号窗口")


@pytest.mark.usefixtures("quick")
def test_two_counters_at_once_do_not_share_a_try(hall: Hall) -> None:
    code = hall.server.open_pairing()
    said: list[str] = []

    def try_it(number: int) -> None:
        home = Home(hall.root / f"fresh-{number}")
        try:
            pair_counter(home, "127.0.0.1", hall.server.port, code, f"{number}号窗口")
            said.append("paired")
        except LinkError as error:
            said.append(error.sentence)

    for number in (2, 3):
        CounterStore.create(Home(hall.root / f"fresh-{number}")).close()
    threads = [threading.Thread(target=try_it, args=(number,)) for number in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count("paired") == 1
    assert len(hall.pins.devices()) == 1


def test_fingerprints_are_of_the_der() -> None:
    assert fingerprint(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
