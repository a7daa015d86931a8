"""Chinese numerals as laws write them: 一百二十条, 第一百〇一条, 二十, 两千, and the Arabic digits some copies use."""

DIGITS = "零一二三四五六七八九"
_VALUES = {sign: value for value, sign in enumerate(DIGITS)} | {"〇": 0, "○": 0, "◯": 0, "Ｏ": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
SIGNS = "".join((*_VALUES, *_UNITS))
"""Every character a Chinese numeral may hold."""
LARGEST = 9999


def from_chinese(text: str) -> int:
    """The value of a numeral of 1 to 9999 in Chinese or Arabic digits, half or full width; spaces do not count.

    Raises:
        ValueError: it is not such a numeral.
    """
    signs = "".join(text.split())
    if signs.isdecimal():
        value = int(signs)
    elif not set(signs) & _UNITS.keys():
        value = int("".join(str(_digit(sign)) for sign in signs) or "0")  # 二〇二一, digit by digit
    else:
        value = _with_units(signs)
    if not 0 < value <= LARGEST:
        raise ValueError(f"{text!r} is not a numeral from 1 to {LARGEST}")
    return value


def to_chinese(value: int) -> str:
    """十二 for 12, 一百零五 for 105, 一千二百六十 for 1260.

    Raises:
        ValueError: `value` lies outside 1 to 9999.
    """
    if not 0 < value <= LARGEST:
        raise ValueError(f"a numeral lies between 1 and {LARGEST}")
    text, skipped = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, size)
        if not digit:
            skipped = bool(text)
            continue
        if skipped:
            text += DIGITS[0]
            skipped = False
        text += ("" if unit == "十" and digit == 1 and not text else DIGITS[digit]) + unit
    return text


def _with_units(signs: str) -> int:
    value, digit = 0, None
    last = LARGEST + 1
    for sign in signs:
        if sign not in _UNITS:
            digit = _digit(sign)
            continue
        size = _UNITS[sign]
        if size >= last:
            raise ValueError(f"{signs!r} names its units in no order")
        # 十二 begins with the unit itself; anywhere else a unit needs its digit.
        if digit is None and value:
            raise ValueError(f"{signs!r} has a unit without a digit")
        value += (1 if digit is None else digit) * size
        digit, last = None, size
    return value + (digit or 0)


def _digit(sign: str) -> int:
    if sign not in _VALUES:
        raise ValueError(f"{sign!r} is no digit of a Chinese numeral")
    return _VALUES[sign]
