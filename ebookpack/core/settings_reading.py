"""book.toml: what an author can say about a book, typed, every key of it known.

A key that is not known is an error with the nearest known one: a misspelt setting that is
silently ignored costs an author an evening. Parts of the text are named by quoting how they start,
never by line number, so that the file survives a manuscript that is pasted anew.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from msgspec.structs import replace

from ebookpack.core.accessibility import (
    ACCESSIBILITY_KEYS,
    NOTHING_CLAIMED,
    accessibility_claims,
)
from ebookpack.core.arrangement import AS_WRITTEN, Arrangement, NotePlace, WarningPlace
from ebookpack.core.binding import NO_BINDING
from ebookpack.core.binding_settings import BINDING_KEYS, binding_settings
from ebookpack.core.book import Contributor, Series
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.ebook_settings import EBOOK_KEYS, PLAIN_EBOOK, ebook_settings
from ebookpack.core.encodings import COMMON_ENCODINGS, encoding_named
from ebookpack.core.errors import SettingsError
from ebookpack.core.pins import STRUCTURE_KEYS, Pin, PinError, pins_of, says_what, toml
from ebookpack.core.press import NOTHING_ASKED
from ebookpack.core.press_settings import PRESS_KEYS, press_settings
from ebookpack.core.relators import RELATORS
from ebookpack.core.setting_values import ValueOfKeyError
from ebookpack.core.settings import Settings, TypographySwitches
from ebookpack.core.subjects import bisac_codes, thema_codes
from ebookpack.core.type_style import DESIGN_OPTIONS, design_options
from ebookpack.core.wrap_settings import (
    NO_WRAP_SETTINGS,
    WRAP_KEYS,
    wrap_settings,
)

T = TypeVar("T")
_TEXT_KEYS = (
    "title",
    "subtitle",
    "language",
    "description",
    "publisher",
    "rights",
    "date",
    "identifier",
    "contact",
)
_OTHERS = ("author", "authors", "subjects", "bisac", "thema", "encoding", "accept")
_PLACES: Mapping[str, type[StrEnum]] = {
    "notes": NotePlace,
    "warnings": WarningPlace,
}
"""Keys for all editions at the top of the file, for one in its table."""
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "": (*_TEXT_KEYS, *_OTHERS, *_PLACES),
    "series": ("name", "number"),
    "contributors": ("name", "role", "file-as"),
    "design": ("theme", "trim", *DESIGN_OPTIONS),
    "epub": (*_PLACES, *EBOOK_KEYS, "page-list"),
    "print": (*_PLACES, *PRESS_KEYS, *BINDING_KEYS, "isbn"),
    "wrap": WRAP_KEYS,
    "typography": ("quotes", "dashes", "ellipses", "spaces"),
    "accessibility": ACCESSIBILITY_KEYS,
    "pictures": (),
    "structure": STRUCTURE_KEYS,
}

_OWN_NAMES = ("structure", "pictures")
"""Tables whose keys are the author's."""

_TOML_HINTS = {
    "overwrite a value": 'each key stands once: for several texts write text = ["...", "..."]',
    "declare": "each [table] stands once: move its lines below the first one",
    "Invalid value": 'texts stand between quotation marks: title = "The Weir"',
    "Illegal character": 'texts of more than one line stand between """ and """',
}
"""What to do about TOML that does not parse, by what its reader says."""


def parse_settings(text: str, path: str) -> Settings:
    """Settings of a book.toml's text.

    Raises SettingsError with everything that is wrong in it: TOML that does not parse, unknown
    keys, values of a wrong type.
    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else None
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        hints = [hint for said, hint in _TOML_HINTS.items() if said in reason]
        raise SettingsError.at(
            Span(path=path, line=line), "S101", f"not valid TOML: {reason}", *hints
        ) from error
    mdbooks = _is_mdbook(tables)
    ours = {name: table for name, table in tables.items() if name in _KNOWN}
    reader = _Reader(text=text, path=path, tables=ours if mdbooks else tables)
    settings = reader.settings()
    if reader.diagnostics.errors:
        raise SettingsError(*reader.diagnostics.errors)
    return _with_mdbooks(settings, tables["book"]) if mdbooks else settings


def _is_mdbook(tables: Mapping[str, Any]) -> bool:
    """Whether the file is mdBook's, which has the same name and a table of this one's own."""
    return isinstance(tables.get("book"), dict)


def _with_mdbooks(settings: Settings, book: Mapping[str, Any]) -> Settings:
    """Settings of the tables that are ours, with what mdBook's own says of the book."""

    def text(key: str) -> str | None:
        return book[key] if isinstance(book.get(key), str) else None

    # Early books of mdBook's give one name, `author`.
    authors = book.get("authors", [book["author"]] if "author" in book else [])
    named = isinstance(authors, list) and all(isinstance(name, str) for name in authors)
    return replace(
        settings,
        title=text("title"),
        language=text("language"),
        description=text("description"),
        contributors=tuple(Contributor(name=name) for name in authors) if named else None,
        is_mdbooks=True,
    )


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the tables of one book.toml, collecting what is wrong."""

    text: str
    path: str
    tables: dict[str, Any]
    diagnostics: Diagnostics = field(default_factory=Diagnostics)

    def settings(self) -> Settings:
        self._check_keys()
        texts: dict[str, Any] = {key: self._text(self.tables, key) for key in _TEXT_KEYS}
        design = self._table("design")
        options: dict[str, Any] = self._values("design", design_options, {})
        return Settings(
            **texts,
            contributors=self._contributors(),
            names_authors=not self.tables.keys() & {"contributors"}
            or bool(self.tables.keys() & {"author", "authors"}),
            series=self._series(),
            subjects=self._texts(self.tables, "subjects"),
            bisac=self._values("", bisac_codes, ()),
            thema=self._values("", thema_codes, ()),
            encoding=self._encoding(),
            accept=self._texts(self.tables, "accept"),
            theme=self._text(design, "theme"),
            design=options,
            design_places={key: self._span(key) for key in options},
            trim=self._text(design, "trim"),
            epub=self._arrangement("epub"),
            print=self._arrangement("print"),
            page_list=self._page_list(),
            accessibility=self._values("accessibility", accessibility_claims, NOTHING_CLAIMED),
            pictures=self._pictures(),
            press=self._values("print", press_settings, NOTHING_ASKED),
            ebook=self._values("epub", ebook_settings, PLAIN_EBOOK),
            print_isbn=self._text(self._table("print"), "isbn"),
            binding=self._values("print", binding_settings, NO_BINDING),
            wrap=self._values("wrap", wrap_settings, NO_WRAP_SETTINGS),
            typography=self._switches(),
            pins=tuple(self._pins()),
            written=self.tables,
            span=Span(path=self.path),
        )

    def _check_keys(self) -> None:
        top = (*_KNOWN[""], *(name for name in _KNOWN if name))
        for key, value in self.tables.items():
            if key not in top:
                self._unknown(key, top)
            elif key in _KNOWN and key not in _OWN_NAMES and isinstance(value, dict | list):
                for table in value if isinstance(value, list) else [value]:
                    for inner in table if isinstance(table, dict) else ():
                        if inner not in _KNOWN[key]:
                            self._unknown(inner, _KNOWN[key])

    def _unknown(self, key: str, known: tuple[str, ...]) -> None:
        near = get_close_matches(key, known, n=1)
        table = next((name for name, keys in _KNOWN.items() if key in keys), None)
        hint = f"known keys: {', '.join(known)}"
        if table == "":
            hint = "it belongs at the top of the file, above the first [table]"
        elif near:
            hint = f'did you mean "{near[0]}"?'
        elif table:
            hint = f"it belongs below [{table}]"
        self._error("S102", f'unknown key "{key}"', key, hint)

    def _error(self, code: str, message: str, key: str, *hints: str) -> None:
        self.diagnostics.error(code, message, self._span(key), *hints)

    def _span(self, key: str, value: str = "") -> Span:
        """Where a key is; the first one with this value, as it is written."""
        written = "|".join(map(re.escape, (key, toml(key), f'"{key}"', f"'{key}'")))
        pattern = rf"^\s*\[*(?:{written})\s*[=\].]\s*{re.escape(value)}"
        found = re.search(pattern, self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.start() + 1) + 1 if found else None
        return Span(path=self.path, line=line)

    def _table(self, key: str) -> dict[str, Any]:
        value = self.tables.get(key, {})
        if isinstance(value, dict):
            return value
        self._error("S103", f'"{key}" is a table: write [{key}]', key)
        return {}

    def _text(self, table: dict[str, Any], key: str) -> str | None:
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, bool | list | dict):
            self._error("S103", f'"{key}" is a text: write {key} = "..."', key)
            return None
        return str(value).strip()

    def _texts(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
            self._error("S103", f'"{key}" is a text or a list: write {key} = ["...", "..."]', key)
            return ()
        return tuple(values)

    def _contributors(self) -> tuple[Contributor, ...] | None:
        given = [key for key in ("author", "authors", "contributors") if key in self.tables]
        if not given:
            return None
        names = (*self._texts(self.tables, "author"), *self._texts(self.tables, "authors"))
        authors = [Contributor(name=name) for name in names if name]
        others = self.tables.get("contributors", [])
        if not isinstance(others, list) or not all(
            isinstance(item, dict) and isinstance(item.get("name"), str) for item in others
        ):
            self._error(
                "S103",
                "each contributor has a name",
                "contributors",
                'write [[contributors]], name = "..." and role = "ill"',
            )
            others = []
        for item in others:
            role = item.get("role", "ctb")
            if role not in RELATORS:
                hint = "aut, ill, trl, edt, cov, nrt...: id.loc.gov/vocabulary/relators has all"
                self._error("S103", f'role = "{role}" is no MARC relator code', "role", hint)
        return (
            *authors,
            *(
                Contributor(
                    name=item["name"],
                    role=str(item.get("role", "ctb")),
                    file_as=str(item.get("file-as", "")),
                )
                for item in others
            ),
        )

    def _series(self) -> Series | None:
        table = self._table("series")
        name = self._text(table, "name")
        return Series(name=name, number=self._text(table, "number") or "") if name else None

    def _encoding(self) -> str | None:
        given = self._text(self.tables, "encoding")
        if not given:
            return None
        name = encoding_named(given)
        if not name:
            near = get_close_matches(given.lower(), COMMON_ENCODINGS, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"{', '.join(COMMON_ENCODINGS)}..."
            span = self._span("encoding", f'"{given}"')
            self.diagnostics.error("S111", f'encoding = "{given}" is not known', span, hint)
        return name

    def _arrangement(self, edition: str) -> Arrangement:
        """Where an edition has notes and warnings: what its own table says, or the word for all."""
        table = {**self.tables, **self._table(edition)}
        notes, warnings = (self._place(table, key, places) for key, places in _PLACES.items())
        return Arrangement(
            notes=NotePlace(notes) if notes else AS_WRITTEN.notes,
            warnings=WarningPlace(warnings) if warnings else AS_WRITTEN.warnings,
        )

    def _place(self, table: dict[str, Any], key: str, places: type[StrEnum]) -> str | None:
        """The place that a key names; None if it names none."""
        given = self._text(table, key)
        known = [str(place) for place in places]
        if given is None or given in known:
            return given
        near = get_close_matches(given, known, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"places: {', '.join(known)}"
        span = self._span(key, f'"{given}"')
        self.diagnostics.error("S110", f'{key} = "{given}" is no place', span, hint)
        return None

    def _values(self, name: str, read: Callable[[Mapping[str, Any]], T], nothing: T) -> T:
        """What a table says, by the function that reads such tables; `nothing` if it is wrong.

        The top of the file has no name.
        """
        try:
            return read(self._table(name) if name else self.tables)
        except ValueOfKeyError as error:
            self._error("S103", error.message, error.key, *error.hints)
            return nothing

    def _pictures(self) -> Mapping[str, str]:
        table = self._table("pictures")
        return {name: " ".join((self._text(table, name) or "").split()) for name in table}

    def _switches(self) -> TypographySwitches:
        table = self._table("typography")
        known = {key: table[key] for key in _KNOWN["typography"] if key in table}
        wrong = [key for key, value in known.items() if not isinstance(value, bool)]
        for key in wrong:
            self._error("S103", f'"{key}" is true or false', key)
        return TypographySwitches(**known) if not wrong else TypographySwitches()

    def _page_list(self) -> bool:
        wanted = self._table("epub").get("page-list", True)
        if not isinstance(wanted, bool):
            self._error("S103", '"page-list" is true or false', "page-list")
        return bool(wanted)

    def _pins(self) -> Iterator[Pin]:
        for key, value in self._table("structure").items():
            if key not in STRUCTURE_KEYS and not says_what(value):
                self._misspelt_pin(key, value)
                continue
            line = self._span(key).line
            try:
                yield from (replace(pin, line=line) for pin in pins_of(key, value))
            except PinError as error:
                self._error("S103", error.message, error.key, *error.hints)

    def _misspelt_pin(self, key: str, value: object) -> None:
        """Name what is wrong where neither side of a line is what a text can be."""
        if get_close_matches(key, STRUCTURE_KEYS, n=1) or " " not in key:
            self._unknown(key, STRUCTURE_KEYS)
            return
        said = value if isinstance(value, str) else ""
        near = get_close_matches(said, STRUCTURE_KEYS, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"it is one of {', '.join(STRUCTURE_KEYS)}"
        self._error("S102", f'say what "{key}" is', key, hint)
