"""What stands on a cover: a book's metadata as the lines of a title page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ebookpack.core.book import Metadata

_PARTS = re.compile(r"\s+[–—-]\s+|:\s+|\s*—\s+")
_OPENS = re.compile(r"(?:^|(?<=[\s(\[–—“‘„«]))([\"'])")
_QUOTES = {
    "de": ("„“", "‚‘"),
    "fr": ("«\u202f\u202f»", "‘’"),
    "cs": ("„“", "‚‘"),
    "pl": ("„”", "‚’"),
}
_ENGLISH_QUOTES = ("“”", "‘’")


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
    title = _typographic(metadata.title, metadata.language)
    series = metadata.series
    main, second = _split(title)
    return Wording(
        title=main,
        second=second,
        subtitle=_typographic(metadata.subtitle, metadata.language),
        series=_clean(" · ".join(filter(None, (series.name, series.number)))) if series else "",
        author=_typographic(metadata.byline, metadata.language),
    )


def _split(title: str) -> tuple[str, str]:
    """Title and second line, parted at the first dash or colon that has words on both sides."""
    for found in _PARTS.finditer(title):
        main, second = title[: found.start()].strip(), title[found.end() :].strip()
        if _speaks(main) and _speaks(second) and not _inside_quotes(main):
            return main, second
    return title, ""


def _speaks(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _inside_quotes(text: str) -> bool:
    return text.count("“") + text.count("„") > text.count("”") + text.count("“")*("„" in text)


def _clean(text: str) -> str:
    """Composed characters, single spaces, nothing that cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    visible = (c if not unicodedata.category(c).startswith("C") else " " for c in composed)
    return " ".join("".join(visible).split())


def _typographic(text: str, language: str) -> str:
    """The text with the language's own quotation marks in place of typewriter ones."""
    double, single = _QUOTES.get(language.split("-")[0].lower(), _ENGLISH_QUOTES)

    def opening(found: re.Match[str]) -> str:
        return double[: len(double) // 2] if found[1] == '"' else single[0]

    text = re.sub(r"'(?=\d\ds?\b)", "’", _clean(text))
    text = _OPENS.sub(opening, text)
    return text.replace('"', double[len(double) // 2 :]).replace("'", "’")
