"""Regular expressions that are compiled when they are first used.

There are hundreds of rules for what few manuscripts have. To compile them all took longer than to
read a short story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

_OF_A_PATTERN = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


class Later:
    """Stands for a regular expression, which is compiled when something is first asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        """Remember what `re.compile` is to be given."""
        self._given = (source, flags)

    def __getattr__(self, name: str) -> Any:
        """What a compiled pattern has; all of it is at hand from then on."""
        if name not in _OF_A_PATTERN:
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        self.__dict__.update((known, getattr(compiled, known)) for known in _OF_A_PATTERN)
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression as `re.compile` gives it, but that it is compiled at its first use.

    What is wrong with it is told then only, as a `re.error`: a test has all of them compiled.
    """
    return cast("re.Pattern[str]", Later(source, flags))


def any_of(sources: Sequence[str]) -> re.Pattern[str]:
    """One pattern that is found where at least one of some is; `search` alone makes sense of it.

    Alternatives that start with the same anchor share it, and no group captures: one run through a
    text takes a sixth of the time that the patterns take one by one. None may name a group or refer
    to one; that they ignore case, let the caller see to, who folds text and patterns.
    """
    anchored: dict[str, list[str]] = {r"\b": [], "^": [], "": []}
    for source in sources:
        for alternative in _alternatives(source):
            anchor = next(known for known in anchored if alternative.startswith(known))
            anchored[anchor].append(alternative.removeprefix(anchor))
    return pattern(
        "|".join(f"{anchor}(?:{'|'.join(rest)})" for anchor, rest in anchored.items() if rest)
    )


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\??|.", re.DOTALL)
"""A character that stands for itself, a set, the start of a group."""


def _alternatives(source: str) -> list[str]:
    """What the bars part that stand in no group; groups that captured do so no more."""
    found, depth = [""], 0
    for read in _TOKEN.findall(source):
        depth += read.startswith("(") - (read == ")")
        if read == "|" and not depth:
            found.append("")
        else:
            found[-1] += "(?:" if read == "(" else read
    return found
