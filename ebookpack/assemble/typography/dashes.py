"""Typed hyphens that stand for dashes, and typed dots that stand for an ellipsis.

Two to six hyphens are a dash; more are a rule that the author drew and stay. Four or more that
stand for something withheld (`G----`, `d----d`, `Dear ----`, `17----`) are two em dashes joined,
since U+2E3A is missing from most fonts; `18--` keeps to the one dash that printers set there. A
single hyphen is a dash between spaces, before a closing quotation mark (`"so-"`: a speech cut
off), behind an opening one (`"-and then`: taken up again) and, where the language does so, at the
start of a line of dialogue. Between numbers that count upwards it is an en dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.assemble.typography.flow import Edit
from ebookpack.assemble.typography.rules import NARROW, TypographyRules

EM_DASH, EN_DASH, ELLIPSIS = "—", "–", "…"
LONGEST_DASH = 6
"""Hyphens; a longer row is a rule."""

_HYPHENS = re.compile("-+")
_RANGE = re.compile(r"(?<![\w.,:/+#'’–])(?<!(?<!-)-)(\d{1,4})-(\d{1,4})(?![\w/–]|-(?!-)|[.,:]\d)")
_TAKEN_UP = re.compile(r"-[^\W\d_]+[ ,’']")
_LINE_OPENING = re.compile(r"(?:---?|-)[ \u00a0]*(?=[^\W\d_]|[¡¿«„“”\"'‘’…]|\.\.)")
_DOTS = re.compile(
    r"\.(?<![.…]\.)(?<![.…][ \u00a0]\.)(?:\.{2,5}|(?:[ \u00a0]\.){2,3})(?![.…]|[ \u00a0][.…])"
)

_SPACES = " \u00a0"
_CLOSING = frozenset('"”’»“‘«')
_OPENING = frozenset('"“„«»”')


def dash_edits(text: str, rules: TypographyRules) -> Iterator[Edit]:
    """Edits that set the dashes of a flow."""
    for found in _HYPHENS.finditer(text):
        start, end = found.span()
        opening = _LINE_OPENING.match(text, start) if rules.dialogue_dash else None
        if opening is not None and (start == 0 or text[start - 1] == "\n"):
            yield start, opening.end(), rules.dialogue_dash
            continue
        dash = _single(text, start, rules) if end - start == 1 else _row(text, start, end, rules)
        if dash:
            yield start, end, dash


def _row(text: str, start: int, end: int, rules: TypographyRules) -> str:
    """What two or more hyphens become; empty if they stay."""
    before, after = text[start - 1 : start], text[end : end + 1]
    is_arrow = after == ">" or before == "<" or text[max(0, start - 2) : start] == "<!"
    if end - start > LONGEST_DASH or is_arrow:
        return ""
    if end - start > 3 and _is_withheld(text, start, end):
        return EM_DASH * 2
    if end - start > 2:
        return EM_DASH
    if before.isdecimal() and after.isdecimal():
        return EN_DASH
    is_spaced = before in _SPACES and (after in _SPACES or after == "\n") and start > 0
    return rules.spaced_dash if is_spaced else rules.close_dash


def _is_withheld(text: str, start: int, end: int) -> bool:
    """Whether hyphens stand for the rest of a name or number, or for the whole name."""
    before, outer = text[start - 1 : start], text[start - 2 : start - 1] if start > 1 else ""
    if start == 0 or before in _SPACES:
        after = text[end : end + 1]
        return outer.isalnum() and (not after.strip(".,;:”’\n") or after.isalpha())
    is_initial = before.isalpha() and before not in "IOA"
    return before.isdecimal() or (is_initial and not outer.isalnum() and outer not in ("'", "’"))


def _single(text: str, start: int, rules: TypographyRules) -> str:
    """What one hyphen becomes; empty if it stays."""
    before, after = text[start - 1 : start] if start else "", text[start + 1 : start + 2]
    if before.isdecimal() and after.isdecimal():
        return EN_DASH if _counts_up(text, start) else ""
    if not before:
        return ""
    if before in _SPACES:
        outer = text[start - 2 : start - 1] if start > 1 else ""
        if not outer.strip():
            return ""
        if not after or after in _SPACES or after == "\n":
            is_sum = outer.isdecimal() and text[start + 2 : start + 3].isdecimal()
            return "" if is_sum else rules.spaced_dash
    if before.isalpha() or before in _SPACES:
        return rules.close_dash if _ends_speech(text, start + 1) else ""
    return rules.close_dash if _takes_up_speech(text, start) else ""


def _ends_speech(text: str, end: int) -> bool:
    """Whether a closing quotation mark follows, and behind it no word."""
    behind = text[end : end + 3]
    if behind[1:2] == "»" and behind[0] in (" ", "\u00a0", NARROW):
        behind = behind[1:]
    return behind[:1] in _CLOSING and not behind[1:2].isalnum() and behind[1:2] != NARROW


def _takes_up_speech(text: str, hyphen: int) -> bool:
    """Whether an opening quotation mark precedes, and more than one word follows: no suffix."""
    before = text[max(0, hyphen - 3) : hyphen].removesuffix(NARROW)[-2:]
    is_opening = before[-1:] in _OPENING and before[:-1] in ("", " ", "\n")
    return is_opening and _TAKEN_UP.match(text, hyphen, hyphen + 40) is not None


def _counts_up(text: str, hyphen: int) -> bool:
    """Whether the numbers around a hyphen are a range, as years or pages, and not a code."""
    start = hyphen
    while hyphen - start < 5 and text[start - 1 : start].isdecimal():
        start -= 1
    found = _RANGE.match(text, start)
    if found is None or found[1].startswith("0"):
        return False
    first, last = found[1], found[2]
    if len(first) < 4 < len(last) + 1:  # 555-1234 is a telephone
        return False
    whole = first[: max(0, len(first) - len(last))] + last
    return int(first) < int(whole)


def ellipsis_edits(text: str) -> Iterator[Edit]:
    """Edits that set the ellipses of a flow; the fourth dot is the sentence's own."""
    if ".." not in text and ". ." not in text and ".\u00a0." not in text:
        return
    for found in _DOTS.finditer(text):
        before = text[found.start() - 1 : found.start()] if found.start() else ""
        if found[0].count(".") != 4:
            new = ELLIPSIS
        elif before.strip():
            new = "." + ELLIPSIS
        else:
            new = ELLIPSIS + "."
        yield found.start(), found.end(), new
