"""What an officer should look at once more before a record is pushed: remarks, none of which forbids anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk_app.domain import calendar_day, person_name, resident_number
from kiosk_app.domain.check import FactLabel, Field, Mark
from kiosk_app.domain.division import County

OLDEST = 120
"""Years of age above which a birth date is doubted."""
_KINDS = (
    (FactLabel.ID_NUMBER, ("公民身份号码", "身份证号", "身份号码", "证件号码")),
    (FactLabel.BIRTH_DATE, ("出生日期", "出生年月", "出生时间")),
    (FactLabel.SEX, ("性别",)),
    (FactLabel.NAME, ("姓名",)),
    (FactLabel.ADDRESS, ("住址", "地址")),
    (FactLabel.PHOTO, ("照片", "相片")),
)
_PAST = ("出生", "死亡")
_DATED = ("日期", "期限", "年月", "时间")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One remark. `grave`: likely wrong, so that the officer is asked before the push; else it is merely told."""

    label: str
    sentence: str
    grave: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """What facts are held against. `standard` is 通用规范汉字表; without a `county` addresses are not looked at.

    `invented`: a demo, whose numbers are impossible on purpose, so that a wrong check character or a birth date to
    come says nothing there.
    """

    standard: frozenset[str]
    county: County | None = None
    invented: bool = False


def kind_of(label: str) -> FactLabel:
    """Which kind of fact a form's label names; OTHER where it is none that is checked."""
    return next((kind for kind, names in _KINDS if any(name in label for name in names)), FactLabel.OTHER)


def doubts(fields: Sequence[Field], rules: Rules, today: date) -> tuple[Doubt, ...]:
    """Everything about `fields` to look at, in their order; empty fields say nothing. `today` is the local date."""
    found: list[Doubt] = []
    for field in fields:
        if field.text.strip():
            found += _of_field(field, rules, today)
    return (*found, *_between(fields))


def _of_field(field: Field, rules: Rules, today: date) -> Iterator[Doubt]:
    kind = kind_of(field.label)
    if kind is FactLabel.ID_NUMBER:
        yield from (Doubt(field.label, said) for said in _number(field.text, rules, today))
    elif kind is FactLabel.NAME:
        yield from (Doubt(field.label, said, grave) for said, grave in person_name.remarks(field.text, rules.standard))
    elif kind is FactLabel.ADDRESS and rules.county is not None:
        said = rules.county.remark(field.text)
        if said:
            yield Doubt(field.label, said)
    elif kind is FactLabel.BIRTH_DATE or any(word in field.label for word in _DATED):
        yield from (Doubt(field.label, said) for said in _dates(field, rules, today))


def _number(text: str, rules: Rules, today: date) -> Iterator[str]:
    number = resident_number.read(text)
    if number is None:
        length = len(resident_number.tidy(text))
        if length == resident_number.FORMER_LENGTH:
            yield "身份号码是 15 位旧号码，请核对是否应填 18 位。"
        elif length != resident_number.LENGTH:
            yield f"身份号码应是 18 位，现在是 {length} 位，请核对。"
        else:
            yield "身份号码应是 17 位数字加一位数字或 X，请核对。"
        return
    if number.born is None:
        yield f"身份号码里的出生日期 {number.birth_digits} 不存在，请核对。"
    elif number.born > today and not rules.invented:
        yield f"身份号码里的出生日期 {number.born} 在今天以后，请核对。"
    if not number.genuine and not rules.invented:
        yield "身份号码的校验位不对，至少有一位打错了，请核对。"


def _dates(field: Field, rules: Rules, today: date) -> Iterator[str]:
    days = calendar_day.written(field.text)
    for text, day in days:
        if day is None:
            yield f"{field.label}“{text}”不存在，请核对。"
        elif any(word in field.label for word in _PAST):
            if day > today and not rules.invented:
                yield f"{field.label}“{text}”在今天以后，请核对。"
            elif today.year - day.year > OLDEST:
                yield f"{field.label}“{text}”距今超过 {OLDEST} 年，请核对。"
    known = [day for _text, day in days if day is not None]
    if len(days) == len(known) == 2 and known[0] > known[1]:  # noqa: PLR2004 - from and until
        yield f"{field.label}的起止日期前后颠倒，请核对。"


def _between(fields: Sequence[Field]) -> Iterator[Doubt]:
    """The number against the fields that say the same thing."""
    named = {kind_of(field.label): field for field in reversed(fields) if field.text.strip()}
    number_field = named.get(FactLabel.ID_NUMBER)
    number = resident_number.read(number_field.text) if number_field else None
    if number is None:
        return
    sex, birth = named.get(FactLabel.SEX), named.get(FactLabel.BIRTH_DATE)
    if sex is not None and sex.text.strip()[0] in "男女" and sex.text.strip()[0] != number.sex:
        yield Doubt(sex.label, f"性别填的是{sex.text.strip()[0]}，身份号码的顺序码是{number.sex}，请核对。")
    born = calendar_day.day_of(birth.text) if birth else None
    if birth is not None and born is not None and number.born is not None and born != number.born:
        yield Doubt(birth.label, f"出生日期是 {born}，身份号码里是 {number.born}，请核对。")


def unasked(before: Sequence[Field], now: Sequence[Field], marks: Sequence[Mark]) -> tuple[Doubt, ...]:
    """A correction held against what the citizen pointed at: facts changed unasked, and facts asked for but unchanged.

    Facts are matched by label; nothing is said of those that only one of both has.
    """
    former = {field.label: field for field in before}
    found = []
    for field in now:
        old = former.get(field.label)
        if old is None:
            continue
        changed, asked = old.text.strip() != field.text.strip(), _asked(old, marks)
        if changed and not asked:
            found.append(Doubt(field.label, f"“{field.label}”也改了，群众没有指出这一项，请核对。"))
        elif asked and not changed:
            found.append(Doubt(field.label, f"群众指出“{field.label}”有误，这一项还没有改，请核对。"))
    return tuple(found)


def _asked(field: Field, marks: Sequence[Mark]) -> bool:
    kind = kind_of(field.label)
    return any(_circles(mark, field) if FactLabel.OTHER in {mark.label, kind} else mark.label is kind for mark in marks)


def _circles(mark: Mark, field: Field) -> bool:
    """Whether the strokes reach into the field's box."""
    points = [point for stroke in mark.strokes for point in stroke]
    if field.box is None or not points:
        return False
    x, y, width, height = field.box
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    top, bottom = min(p[1] for p in points), max(p[1] for p in points)
    return left < x + width and right > x and top < y + height and bottom > y
