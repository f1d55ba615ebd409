"""Colours in operators made those of the press, where they stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ebookpack.writers.print.inks import Inks

SPACES = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}
"""Operators of fill and stroke by the number of components."""
_NUMBER = rb"[+-]?(?:\d+\.?\d*|\.\d+)"
_TOKEN = re.compile(
    rb"(?<!\S)(?:/Device(?:Gray|RGB|CMYK) (?:cs|CS)\s+)?"
    rb"((?:" + _NUMBER + rb"\s+){1,4})(rg|RG|[gGkK]|scn|SCN)(?!\S)"
    rb"|(?<!\S)/(\S+) gs(?!\S)"
)
"""A colour as the engine writes it, its space before it or in the operator; or a graphics state."""
_LINE = re.compile(
    rb"^(?:/Device(?:Gray|RGB|CMYK) (?:cs|CS)[ \n])?((?:" + _NUMBER + rb" ){1,4})"
    rb"(rg|RG|[gGkK]|scn|SCN)$|^/(\S+) gs$",
    re.MULTILINE,
)
"""The same on lines of their own: pages of text are told so in a tenth of the time."""
_COLOURS = (b"g", b"G", b"rg", b"RG", b"k", b"K", b"scn", b"SCN", b"gs")
_OTHERWISE = re.compile(rb"[(]|(?<!\S)(?:cs|CS|sc|SC|sh)(?!\S)")
"""What a stream has whose colours are not told by `_TOKEN`: texts that might look like operators,
patterns, other spaces."""
_PERHAPS = (b"(", b"cs", b"CS", b"sc", b"SC", b"sh")
"""Without one of them a stream has none of those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PressColours:
    """Makes the colours of operators those of a press."""

    inks: Inks
    flatten: bool
    """Whether transparency is taken out."""
    _known: dict[bytes, bytes] = field(default_factory=dict, compare=False, repr=False)

    def of(self, data: bytes, states: Mapping[str, bool]) -> bytes | None:
        """Operators in the press's colours; None for those that must be read one by one.

        `states` are the graphics states that they may name, and whether those say nothing but that
        all is opaque: such are taken out.
        """
        void = {name.encode("latin-1") for name, says_nothing in states.items() if says_nothing}
        if self.flatten and len(void) < len(states):
            return None
        made, lines = _LINE.subn(lambda found: self._replaced(found, void), data)
        if lines != _operators(data):
            made = _TOKEN.sub(lambda found: self._replaced(found, void), data)
        if any(piece in made for piece in _PERHAPS) and _OTHERWISE.search(made):
            return None
        return made

    def _replaced(self, found: re.Match[bytes], void: Collection[bytes]) -> bytes:
        """A colour of the press; nothing for a graphics state that says nothing."""
        if found[3] is not None:
            return b"" if found[3] in void else found[0]
        known = self._known.get(found[0])
        if known is None:
            colour = tuple(map(float, found[1].split()))
            made = self.inks.colour(colour)
            operator = SPACES[len(made)][found[2].isupper()]
            known = f"{' '.join(f'{component:.4g}' for component in made)} {operator}".encode()
            self._known[found[0]] = known
        return known


def says_nothing(state: Mapping[str, object]) -> bool:
    """Whether a graphics state only says that all is opaque, as it is anyway."""
    return state.keys() <= {"ca", "CA"} and all(value == 1 for value in state.values())


def _operators(data: bytes) -> int:
    """How many operators set a colour or a graphics state, where tokens are parted as we do."""
    if b"\r" in data or b"\t" in data:
        return -1
    within = sum(
        data.count(b" %b%b" % (operator, end)) for operator in _COLOURS for end in (b" ", b"\n")
    )
    return within + data.endswith(tuple(b" " + operator for operator in _COLOURS))
