"""Spaces: doubled ones made single, and those at which a line must not end made no-break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from ebookpack.assemble.typography.flow import Edit
from ebookpack.assemble.typography.rules import NARROW, NO_BREAK, TypographyRules

_DOUBLED = re.compile("(?<! )  +")
_BEFORE_DASH = re.compile(r"(?<=[^ \u00a0\n]) (?=[—–]{1,2}(?:[ \n\"”’»]|$)|…(?![^\W_]))")
_BETWEEN_CLOSING = re.compile("(?<=[’”]) (?=[’”](?![^\\W_]))")
_BRITISH_TITLE = re.compile(r"(?:M(?<!\wM)(?:rs?|s|x|me|lle)|D(?<!\wD)r|S(?<!\wS)t) (?=[^\W\d_])")
"""Letters go before what must not precede them: those are found many times sooner."""
_UNIT = re.compile(
    r"\d (?=(?:[kcm]?m|km/h|mph|mi|ft|yd|lbs?|oz|[km]?g|[kmc]?l|[ap]\.m\.|[ap]m|[AP]M|°[CF]?|%|€|£"
    r"|[kMG]?Hz|[kMGT]B|kW|V|W|min)(?![^\W_]))"
)
_FRENCH_MARK = re.compile("[;!?:«»]")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
LONGEST_TITLE = 6


def doubled_space_edits(text: str) -> Iterator[Edit]:
    """Edits that leave one of several ordinary spaces."""
    for found in _DOUBLED.finditer(text):
        yield found.start(), found.end(), " "


def space_edits(text: str, rules: TypographyRules) -> list[Edit]:
    """Edits that keep together what a line's end must not part."""
    edits = []
    if " —" in text or " –" in text or " …" in text:
        edits += [(m.start(), m.end(), NO_BREAK) for m in _BEFORE_DASH.finditer(text)]
    if " ’" in text or " ”" in text:
        edits += [(m.start(), m.end(), NO_BREAK) for m in _BETWEEN_CLOSING.finditer(text)]
    edits += [
        (found.end() - 1, found.end(), NO_BREAK)
        for found in _after_points(rules.titles).finditer(text)
        if _is_abbreviation(text, found.start(), rules)
    ]
    for pattern in (_BRITISH_TITLE, _UNIT) if "Mr" in rules.titles else (_UNIT,):
        edits += [(m.end() - 1, m.end(), NO_BREAK) for m in pattern.finditer(text)]
    if rules.clinging:
        pattern = _clinging(rules.clinging)
        edits += [(m.end() - 1, m.end(), NO_BREAK) for m in pattern.finditer(text)]
    if rules.spaced_guillemets:
        edits += _french_edits(text, rules)
    edits.sort()
    return edits


@cache
def _after_points(titles: frozenset[str]) -> re.Pattern[str]:
    """What finds the points behind initials and titles, and few of those at the ends of sentences.

    What must stand before a point is looked at last: points are found many times sooner.
    """
    behind = [r"(?<![^\W\d_])[^\W\d_a-z]"]
    for _, alike in groupby(sorted(titles, key=lambda title: (len(title), title)), key=len):
        behind.append(f"(?:{'|'.join(map(re.escape, alike))})")
    return re.compile(r"\. (?=[^\W_])(?:" + "|".join(rf"(?<={it}\. )" for it in behind) + ")")


def _is_abbreviation(text: str, point: int, rules: TypographyRules) -> bool:
    """Whether the point belongs to an initial or to a title before a name."""
    found = _LAST_WORD.search(text, max(0, point - LONGEST_TITLE), point)
    if found is None:
        return False
    following = text[point + 2]
    if found[0] in rules.titles:
        return following.isupper() or following.isdecimal()
    return len(found[0]) == 1 and found[0].isupper() and following.isupper()


def _clinging(letters: str) -> re.Pattern[str]:
    return re.compile(rf"[{letters}] (?<![\w’'][{letters}] )(?=[^\W_])")


def _french_edits(text: str, rules: TypographyRules) -> Iterator[Edit]:
    for found in _FRENCH_MARK.finditer(text):
        at, mark = found.start(), found[0]
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if mark == "«":
            if after == " ":
                yield at + 1, at + 2, NARROW
            elif after and not after.isspace():
                yield at, at + 1, mark + NARROW
            continue
        if mark != "»" and mark not in rules.narrow_before + rules.no_break_before:
            continue
        space = NO_BREAK if mark in rules.no_break_before else NARROW
        if before == " " and text[at - 2 : at - 1].strip():
            yield at - 1, at, space
        elif _wants_space(before, mark, after):
            yield at, at + 1, space + mark


def _wants_space(before: str, mark: str, after: str) -> bool:
    """Whether a mark that was typed close is set off; not in `?!`, `10:30` or `http://`."""
    if not before or before.isspace():
        return False
    if mark == "»":
        return before != "«"
    return (before.isalnum() or before in ")]»”’…%") and not (after.isalnum() or after in "/")
