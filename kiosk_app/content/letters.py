"""Finding by what is typed in letters: pinyin, first letters, mixtures with characters, and slips of the finger."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kiosk_app.content.index import rarity
from kiosk_app.content.matching import Found, Section, Term, Views, Why, blend
from kiosk_app.content.postings import Posting, lowest
from kiosk_app.content.spelling import Cutter, Pattern, Slot, grams
from kiosk_app.content.tokens import asked_stem, runs

_TRIED = 300
"""So many phrases of each section are tried with a pattern; the likeliest stand first."""
_DEARER = 0.05
"""A less likely way to cut what was typed counts so much less."""
_CERTAIN = 0.8
"""A phrase that matches as well as this needs no others beside it."""
_SLIP = 0.6
_LEAST = 0.42
"""Less than this share of what was typed is no answer."""
_MEANING = 1.5
_TWO = 0.6
"""What two first letters weigh beside three."""


class Letters:
    """Answers questions with Latin letters in them."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._cutter = Cutter(views.index.syllables)

    def find(self, query: str, sections: Sequence[Section]) -> dict[int, Found]:
        """Documents for plain text: those with a phrase that matches as a whole, else the nearest ones."""
        cuts = self._cutter.cuts(query)
        found = self._all_whole(cuts, sections)
        if max((hit.score for hit in found.values()), default=0.0) >= _CERTAIN:
            return found
        if not found:
            cuts = self._cutter.cuts(query, slips=True)
            found = self._all_whole([slots for slots in cuts if any(len(slot.keys) > 1 for slot in slots)], sections)
        near: dict[int, Found] = {}
        for slots in cuts:
            near = near or self._loose(slots, sections)
        for owner, hit in near.items():
            if owner not in found or found[owner].score < hit.score:
                found[owner] = replace(hit, places=found[owner].places) if owner in found else hit
        for owner, share in self._english(query).items():
            if owner not in found or found[owner].score < share:
                found[owner] = Found(share, Why.TEXT, "")
        return found

    def _all_whole(self, cuts: list[list[Slot]], sections: Sequence[Section]) -> dict[int, Found]:
        found: dict[int, Found] = {}
        for rank, slots in enumerate(cuts):
            for owner, hit in self._whole(slots, sections, 1.0 - _DEARER * rank).items():
                if owner not in found or hit.score > found[owner].score:
                    found[owner] = hit
        return found

    def _whole(self, slots: list[Slot], sections: Sequence[Section], factor: float) -> dict[int, Found]:
        views, candidates = self._views, self._candidates(slots, sections)
        if not candidates:
            return {}
        pattern = Pattern(slots)
        found: dict[int, Found] = {}
        lit: dict[int, frozenset[int]] = {}
        for phrase in candidates:
            match = pattern.match(views.index.units[phrase])
            if match is None:
                continue
            owner = views.owners[phrase]
            if not views.index.fields[phrase]:
                lit[owner] = frozenset(range(match.start, match.start + match.length))
            score = 0.55 + 0.35 * match.share + (0.1 if match.start == 0 else 0.0)
            score *= views.field_factor(phrase) * factor
            if owner not in found or score > found[owner].score:
                found[owner] = Found(score, Why.PINYIN, views.index.phrases[phrase])
        return {owner: replace(hit, places=lit.get(owner, frozenset())) for owner, hit in found.items()}

    def _candidates(self, slots: list[Slot], sections: Sequence[Section]) -> list[int]:
        """Phrases that hold every gram and every character typed, likeliest first."""
        needed = [self._views.sounds.get(gram) for gram in grams(slots)]
        needed += [self._views.words.get(slot.keys[0]) for slot in slots if slot.is_char]
        if len(slots) == 1 and slots[0].whole and (spelled := self._views.sounds.get(f"={slots[0].keys[0]}")):
            needed.append(spelled)
        common = -1 if needed else 0
        for posting in needed:
            common &= posting.bits if posting else 0
        return [phrase for section in sections for phrase in lowest(common & section.phrases, _TRIED)]

    def _loose(self, slots: list[Slot], sections: Sequence[Section]) -> dict[int, Found]:
        terms = self._terms(slots)
        whole = sum(term.weight for term in terms)
        if not whole:
            return {}
        found = blend(self._views, terms, sections, by_sound=True)
        return {
            owner: replace(hit, why=Why.PINYIN if hit.matched else hit.why)
            for owner, hit in found.items()
            if hit.score >= _LEAST
        }

    def _terms(self, slots: list[Slot]) -> list[Term]:
        """Pairs of syllables or characters, first letters where there are no syllables, and meanings spelled out."""
        views, terms = self._views, []
        meanings, chatter = self._spoken(slots)
        for place, (left, right) in enumerate(pairwise(slots)):
            if right.apart or (place in chatter and place + 1 in chatter):
                continue
            if left.whole and right.whole:
                terms.append(self._pair(left, right))
            elif left.is_char and right.is_char:
                posting = views.words.get(left.keys[0] + right.keys[0])
                terms.append(Term(self._worth(posting), posting, views.texts.get(left.keys[0] + right.keys[0])))
            else:
                if two := [] if left.is_char or right.is_char else grams([left, right]):
                    posting = views.sounds.get(two[0])
                    terms.append(Term(self._worth(posting) * _TWO, posting))
                asked = grams(slots[place : place + 3])
                if place + 3 > len(slots) > 2 or not asked:  # noqa: PLR2004 - the last three stand for the last two
                    continue
                posting = views.sounds.get(asked[0])
                terms.append(Term(self._worth(posting), posting))
        for token in meanings:
            posting = views.words.get(token)
            terms.append(Term(self._worth(posting) * _MEANING, posting, views.texts.get(token)))
        return terms

    def _worth(self, posting: Posting | None) -> float:
        return rarity(self._views.count, posting.count if posting is not None else 3)

    def _pair(self, left: Slot, right: Slot) -> Term:
        """The pair as it is spelled; one slip of the finger away if nothing sounds so."""
        for lefts, rights, factor in (
            (left.keys, right.keys, 1.0),
            (self._slips(left), right.keys, _SLIP),
            (left.keys, self._slips(right), _SLIP),
        ):
            known = [found for one in lefts for two in rights if (found := self._views.sounds.get(f"{one} {two}"))]
            if known:
                longest = max(known, key=lambda posting: posting.count)
                return Term(self._worth(longest) * factor, longest)
        return Term(self._worth(None), None)

    def _slips(self, slot: Slot) -> tuple[str, ...]:
        return self._cutter.near(slot.keys[0]) if len(slot.keys) == 1 else slot.keys

    def _spoken(self, slots: list[Slot]) -> tuple[list[str], set[int]]:
        """Meanings spelled out in syllables, and the places of syllables that are chatter."""
        spoken = self._views.index.spoken
        meanings: list[str] = []
        chatter: set[int] = set()
        place = 0
        while place < len(slots):
            step = 1
            for size in range(min(6, len(slots) - place), 0, -1):
                piece = slots[place : place + size]
                if not all(slot.whole for slot in piece):
                    continue
                token = spoken.get(" ".join(slot.keys[0] for slot in piece))
                if token is None:
                    continue
                if token:
                    meanings.append(token)
                else:
                    chatter.update(range(place, place + size))
                step = size
                break
            place += step
        return list(dict.fromkeys(meanings)), chatter

    def _english(self, query: str) -> dict[int, float]:
        words = [run for run in runs(query) if run.isascii() and len(run) > 1]
        count = len(self._views.index.documents)
        postings = [self._views.english.get(asked_stem(word)) for word in words]
        weights = [rarity(count, posting.count if posting else 0) for posting in postings]
        shares: dict[int, float] = {}
        for posting, weight in zip(postings, weights, strict=True):
            for owner in lowest(posting.bits, posting.count) if posting else ():
                shares[owner] = shares.get(owner, 0.0) + weight / sum(weights)
        return shares
