"""A table of `theme.toml`, each value asked for by name and type.

A value that is missing or wrong becomes a finding and a stand-in is given, so that one reading
finds all the mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeVar

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.options import Characters, Option, OptionError

T = TypeVar("T")
_COLOUR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


class ThemeTable:
    """One table; `end()` says that every key it may have has been asked for.

    `places` are those of the options that an author chose in a file of their own.
    """

    def __init__(
        self,
        path: str,
        source: str,
        found: Diagnostics,
        values: Mapping[str, object],
        name: str = "",
        places: Mapping[str, Span] = MappingProxyType({}),
    ) -> None:
        self._path = path
        self._source = source
        self._found = found
        self._values = values
        self._name = name
        self._places = places
        self._asked: list[str] = []

    def option(self, key: str, option: Option[T]) -> T:
        """The value of an option; its stand-in if it has none that is right."""
        if not self._has(key, option.what):
            return option.stand_in
        try:
            return option.read(self._values[key])
        except OptionError as error:
            self._wrong(key, error.message, *error.hints)
            return option.stand_in

    def text(self, key: str) -> str:
        """A text that is not empty."""
        return self.option(key, Characters())

    def texts(self, key: str, *, none: bool = False) -> tuple[str, ...]:
        """A list of texts, at least one unless there may be `none`."""
        value = self._value(key, list, "a list of texts")
        if not isinstance(value, list):
            return ()
        if not (value or none) or not all(isinstance(item, str) and item for item in value):
            self._wrong(key, "is not a list of texts")
        return tuple(item for item in value if isinstance(item, str))

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """A text that is one of the choices."""
        value = self.text(key)
        if value and value not in choices:
            self._wrong(key, f'is "{value}", which is not among {", ".join(choices)}')
        return value

    def among(self, key: str, choices: tuple[str, ...]) -> str:
        """A text that is one of those."""
        value = self.text(key)
        if value and value not in choices:
            self.reject(key, f'is "{value}", which is not among {", ".join(choices)}')
        return value

    def reject(self, key: str, what: str) -> None:
        """Add a finding about the value of a key, what is wrong with it as a predicate.

        It is said of the file in which the author chose the value, if they did.
        """
        if place := self._places.get(key):
            self._found.error("D105", f'"{key}" {what}', place)
        else:
            self._wrong(key, what)

    def chose(self, key: str) -> bool:
        """Whether the value of a key is not the theme's, but one that the author chose."""
        return key in self._places

    def colour(self, key: str) -> tuple[int, int, int]:
        """A colour written as `#1d2433`, as (red, green, blue)."""
        value = self.text(key)
        found = _COLOUR.fullmatch(value)
        if found is None:
            if value:
                self._wrong(key, f'is "{value}", not a colour like #1d2433')
            return (0, 0, 0)
        red, green, blue = (int(part, 16) for part in found.groups())
        return (red, green, blue)

    def table(self, key: str) -> ThemeTable:
        """A table within this one; an empty one if it is missing."""
        value = self._value(key, dict, "a table")
        return self._inner(key, value if isinstance(value, dict) else {})

    def tables(self, key: str) -> tuple[ThemeTable, ...]:
        """A list of tables, at least one."""
        value = self._value(key, list, "a list of tables")
        if not isinstance(value, list):
            return ()
        if not value or not all(isinstance(item, dict) for item in value):
            self._wrong(key, "is not a list of tables")
        return tuple(self._inner(key, item) for item in value if isinstance(item, dict))

    def end(self) -> None:
        """Add a finding for each key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, n=1)
                hints = [f'did you mean "{near[0]}"?'] if near else []
                self._found.error(
                    "D103", f'unknown key "{self._dotted(key)}"', self.span(key), *hints
                )

    def span(self, key: str) -> Span:
        """Where the key stands in the file."""
        return Span(path=self._path, line=_line(self._source, self._name, key))

    # ------------------------------------------------------------------------------ within

    def _has(self, key: str, what: str) -> bool:
        """Whether there is the key; a finding if not."""
        self._asked.append(key)
        if key in self._values:
            return True
        place = Span(path=self._path, line=_line(self._source, self._name, None))
        self._found.error("D104", f'"{self._dotted(key)}" is missing: {what}', place)
        return False

    def _value(
        self, key: str, wanted: type[list[object]] | type[dict[str, object]], what: str
    ) -> object:
        """The value if it is of the type, else None and a finding."""
        if not self._has(key, what):
            return None
        value = self._values[key]
        if not isinstance(value, wanted):
            self._wrong(key, f"is not {what}")
            return None
        return value

    def _wrong(self, key: str, what: str, *hints: str) -> None:
        self._found.error("D105", f'"{self._dotted(key)}" {what}', self.span(key), *hints)

    def _inner(self, key: str, values: Mapping[str, object]) -> ThemeTable:
        return ThemeTable(
            self._path, self._source, self._found, values, self._dotted(key), self._places
        )

    def _dotted(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key


def _line(source: str, table: str, key: str | None) -> int | None:
    """1-based line of a key, or of its table's head if `key` is None or is not found."""
    current, head = "", None
    for number, line in enumerate(source.splitlines(), start=1):
        text = line.strip()
        if text.startswith("["):
            current = text.split("#")[0].strip("[] ")
            if current == table or (key and current == f"{table}.{key}".lstrip(".")):
                head = number
        elif current == table and key and re.match(rf"\"?{re.escape(key)}\"?\s*=", text):
            return number
    return head
