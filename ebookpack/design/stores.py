"""The profiles of stores, read from `stores.toml` into typed values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from ebookpack.core.errors import SettingsError
from ebookpack.core.lengths import parse_length
from ebookpack.core.store import (
    Barcode,
    Bleed,
    ColourSpace,
    Confidence,
    Edge,
    FileRules,
    Ink,
    Leaves,
    Margins,
    Paper,
    Source,
    Spine,
    SpineText,
    Standard,
    Store,
    Trim,
    Wrap,
)

DEFAULT_STORE = "home"
"""The profile of a book that is for no store in particular: it refuses the least."""

_FILE = "stores.toml"


def store_names() -> tuple[str, ...]:
    """Names of the profiles there are."""
    return tuple(_table()["stores"])


@cache
def load_store(name: str) -> Store:
    """The profile of a name. Raises SettingsError if there is none."""
    if name not in store_names():
        raise no_such_store(name, store_names())
    return _Reader(sources=sources()).store(name, _table()["stores"][name])


def paper_of(store: Store, name: str | None) -> Paper:
    """A store's paper of a name, or its first. Raises SettingsError if it has none of the name."""
    paper = store.paper(name)
    if paper is None:
        hint = f"papers: {', '.join(paper.name for paper in store.papers)}"
        raise SettingsError.at(None, "D122", f'{store.title} has no paper "{name}"', hint)
    return paper


@cache
def sources() -> Mapping[str, Source]:
    """Where the numbers come from, by name."""
    return sources_of(_table()["sources"])


def sources_of(tables: Mapping[str, Any]) -> Mapping[str, Source]:
    """Sources by name, as a file of profiles has them."""
    return {
        name: Source(
            name=name,
            title=table["title"],
            checked=table["checked"],
            confidence=Confidence(table["confidence"]),
        )
        for name, table in tables.items()
    }


def no_such_store(name: str, known: Iterable[str]) -> SettingsError:
    """The error of a name that is that of no profile."""
    hint = f"the profiles are: {', '.join(known)}"
    return SettingsError.at(None, "D121", f'there is no store "{name}"', hint)


@cache
def named_trims() -> Mapping[str, Trim]:
    """Sizes that have a name, by it: `pocket`, `b-format`."""
    return {name: _trim(size) for name, size in _table()["names"].items()}


@cache
def _table() -> Mapping[str, Any]:
    text = files("ebookpack.design").joinpath(_FILE).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _trim(size: str) -> Trim:
    """A size as the file has it: `5.06x7.81in`."""
    width, height = size.split("x")
    unit = height.lstrip("0123456789.")
    return Trim(width=parse_length(f"{width}{unit}"), height=parse_length(height))


class _Reader(Struct, frozen=True):
    """Makes the values of one file."""

    sources: Mapping[str, Source]

    def store(self, name: str, table: Mapping[str, Any]) -> Store:
        trims = table["trims"]
        return Store(
            name=name,
            title=table["title"],
            trims=tuple(map(_trim, trims["sizes"])),
            custom=_pair(trims["custom"]) if "custom" in trims else None,
            leaves=Leaves(**self._sourced(table["leaves"])),
            bleed=self._bleed(table["bleed"]),
            margins=self._margins(table["margins"]),
            papers=tuple(map(self._paper, table["papers"])),
            file=self._file(table["file"]),
            wrap=self._wrap(table["wrap"]),
            sources=self.sources,
        )

    def _source(self, table: Mapping[str, Any]) -> Source:
        return self.sources[table["source"]]

    def _sourced(self, table: Mapping[str, Any], *lengths: str) -> dict[str, Any]:
        """A table's values, those that are lengths in points, and its source."""
        return (
            dict(table)
            | {key: parse_length(table[key]) for key in lengths if key in table}
            | {"source": self._source(table)}
        )

    def _bleed(self, table: Mapping[str, Any]) -> Bleed:
        values = self._sourced(table, "width")
        return Bleed(**values | {"edges": tuple(map(Edge, table["edges"]))})

    def _margins(self, table: Mapping[str, Any]) -> Margins:
        values = self._sourced(table, "curve", "outside", "outside_with_bleed")
        return Margins(**values | {"gutters": _numbered(table["gutters"])})

    def _paper(self, table: Mapping[str, Any]) -> Paper:
        of_trims = tuple(
            (_trim(size), tuple(limits["pages"]))
            for limits in table.get("pages_of_trims", ())
            for size in limits["trims"]
        )
        return Paper(
            name=table["name"],
            title=table["title"],
            ink=Ink(table["ink"]),
            pages=tuple(table["pages"]),
            pages_of_trims=of_trims,
            trims=tuple(map(_trim, table.get("trims", ()))),
            refused=tuple(map(_trim, table.get("refused", ()))),
            spine=self._spine(table["spine"]),
            source=self._source(table),
        )

    def _spine(self, table: Mapping[str, Any]) -> Spine:
        values = self._sourced(table, "a_page", "cover")
        return Spine(**values | {"measured": _numbered(table.get("measured", ()))})

    def _file(self, table: Mapping[str, Any]) -> FileRules:
        optional: dict[str, Any] = dict.fromkeys(("ink_limit", "most_bytes", "most_blank_pages"))
        values = optional | self._sourced(table, "least_type", "least_line")
        return FileRules(
            **values
            | {
                "standards": tuple(map(Standard, table["standards"])),
                "colours": ColourSpace(table["colours"]),
            }
        )

    def _wrap(self, table: Mapping[str, Any]) -> Wrap:
        values = self._sourced(table, "bleed", "safe", "safe_at_folds", "tolerance")
        text = table["text"]
        clearances = tuple(
            (parse_length(least), parse_length(white)) for least, white in text["clearances"]
        )
        code = self._sourced(table["barcode"], "width", "height", "from_bottom", "from_fold")
        return Wrap(
            **values
            | {
                "text": SpineText(**self._sourced(text) | {"clearances": clearances}),
                "barcode": Barcode(**code),
            }
        )


def _pair(sizes: list[str]) -> tuple[Trim, Trim]:
    least, most = map(_trim, sizes)
    return least, most


def _numbered(pairs: list[tuple[int, str]]) -> tuple[tuple[int, float], ...]:
    """(number of pages, length) each."""
    return tuple((pages, parse_length(length)) for pages, length in pairs)
