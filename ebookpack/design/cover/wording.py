"""What stands on a cover: a book's metadata as the lines of a title page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ebookpack.core.book import Metadata

_PARTS = re.compile(r"\s+[–—-]\s+|:\s+|\s*—\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts of a cover; empty where the book has none."""

    title: str
    second: str = ""
    """What followed a dash or a colon in the title."""
    subtitle: str = ""
    series: str = ""
    author: str = ""

    def texts(self) -> tuple[str, ...]:
        """All of them that there are, as they would be read out."""
        return tuple(
            text
            for text in (self.title, self.second, self.subtitle, self.series, self.author)
            if text
        )


def wording_of(metadata: Metadata) -> Wording:
    """The texts that a cover shows; `Terror – The Aftermath` is a title and its second line."""
    title = _clean(metadata.title)
    series = metadata.series
    main, second = _split(title)
    return Wording(
        title=main,
        second=second,
        subtitle=_clean(metadata.subtitle),
        series=_clean(" · ".join(filter(None, (series.name, series.number)))) if series else "",
        author=_clean(metadata.byline),
    )


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
