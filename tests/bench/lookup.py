"""How long search takes at ten times the content that ships with all laws imported, beside a bare FTS5 query.

The reference is SQLite's own full-text index over the same texts, in memory: characters, syllables and first letters
are words of their own in three columns, and each question is put to it as the pieces search itself works with,
ranked, for as many rows as search returned. No spelling is corrected, no meaning known and nothing highlighted there.
"""

import gc
import random
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3

from kiosk_app.content.documents import drafts
from kiosk_app.content.index import FIELDS, Index, build_index
from kiosk_app.content.model import Pack, Words
from kiosk_app.content.pack import read_pack
from kiosk_app.content.readings import Speller
from kiosk_app.content.search import Searcher
from kiosk_app.content.spelling import Cutter, grams
from kiosk_app.content.tokens import has_latin, pairs, plain, runs
from kiosk_app.domain.statute import Clause, Statute
from kiosk_app.domain.wording import Wording
from kiosk_app.services.content import shipped
from kiosk_app.services.laws import read_law
from tests.bench.figures import Claim, Figure, Sample
from tests.content.relevance import QUERIES

TIMES = 10
LIMIT = 30
MILLISECONDS = 1000
PLACES = ("", "城关", "东庄", "西岭", "南河", "北山", "大桥", "新村", "古城", "沙滩")
"""What tells the copies apart: each is the same service of another place."""
LAWS, CLAUSES = 16, 90
"""So many laws of so many articles are made up when there is no folder of laws."""


def measure(runs_each: int, folder: Path | None = None, pack_folder: Path | None = None) -> Figure:
    """Every kind of question `runs_each` times, search and reference in turn. `folder` holds laws as text."""
    reading = read_pack(pack_folder or shipped())
    laws = laws_of(folder)
    pack, words = many(reading.pack), reading.words
    builds = [_seconds(lambda: build_index(pack, words, laws)) for _ in range(3)]
    data = build_index(pack, words, laws)
    loads = [_seconds(lambda: Searcher(data)) * MILLISECONDS for _ in range(5)]
    searcher, size = _sized(data)
    reference = Reference(pack, words, laws, data)
    asked = list(questions(reading.pack, words, laws))
    ours, theirs, shares = _ask(searcher, reference, asked, runs_each)
    figure = Figure(
        f"Search at {TIMES}× the content ({len(pack.guides)} guides) with {len(laws)} laws of "
        f"{sum(len(law.clauses) for law in laws)} articles, {len(asked)} questions"
    )
    figure.samples += [
        Sample("index build", "s", builds),
        Sample("index load", "ms", loads),
        Sample("search, all questions", "ms", ours),
        Sample("bare FTS5, the same questions and rows", "ms", theirs),
    ]
    slow, bare = figure.samples[2].quantile(0.99), figure.samples[3].quantile(0.99)
    figure.claims += [
        Claim("index build, s", figure.samples[0].median, 5),
        Claim("search p99, ms", slow, 10),
        Claim("search median of FTS5's", figure.samples[2].median / figure.samples[3].median, 1.5),
        Claim("search p99 of FTS5's", slow / bare, 1.5),
    ]
    figure.notes.append(f"FTS5 p99 {bare:.2f} ms; it holds {sum(shares) / len(shares):.0%} of the rows search returned")
    figure.notes.append(f"index {len(data) / 1e6:.1f} MB on disk, {size / 1e6:.1f} MB in memory after all questions")
    return figure


def questions(pack: Pack, words: Words, laws: Sequence[Statute], seed: int = 7) -> Iterator[str]:
    """Spoken questions, and for each title: itself, its front, pinyin, first letters, and each with something wrong."""
    draw = random.Random(seed)  # noqa: S311 - the same questions each time
    speller = Speller(words)
    yield from (text for text, _ in QUERIES)
    for guide in pack.guides:
        title = guide.title.zh
        spelled = [each for run in runs(plain(title)) if not run.isascii() for each in speller.spell(run)]
        letters, firsts = "".join(spelled), "".join(each[0] for each in spelled)
        place = draw.randrange(len(title))
        slip = draw.randrange(1, len(letters))
        yield from (
            title,
            title[:2],
            f"请问{title}怎么办",
            letters,
            letters[: len(letters) // 2],
            firsts[:4],
            guide.code,
        )
        yield title[:place] + draw.choice("正部告疑住") + title[place + 1 :]
        yield letters[:slip] + letters[slip + 1 :]
        yield letters.replace("zh", "z").replace("sh", "s").replace("ng", "n")
    for law in laws:
        for clause in draw.sample(law.clauses, min(6, len(law.clauses))):
            text = "".join(runs(clause.paragraphs[0]))
            start = draw.randrange(max(1, len(text) - 12))
            yield text[start : start + draw.randrange(4, 13)]
            yield f"{law.title}{law.name(clause)}"


class Reference:
    """The same documents in FTS5."""

    def __init__(self, pack: Pack, words: Words, laws: Sequence[Statute], data: bytes) -> None:
        index = msgspec.msgpack.decode(data, type=Index)
        self._cutter = Cutter(index.syllables)
        self._rows: dict[str, int] = {}
        self._base = sqlcipher3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE page USING fts5(chars, sounds, firsts, tokenize='unicode61')")
        speller = Speller(words)
        for number, draft in enumerate(drafts(pack, laws), 1):
            self._rows[draft.document.code] = number
            units = [speller.units(text) for field, text in draft.fields if field in FIELDS]
            sounds = " . ".join(" ".join(readings[0] for _, readings in each) for each in units)
            firsts = " . ".join(" ".join(readings[0][0] for _, readings in each) for each in units)
            chars = " . ".join(" ".join(_apart(text)) for _, text in draft.fields)
            self._base.execute("INSERT INTO page(rowid, chars, sounds, firsts) VALUES (?,?,?,?)",
                               (number, chars, sounds, firsts))  # fmt: skip
        self._base.commit()

    def question(self, text: str) -> str:
        """What is asked of FTS5 for a question as it was typed."""
        shown = plain(text)
        if not has_latin(shown):
            found = [f'chars:"{" ".join(pair)}"' for pair in dict.fromkeys(pairs(shown))]
            return " OR ".join(found or [f'chars:"{sign}"' for run in runs(shown) for sign in run])
        slots = self._cutter.cuts(shown)[0]
        spelled = [f'sounds:"{one.keys[0]} {two.keys[0]}"' for one, two in pairwise(slots) if one.whole and two.whole]
        firsts = [f'firsts:"{" ".join(gram[1:])}"' for gram in grams(slots)]
        chars = [f'chars:"{slot.keys[0]}"' for slot in slots if slot.is_char]
        return " OR ".join(spelled or firsts or chars)

    def ask(self, question: str, limit: int) -> list[int]:
        """The best rows."""
        found = self._base.execute(
            "SELECT rowid FROM page WHERE page MATCH ? ORDER BY rank LIMIT ?", (question, limit)
        ).fetchall()
        return [row for (row,) in found]

    def held(self, question: str, codes: Sequence[str]) -> float:
        """The share of `codes` that the question finds without a limit."""
        rows = set(self.ask(question, -1))
        return sum(self._rows[code] in rows for code in codes) / len(codes)


def _ask(
    searcher: Searcher, reference: Reference, asked: Sequence[str], times: int
) -> tuple[list[float], list[float], list[float]]:
    ours: list[float] = []
    theirs: list[float] = []
    shares = []
    for text in asked:
        hits = searcher.search(text, LIMIT)
        question = reference.question(text)
        if not hits or not question:
            continue
        shares.append(reference.held(question, [hit.code for hit in hits]))
        gc.collect(0)
        for _ in range(times):
            start = time.perf_counter()
            searcher.search(text, LIMIT)
            between = time.perf_counter()
            reference.ask(question, len(hits))
            end = time.perf_counter()
            ours.append((between - start) * MILLISECONDS)
            theirs.append((end - between) * MILLISECONDS)
    return ours, theirs, shares


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _sized(data: bytes) -> tuple[Searcher, int]:
    tracemalloc.start()
    searcher = Searcher(data)
    searcher.search("身份正丢了")
    searcher.search("shenfenzheng")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return searcher, size


def _apart(text: str) -> Iterator[str]:
    for run in runs(plain(text)):
        yield from ([run] if run.isascii() else run)


def many(pack: Pack) -> Pack:
    """Each item ten times, under a name and a code of its own."""
    lists = {field.name: getattr(pack, field.name) for field in fields(pack)}
    named: dict[str, Any] = {
        name: tuple(_renamed(item, place) for place in range(TIMES) for item in items)
        for name, items in lists.items()
        if name in {"guides", "laws", "stories", "videos", "samples", "wizards", "certificates"}
    }
    return replace(pack, **named)


def _renamed(item: Any, place: int) -> Any:
    if not place:
        return item
    name = PLACES[place]
    code = "code" if hasattr(item, "code") else "id"
    changes: dict[str, object] = {code: f"{getattr(item, code)}-{place}"}
    changes["title"] = Wording(name + item.title.zh, item.title.en)
    changes["aliases"] = tuple(name + alias for alias in item.aliases)
    if hasattr(item, "questions") and item.questions and isinstance(item.questions[0], str):
        changes["questions"] = tuple(name + question for question in item.questions)
    return replace(item, **changes)


def laws_of(folder: Path | None) -> list[Statute]:
    """The laws in `folder`, or as many made up."""
    files = sorted(path for path in folder.glob("*.md") if path.name != "README.md") if folder else []
    return [read_law(path).statute for path in files] or list(_made_up())


def _made_up(seed: int = 3) -> Iterator[Statute]:
    """Laws of the usual size, in words that are laws' but no law."""
    draw = random.Random(seed)  # noqa: S311 - the same laws each time
    pieces = tuple("公民应当依法户口登记机关证件申请规定责任有权个人信息不得出示换领")
    for number in range(LAWS):
        clauses = [
            Clause(str(each), tuple("".join(draw.choices(pieces, k=60)) + "。" for _ in range(3)))
            for each in range(1, CLAUSES + 1)
        ]
        yield Statute(f"演示法律{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[number]}", "", (), (), (), tuple(clauses))
