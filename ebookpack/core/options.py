"""What a key of a settings file can be set to: the kinds of values, and what is wrong with others.

The same option is read out of a theme's `theme.toml` and out of an author's book.toml.
"""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

E = TypeVar("E", bound=StrEnum)
T_co = TypeVar("T_co", covariant=True)


class OptionError(Exception):
    """A value that an option does not take: what it is, to stand behind the name of its key."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.message = message
        self.hints = hints


class Option(Protocol[T_co]):
    """A kind of value."""

    @property
    def what(self) -> str:
        """What it is, with its article: `a number`."""

    @property
    def stand_in(self) -> T_co:
        """A value to go on with where there is none that is right."""

    def read(self, value: object) -> T_co:
        """The value as TOML has it, typed. Raises OptionError."""


class Flag(Struct, frozen=True):
    """`true` or `false`."""

    what: str = "true or false"
    stand_in: bool = False

    def read(self, value: object) -> bool:
        """Raise OptionError for anything else."""
        if not isinstance(value, bool):
            raise OptionError(f"is not {self.what}")
        return value


class Number(Struct, frozen=True):
    """A number within bounds."""

    least: float
    most: float
    what: str = "a number"

    @property
    def stand_in(self) -> float:
        """The least."""
        return self.least

    def read(self, value: object) -> float:
        """Raise OptionError for what is none, or is out of bounds."""
        # bool is a kind of int in Python, and is none in TOML
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise OptionError(f"is not {self.what}")
        if not self.least <= value <= self.most:
            raise OptionError(f"is {value:g}, not between {self.least:g} and {self.most:g}")
        return float(value)


class Characters(Struct, frozen=True):
    """A text that is not empty."""

    what: str = "a text"
    stand_in: str = ""

    def read(self, value: object) -> str:
        """Raise OptionError for what is none, or is empty."""
        if not isinstance(value, str):
            raise OptionError(f"is not {self.what}")
        if not value:
            raise OptionError("is empty")
        return value


class Choice(Struct, Generic[E], frozen=True):
    """One of a few words."""

    words: type[E]
    what: str = "a text"

    @property
    def stand_in(self) -> E:
        """The first of them."""
        return next(iter(self.words))

    def read(self, value: object) -> E:
        """Raise OptionError for any other word, with the nearest of these."""
        text = Characters().read(value)
        known = [str(word) for word in self.words]
        if text not in known:
            near = get_close_matches(text, known, n=1)
            hints = [f'did you mean "{near[0]}"?'] if near else []
            raise OptionError(f'is "{text}", which is not among {", ".join(known)}', *hints)
        return self.words(text)
