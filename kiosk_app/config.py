"""Settings of one home, read from `sunshine.toml` into frozen dataclasses.

An unknown key or an unusable value is a `ConfigError` that names file, key and remedy; a missing file means defaults.
"""

import re
import tomllib
import typing
from dataclasses import dataclass, field, fields
from pathlib import Path

from kiosk_app.errors import ConfigError

PAIRS = {("station", "windows"), ("station", "channels")}
"""Settings that are lists of 名称=内容."""
PORTS = {("link", "port"), ("counter", "kiosk_port")}
HIGHEST_PORT = 65535
LARGEST = {("link", "picture_width"): 3840, ("link", "picture_height"): 2400}
"""Pixels the decode worker has room for."""


@dataclass(frozen=True, slots=True)
class Station:
    """Who and where: in the header of every screen, and all of it on the page about the hall.

    `windows` and `channels` are pairs written "3号窗口=身份证" and "网上办事=https://…".
    """

    bureau: str = "莒县公安局"
    name: str = "城阳派出所"
    hall: str = "户籍大厅"
    bureau_english: str = ""
    name_english: str = ""
    hall_english: str = ""
    demo: bool = False
    emergency_phone: str = "110"
    hours: str = ""
    address: str = ""
    phone: str = ""
    appointment_phone: str = ""
    supervision_phone: str = ""
    windows: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The citizen's screen. Seconds and inches."""

    screen_inches: float = 43.0
    render: typing.Literal["auto", "gpu", "software"] = "auto"
    idle_seconds: int = 60
    idle_warning_seconds: int = 20
    undo_seconds: int = 8
    reduced_motion: bool = False
    auto_open_check: bool = True
    print: typing.Literal["auto", "off"] = "auto"


@dataclass(frozen=True, slots=True)
class Link:
    """The LAN link; limits as the protocol's defaults. Seconds, bytes, counts."""

    bind: str = "0.0.0.0"  # noqa: S104 - the kiosk serves the counters of its hall; the installer narrows it
    port: int = 47710
    max_sockets: int = 8
    max_unauthenticated: int = 3
    connects_per_minute: int = 20
    hello_seconds: float = 2.0
    connect_seconds: float = 3.0
    ping_seconds: float = 10.0
    chunk_stall_seconds: float = 15.0
    picture_bytes: int = 8 * 1024 * 1024
    picture_width: int = 3840
    picture_height: int = 2400
    chunk_bytes: int = 256 * 1024
    unacknowledged_events: int = 8
    resend_seconds: float = 5.0
    queued_per_counter: int = 3


@dataclass(frozen=True, slots=True)
class Check:
    """Policies of the record check. Seconds and days."""

    release_after: typing.Literal["confirmed", "rated_or_declined"] = "rated_or_declined"
    reveal_rating_to_officer: typing.Literal["never", "after_hours", "at_once"] = "after_hours"
    day_ends: str = "18:00"
    ttl_seconds: int = 900
    walk_away_warning_seconds: int = 20
    walk_away_seconds: int = 60
    picture_retention_days: int = 30
    signature: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """The counter PC: which kiosk it pushes to, its key, and commands around a check.

    `window` is the one to pair for; after that the pairing says which it is.
    """

    kiosk_host: str = ""
    kiosk_port: int = 47710
    window: str = ""
    hotkey: str = "F9"
    on_release: tuple[str, ...] = ()
    on_dispute: tuple[str, ...] = ()
    hook_seconds: float = 10.0
    read: typing.Literal["auto", "on", "off"] = "auto"
    read_seconds: float = 1.5


@dataclass(frozen=True, slots=True)
class Content:
    """Which content packs may be installed. Public keys in hex."""

    signed_only: bool = False
    trusted_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one home."""

    station: Station = field(default_factory=Station)
    kiosk: Kiosk = field(default_factory=Kiosk)
    link: Link = field(default_factory=Link)
    check: Check = field(default_factory=Check)
    counter: Counter = field(default_factory=Counter)
    content: Content = field(default_factory=Content)


def load_settings(path: Path) -> Settings:
    """Read `path`; defaults where it does not exist.

    Raises:
        ConfigError: not readable, not TOML, an unknown key, or a value of the wrong type or outside its choices.
    """
    if not path.exists():
        return Settings()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"读不了配置文件 {path}，请检查它是不是文件、当前用户有没有权限读。") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"配置文件 {path} 不是 UTF-8 编码，请另存为 UTF-8 再试。") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"配置文件 {path} {_line(error)}写法有误，请按 README 的配置表改正。") from error
    sections = {f.name: f for f in fields(Settings)}
    values: dict[str, object] = {}
    for name, table in raw.items():
        if name not in sections:
            raise ConfigError(f"配置文件 {path} 里没有 [{name}] 这一节{_nearest(name, sections)}，请改正或删掉。")
        if not isinstance(table, dict):
            raise ConfigError(f"配置文件 {path} 的 {name} 应写成一节 [{name}]，请改正。")
        kind = typing.get_type_hints(Settings)[name]
        values[name] = _section(path, name, kind, table)
    return Settings(**values)  # type: ignore[arg-type]  # each value was built as its section's own class above


def _line(error: tomllib.TOMLDecodeError) -> str:
    """Where: the parser says it only in English words."""
    found = re.search(r"at line (\d+)", str(error))
    return f"第 {found[1]} 行" if found else "末尾"


def _section(path: Path, name: str, kind: type, table: dict[str, object]) -> object:
    hints = typing.get_type_hints(kind)
    checked: dict[str, object] = {}
    for key, value in table.items():
        where = f"配置文件 {path} 的 {name}.{key}"
        if key not in hints:
            raise ConfigError(f"{where} 不是已知的设置{_nearest(key, hints)}，请改正或删掉。")
        checked[key] = _value(where, hints[key], value)
        if (name, key) in PAIRS:
            _demand_pairs(where, checked[key])
        if (name, key) in PORTS and typing.cast(int, checked[key]) > HIGHEST_PORT:
            raise ConfigError(f"{where} 是端口，应为 1 至 {HIGHEST_PORT}，现在是 {value}，请改正。")
        if (most := LARGEST.get((name, key))) and typing.cast(int, checked[key]) > most:
            raise ConfigError(f"{where} 最多 {most}，现在是 {value}，请改小。")
    return kind(**checked)


def _demand_pairs(where: str, texts: object) -> None:
    for text in typing.cast(tuple[str, ...], texts):
        name, sign, value = text.partition("=")
        if not (name.strip() and sign and value.strip()):
            raise ConfigError(f"{where} 的每一项要写成 名称=内容，现在有一项是 {text!r}，请改正。")


def _value(where: str, hint: object, value: object) -> object:
    if typing.get_origin(hint) is typing.Literal:
        choices = typing.get_args(hint)
        if value not in choices:
            raise ConfigError(f"{where} 只能是 {'、'.join(choices)} 之一，现在是 {value!r}，请改正。")
        return value
    if hint == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ConfigError(f'{where} 应是一列文字，写成 ["…", "…"]，现在是 {value!r}，请改正。')
        return tuple(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not hint:
        names = {str: "文字", int: "整数", float: "数字", bool: "true 或 false"}
        raise ConfigError(f"{where} 应是{names[hint]}，现在是 {value!r}，请改正。")  # type: ignore[index]
    if isinstance(value, int | float) and not isinstance(value, bool) and value <= 0:
        raise ConfigError(f"{where} 应大于零，现在是 {value!r}，请改正。")
    return value


def _nearest(name: str, known: typing.Iterable[str]) -> str:
    import difflib  # noqa: PLC0415 - only for those who mistype

    close = difflib.get_close_matches(name, list(known), n=1)
    return f"（是不是想写 {close[0]}？）" if close else ""
