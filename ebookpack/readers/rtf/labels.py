"""Numbers and bullets of lists, which RTF writes out before each item: `3.`, `(iv)`, a bullet."""

from __future__ import annotations

import re

from ebookpack.core.caseless import key_of
from ebookpack.readers.word_processor.lists import Item

_NUMBER = re.compile(
    r"(?P<digits>\d{1,6})|(?P<roman>[ivxlcdm]{2,12}|[ivx])|(?P<letter>[a-z])", re.I
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_BULLETS = frozenset("o§·vØüq")
"""Letters that symbol fonts show as bullets."""


def item_of(label: str) -> Item:
    """The number of a paragraph, from the label that is written before it."""
    label = " ".join(label.split())
    if label in _BULLETS or not any(map(str.isalnum, label)):
        return Item(count=0, ordered=False, label="")
    found = list(_NUMBER.finditer(label))
    return Item(count=_count(found[-1]) if found else 1, ordered=True, label=label)


def _count(found: re.Match[str]) -> int:
    if found["digits"]:
        return int(found["digits"])
    if found["roman"]:
        values = [_ROMAN[letter] for letter in key_of(found["roman"])]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return max(1, sum(-value if value < after else value for value, after in pairs))
    return ord(key_of(found["letter"])) - ord("a") + 1


class WrittenNumbers:
    """The numberings of a file: none has to count, for the numbers are in the text."""

    def shows_number(self, number: tuple[str, int]) -> bool:
        """Whether paragraphs of a list have a number that makes up for missing text."""
        return False

    def next_item(self, number: tuple[str, int]) -> Item:
        """The mark of an item of which the file says no number."""
        return Item(count=0, ordered=False, label="")
