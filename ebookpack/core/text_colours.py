"""Colours that a style sheet sets on text, and whether it can be read in them, by day and by night.

A reading system shows a book in dark letters on a light page or in light ones on a dark page, as
its reader likes. Text in a colour of its own has to be read on both; text with a ground of its own,
on that (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tinycss2.color4 import parse_color  # type: ignore[import-untyped]

from ebookpack.core.style_sheet import StyleRule, style_rules

LEAST_CONTRAST = 4.5
LEAST_OF_LARGE = 3.0
"""For letters of half as much again as the text has (WCAG 2.2: 18 points, the text having 12)."""
LEAST_AT_NIGHT = 3.0
"""No colour has more than 4.58 on white and on black: by night that of large text is enough."""
LARGE = 1.5

_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_OF_ALL_TEXT = frozenset({"html", "body", "p", "div", "section", "*", ":root"})
_NO_GROUND = frozenset({"none", "transparent", "inherit", "initial", "unset", "revert"})
_KNOWN_SPACES = frozenset({"srgb", "hsl", "hwb"})
_LINE = {"px": 4.0, "pt": 3.0, "em": 0.25, "rem": 0.25}
"""Heights that no letter has."""
_EM, _PER_CENT = 1.0, 100.0

Colour = tuple[float, float, float]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, red, green and blue from 0 to 1 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour_faults(css: str) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) with the colours that a style sheet sets on text."""
    try:
        for rule in style_rules(css):
            if rule.selectors & _OF_ALL_TEXT:
                yield from _forced(rule)
            elif not _is_line(rule):
                yield from _hard_to_read(rule)
    except RecursionError:
        return


def _forced(rule: StyleRule) -> Iterator[tuple[int, str]]:
    for declared in (rule.last("color"), rule.last("background", "background-color")):
        if declared is not None and _colours(declared):
            yield declared.source_line, f"{_written(declared)} is forced on all of the text"


def _hard_to_read(rule: StyleRule) -> Iterator[tuple[int, str]]:
    ink, ground = rule.last("color"), rule.last("background", "background-color")
    inks, grounds = _colours(ink), _colours(ground)
    least = LEAST_OF_LARGE if _is_large(rule) else LEAST_CONTRAST
    if ink is not None and inks and ground is not None and grounds:
        ratio = min(contrast(i, g) for i, g in zip(inks, grounds, strict=True))
        if ratio < least:
            yield ink.source_line, _said(f"{_written(ink)} on {_written(ground)}", ratio, least)
    elif ink is not None and inks and not _is_other(ground):
        by_day, by_night = contrast(inks[0], _WHITE), contrast(inks[1], _BLACK)
        if by_day < least and "dark" not in rule.media:
            yield ink.source_line, _said(f"{_written(ink)} on a white page", by_day, least)
        elif by_night < LEAST_AT_NIGHT and "light" not in rule.media:
            said = _said(
                f"{_written(ink)} on the black page of the night", by_night, LEAST_AT_NIGHT
            )
            yield ink.source_line, said
    elif ground is not None and grounds:
        yield (
            ground.source_line,
            f"{_written(ground)} has no color beside it: the reader's own letters, dark or light, "
            "stand on it",
        )


def _said(what: str, ratio: float, least: float) -> str:
    return f"{what} has a contrast of {ratio:.1f} to 1, and wants {least:g}"


def _written(declaration: Any) -> str:
    value = "".join(token.serialize() for token in declaration.value).strip()
    return f"{declaration.name}: {value}"


def _colours(declaration: Any | None) -> tuple[Colour, Colour] | None:
    """What a declaration paints by day and by night; None if it sets no colour of its own."""
    for token in declaration.value if declaration is not None else ():
        colour = parse_color(token)
        # A word is one of CSS, as `currentcolor`: what is there already.
        if colour is None or isinstance(colour, str) or not colour.alpha:
            continue
        if colour.space in _KNOWN_SPACES:
            parts = tuple(colour.to("srgb").coordinates)
            return _over(parts, colour.alpha, _WHITE), _over(parts, colour.alpha, _BLACK)
    return None


def _over(parts: tuple[float, ...], alpha: float, page: Colour) -> Colour:
    red, green, blue = (
        alpha * part + (1 - alpha) * below for part, below in zip(parts, page, strict=True)
    )
    return red, green, blue


def _is_other(declaration: Any | None) -> bool:
    """Whether a ground is a picture, or of a colour that is not known here."""
    if declaration is None:
        return False
    return any(
        token.type in ("url", "function")
        or (token.type == "ident" and token.lower_value not in _NO_GROUND)
        for token in declaration.value
    )


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_line(rule: StyleRule) -> bool:
    """Whether nothing of the height of letters fits in: it is a drawn rule, which holds no text."""
    height = rule.last("height")
    return any(
        token.type == "dimension" and token.value <= _LINE.get(token.lower_unit, -1.0)
        for token in (height.value if height is not None else ())
    )


def _is_large(rule: StyleRule) -> bool:
    size = rule.last("font-size")
    for token in size.value if size is not None else ():
        if token.type == "dimension" and token.lower_unit in ("em", "rem"):
            return bool(token.value >= LARGE * _EM)
        if token.type == "percentage":
            return bool(token.value >= LARGE * _PER_CENT)
    return False
