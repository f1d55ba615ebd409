"""What stands on a cover: a book's metadata as the lines of a title page."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from ebookpack.core.book import Metadata

MOST_LETTERS = 240
"""Of a title or a subtitle; what is longer is cut."""
MOST_LESSER_LETTERS = 120
"""Of a series' name, or of the authors' names."""
_PARTS = re.compile(r"\s+[–—-]\s+|:\s+|\s*—\s+")


class Wording(Struct, frozen=True, kw_only=True):
    """The texts of a cover; empty where the book has none."""

    title: str
    second: str = ""
    """What followed a dash or a colon in the title."""
    subtitle: str = ""
    series: str = ""
    author: str = ""
    cut: tuple[str, ...] = ()
    """Which of them were too long for a cover, and are not whole: `title`, `author`..."""

    def texts(self) -> tuple[str, ...]:
        """All of them that there are, as they would be read out."""
        return tuple(
            text
            for text in (self.title, self.second, self.subtitle, self.series, self.author)
            if text
        )


def wording_of(metadata: Metadata) -> Wording:
    """The texts that a cover shows; `Terror – The Aftermath` is a title and its second line."""
    series = metadata.series
    whole = {
        "title": (_clean(metadata.title), MOST_LETTERS),
        "subtitle": (_clean(metadata.subtitle), MOST_LETTERS),
        "series": (_clean(series.name) if series else "", MOST_LESSER_LETTERS),
        "author": (_clean(metadata.byline), MOST_LESSER_LETTERS),
    }
    shown = {name: _shortened(text, most) for name, (text, most) in whole.items()}
    main, second = _split(shown["title"])
    number = _clean(series.number) if series else ""
    return Wording(
        title=main,
        second=second,
        subtitle=shown["subtitle"],
        series=" · ".join(filter(None, (shown["series"], number))),
        author=shown["author"],
        cut=tuple(name for name, (text, most) in whole.items() if len(text) > most),
    )


def _shortened(text: str, most: int) -> str:
    """The text, or as many of its words as there is room for, and an ellipsis."""
    if len(text) <= most:
        return text
    kept = text[:most].rpartition(" ")[0] or text[:most]
    return kept.rstrip(" ,&;:–—-") + "…"


def _split(title: str) -> tuple[str, str]:
    """Title and second line, parted at the first dash or colon that has words on both sides."""
    for found in _PARTS.finditer(title):
        main, second = title[: found.start()].strip(), title[found.end() :].strip()
        if _speaks(main) and _speaks(second) and _is_whole(main):
            return main, second
    return title, ""


def _speaks(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _is_whole(text: str) -> bool:
    """Whether each quotation mark and bracket that opens in a text closes in it."""
    opens, closes = ("„", "“") if "„" in text else ("“", "”")
    pairs = ((opens, closes), ("«", "»"), ("(", ")"))
    return all(text.count(one) == text.count(other) for one, other in pairs)


def _clean(text: str) -> str:
    """Composed characters, single spaces, nothing that cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    visible = (" " if unicodedata.category(c) == "Cc" else c for c in composed)
    return " ".join("".join(visible).replace("\u00ad", "").split())
