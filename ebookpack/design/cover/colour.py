"""Colours of a cover: mixing them, measuring their contrast, giving each its office."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.edition import Palette, RuleForm

Colour: TypeAlias = tuple[int, int, int]
"""(red, green, blue), 0 to 255, sRGB."""

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
LEAST_CONTRAST = 4.5
"""For type of any size (WCAG 2.2, 1.4.3)."""
SURE_CONTRAST = 4.8
"""Nominal contrast that stays above the least when it is measured on smooth-edged letters."""


def linear(channel: int) -> float:
    """Light, 0 to 1, of an sRGB channel (WCAG 2.2, relative luminance)."""
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: float, other: float) -> float:
    """Contrast ratio, 1 to 21, of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21, of two colours."""
    return ratio(luminance(one), luminance(other))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that has `share` (0 to 1) of the other in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Scheme(Struct, frozen=True, kw_only=True):
    """The offices that a palette's colours hold on one cover, and the form of its rules."""

    field: Colour
    """Ground of the ornament."""
    engraving: Colour
    """The ornament's own ink..."""
    second: Colour
    """...and its quieter second ink."""
    label: Colour
    """Ground of the title's label."""
    type: Colour
    """Type that stands on the label."""
    small_type: Colour
    """The line of the series: in the accent if that reads well."""
    rule: Colour
    """Rules round the label..."""
    rules: RuleForm = RuleForm.SWELLED
    """...and what they are like."""


def scheme(palette: Palette, *, reversed_out: bool, rules: RuleForm = RuleForm.SWELLED) -> Scheme:
    """Give a palette's colours their offices.

    Reversed out, the ornament is paper showing through a solid of the accent; else it is printed
    in the accent on paper. A dark paper is its own field, with the accent as its metal.
    """
    paper, ink, accent = palette.paper, palette.ink, palette.accent
    solid = reversed_out and luminance(paper) > luminance(ink)
    field, engraving = (accent, paper) if solid else (paper, accent)
    return Scheme(
        field=field,
        engraving=engraving,
        second=mix(field, engraving, 0.5),
        label=paper,
        type=ink,
        small_type=accent if contrast(accent, paper) > SURE_CONTRAST else ink,
        rule=accent,
        rules=rules,
    )


def light_label(of: Scheme) -> Scheme:
    """The same with a light label and dark type, as labels pasted to pattern paper are."""
    if luminance(of.label) >= luminance(of.type):
        return of
    return replace(of, label=of.type, type=of.label, small_type=of.label, rule=of.label)


def plain(palette: Palette) -> Palette:
    """The palette with the black or white that reads best on its paper as ink and accent."""
    ink = max((BLACK, WHITE), key=lambda colour: contrast(colour, palette.paper))
    return Palette(paper=palette.paper, ink=ink, accent=ink)
