"""Setting up a station: its store, the content that ships, and for a demo invented officers and a paired counter."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk_app.config import load_settings
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.errors import ConfigError, NotAllowed
from kiosk_app.link.desk import NewPeer
from kiosk_app.paths import Home
from kiosk_app.services.pins import Pins
from kiosk_app.services.recovery import demand_recovered
from kiosk_app.services.roster import Roster
from kiosk_app.store.engine import explain
from kiosk_app.store.schema import CounterRow
from kiosk_app.store.station import StationStore

if TYPE_CHECKING:
    from kiosk_app.link.identity import Identity

DEMO_PASSWORD = "demo-1234"  # noqa: S105 - printed for everyone who tries the demo
DEMO_WINDOW = "3号窗口"
DEMO_OFFICERS = (
    ("000001", "李文静", Role.ADMINISTRATOR, "1号窗口"),
    ("000002", "陈志强", Role.OFFICER, "2号窗口"),
    ("000003", "王小禾", Role.OFFICER, "3号窗口"),
    ("000004", "赵明月", Role.OFFICER, "4号窗口"),
    ("000005", "孙建国", Role.OFFICER, ""),
)
"""Invented people; such short numbers are given to nobody."""

KIOSK_SETTINGS = """[station]
demo = true
hours = "周一至周五 8:30—17:00（演示）"
address = "莒县城阳街道演示路 0 号（演示）"
phone = "0000-0000000（演示）"
appointment_phone = "0000-0000001（演示）"
supervision_phone = "0000-0000002（演示）"
windows = ["1号窗口=户口登记、迁户口", "2号窗口=身份证", "3号窗口=居住证、开证明", "4号窗口=综合业务"]
channels = ["网上办事（演示）=https://example.com/banshi", "本所公众号（演示）=https://example.com/gongzhonghao"]
"""
"""Numbers that nobody has and addresses that lead nowhere."""

COUNTER_SETTINGS = f'[station]\ndemo = true\n\n[counter]\nkiosk_host = "127.0.0.1"\nwindow = "{DEMO_WINDOW}"\n'


def init(home: Home, demo: bool) -> StationStore:
    """Create or upgrade the store of `home` and install the content that ships; doing it again changes nothing.

    Raises:
        SunshineError: what `StationStore.create` and `open` raise, a refused pack, or settings or a roster that
            contradict `demo`.
    """
    demand_recovered(home)
    if demo:
        _demand_no_real_roster(home)
        _demo_settings(home)
    settings = load_settings(home.config)
    store = (
        StationStore.open(home) if home.station_db.exists() else StationStore.create(home, name=settings.station.name)
    )
    try:
        _install_content(store, home)
        if demo:
            _add_windows(store)
            _add_officers(Roster(store))
            _pair_counter(store, home)
    except BaseException:
        store.close()
        raise
    return store


def _demand_no_real_roster(home: Home) -> None:
    """Everybody knows the password of the demo's administrator: nobody is to get it into a station at work."""
    if home.config.exists() or not home.station_db.exists():
        return  # settings say themselves whose home it is
    with StationStore.open(home) as store:
        if Roster(store).officers(active_only=False):
            raise NotAllowed(f"{home.root} 已有正式的民警名册，不能加入演示民警；请用 --home 换一个文件夹。")


def _demo_settings(home: Home) -> None:
    if home.config.exists() and not load_settings(home.config).station.demo:
        raise ConfigError(f"{home.config} 不是演示配置，请换一个文件夹，或在 [station] 一节写上 demo = true。")
    for place, settings in ((home, KIOSK_SETTINGS), (home.demo_counter, COUNTER_SETTINGS)):
        if place.config.exists():
            continue
        try:
            place.root.mkdir(parents=True, exist_ok=True)
            draft = place.config.with_suffix(".new")
            draft.write_text(settings, encoding="utf-8")
            draft.replace(place.config)
        except OSError as error:
            raise explain(error, place.config) from error


def _install_content(store: StationStore, home: Home) -> None:
    from kiosk_app.services.content import install_shipped

    install_shipped(store, home)


def windows(store: StationStore) -> list[str]:
    """The windows of the hall, in the order of their names."""
    query = select(CounterRow.window).order_by(CounterRow.window)
    return store.read(lambda session: list(session.scalars(query)))


def add_window(store: StationStore, window: str) -> bool:
    """Open a window (窗口) of the hall; False when it is there already.

    Raises:
        NotAllowed: a blank name.
    """
    if not window.strip():
        raise NotAllowed("窗口名称不能为空，请写成“1号窗口”这样。")
    if window in windows(store):
        return False
    store.write(lambda tx: tx.append(Entry(EntryKind.COUNTER_ADDED, window, {"window": window})))
    return True


def _add_windows(store: StationStore) -> None:
    for number in range(1, 5):
        add_window(store, f"{number}号窗口")


def _add_officers(roster: Roster) -> None:
    known = {officer.staff_number for officer in roster.officers(active_only=False)}
    for staff_number, name, role, window in DEMO_OFFICERS:
        if staff_number not in known:
            roster.add(staff_number, name, DEMO_PASSWORD, role=role, window=window)


def _pair_counter(store: StationStore, home: Home) -> None:
    """Pair the demo's counter without a code: both homes are on this disk, so there is no line to listen on.

    Each step looks at what is there, so a run that was cut short is completed by the next.
    """
    from kiosk_app.link.identity import KioskPin, keep_kiosk, own_identity
    from kiosk_app.store.counter import CounterStore

    counter_home = home.demo_counter
    if counter_home.counter_db.exists():
        with CounterStore.open(counter_home) as journal:
            if journal.epoch():
                return  # as it was left: somebody may have paired it with another kiosk meanwhile
    kiosk, counter = own_identity(home), own_identity(counter_home)
    pins = Pins(store)
    known = [peer for peer in pins.peers() if peer.fingerprint == counter.fingerprint]
    peer = known[0] if known else pins.add(_demo_peer(counter))
    port = load_settings(home.config).link.port
    pin = KioskPin("127.0.0.1", port, DEMO_WINDOW, peer.device_id, kiosk.fingerprint, store.verify_key)
    keep_kiosk(counter_home, pin, kiosk.certificate)
    with CounterStore.create(counter_home) as journal:
        journal.follow(store.epoch, store.verify_key)


def _demo_peer(counter: "Identity") -> NewPeer:
    return NewPeer("演示窗口电脑", DEMO_WINDOW, counter.fingerprint, counter.certificate, replace=True)
