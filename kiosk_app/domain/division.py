"""A county's towns and streets, and whether an address lies in one of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_TOWN = re.compile(r"([^\W\d_路街巷村号]{1,6}?(?:街道|开发区|镇|乡))")
_ABOVE = re.compile(r"([^\W\d_路街巷村号]{2,8}?(?:省|自治区|市|自治州|县|(?<![社小城发园])区))")


@dataclass(frozen=True, slots=True)
class County:
    """`above` are the names that may stand before the county's; `aliases` map other spellings to a division's name.

    `former` maps places that left the county to where they belong now.
    """

    name: str
    divisions: frozenset[str]
    above: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)

    def remark(self, address: str) -> str:
        """One sentence on why `address` may be outside the county, or ""."""
        text = "".join(address.split())
        before, found, after = text.partition(self.name)
        if not found:
            return self._without_county(text)
        strange = [place for place in _ABOVE.findall(before) if place not in self.above]
        if strange:
            return f"住址写着“{strange[0]}”，{self.name}不在那里，请核对。"
        return self._town(after)

    def _without_county(self, text: str) -> str:
        if self._known(text):
            return ""
        place = _ABOVE.match(text)
        if place is not None and place.group(1) not in self.above:
            return f"住址在“{place.group(1)}”，不在{self.name}辖区，请核对。"
        return self._town(text) or f"住址里没有{self.name}的乡镇或街道，请核对。"

    def _town(self, text: str) -> str:
        if self._known(text):
            return ""
        gone = next((place for place in self.former if text.startswith(place)), "")
        if gone:
            return f"“{gone}”现在属于{self.former[gone]}，不在{self.name}，请核对。"
        town = _TOWN.match(text)
        if town is None:
            return ""
        return f"{self.name}没有“{town.group(1)}”，请核对住址。"

    def _known(self, text: str) -> bool:
        bare = text.removeprefix(self.name)
        names = (*self.divisions, *self.aliases)
        return any(text.startswith(name) or bare.startswith(name.removeprefix(self.name)) for name in names)
