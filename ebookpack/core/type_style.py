"""How a theme sets its text, and the options by which a theme or an author says so.

The names of the options are those of the fields; `theme.toml` has every one of them below
`[type]`, book.toml has those that its author wants otherwise below `[design]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from ebookpack.core.options import Characters, Choice, Flag, Number, Option, OptionError
from ebookpack.core.setting_values import ValueOfKeyError


class Align(StrEnum):
    """How lines end."""

    JUSTIFY = "justify"
    LEFT = "left"


class Capitals(StrEnum):
    """What small capitals are made of: the font's own, or capitals set smaller."""

    FONT = "font"
    SMALLER = "smaller"


class Figures(StrEnum):
    """Which figures stand in the text."""

    OLD_STYLE = "old-style"
    LINING = "lining"


class SceneBreaks(StrEnum):
    """What parts scenes: the ornament, or a line of white."""

    ORNAMENT = "ornament"
    BLANK = "blank"


class Opener(StrEnum):
    """Where the heading of a chapter stands."""

    CENTRE = "centre"
    LEFT = "left"
    RIGHT = "right"


class Case(StrEnum):
    """In which letters a line is set."""

    AS_WRITTEN = "as-written"
    CAPITALS = "capitals"
    SMALL_CAPITALS = "small-capitals"
    ITALIC = "italic"


class HeadPlace(StrEnum):
    """Where running heads stand."""

    CENTRE = "centre"
    OUTSIDE = "outside"
    INSIDE = "inside"
    NONE = "none"


class HeadText(StrEnum):
    """What a running head says."""

    AUTHOR = "author"
    TITLE = "title"
    CHAPTER = "chapter"
    NONE = "none"


class FolioPlace(StrEnum):
    """Where the number of a page stands."""

    FOOT_CENTRE = "foot-centre"
    FOOT_OUTSIDE = "foot-outside"
    HEAD_OUTSIDE = "head-outside"
    NONE = "none"


class TypeStyle(Struct, frozen=True, kw_only=True):
    """What a theme says about the setting of its text, for both editions."""

    body_font: str
    """Family name."""
    heading_font: str
    """Family name."""
    character_width: float
    """Mean width of a character of the body font in em, spaces counted (print)."""
    heading_characters: float
    """What one line of a chapter's heading holds (print)..."""
    title_characters: float
    """...and one of the title page."""
    size: float
    """Body size in points (print)."""
    leading: float
    """Distance of two base lines in points (print)."""
    measure: float
    """Characters that a line should hold (print)."""
    align: Align
    hyphens: bool
    """Whether words are divided at the ends of lines."""
    paragraph_indent: float
    """Of the first line of a paragraph, in em."""
    paragraph_space: float
    """White between paragraphs, in lines."""
    small_capitals: Capitals
    figures: Figures
    drop_caps: bool
    lead_in: bool
    """Whether the words behind a drop capital are in small capitals."""
    ornament: str
    """Characters drawn for a scene break, in the body font."""
    scene_breaks: SceneBreaks
    """In print a blank one is an empty line; at the edge of a page, where that could not be seen,
    its ornament is shown."""
    opener: Opener
    opener_drop: float
    """Lines of white above a chapter's heading (print)."""
    heading_case: Case
    """Of a chapter's title."""
    chapter_on_recto: bool
    running_heads: HeadPlace
    head_case: Case
    head_verso: HeadText
    head_recto: HeadText
    folio: FolioPlace


TYPE_OPTIONS: Mapping[str, Option[Any]] = MappingProxyType(
    {
        "size": Number(6, 24),
        "leading": Number(6, 48),
        "measure": Number(30, 90),
        "align": Choice(Align),
        "hyphens": Flag(),
        "paragraph_indent": Number(0, 6),
        "paragraph_space": Number(0, 2),
        "small_capitals": Choice(Capitals),
        "figures": Choice(Figures),
        "drop_caps": Flag(),
        "lead_in": Flag(),
        "ornament": Characters(),
        "scene_breaks": Choice(SceneBreaks),
        "opener": Choice(Opener),
        "opener_drop": Number(0, 20),
        "heading_case": Choice(Case),
        "chapter_on_recto": Flag(),
        "running_heads": Choice(HeadPlace),
        "head_case": Choice(Case),
        "head_verso": Choice(HeadText),
        "head_recto": Choice(HeadText),
        "folio": Choice(FolioPlace),
    }
)
"""By field; the fonts are a theme's own."""


COVER_OPTIONS: Mapping[str, Option[Any]] = MappingProxyType(
    {
        "cover": Characters(),
        "cover_finished": Flag(),
        "cover_layout": Characters(),
        "cover_palette": Number(1, 99),
        "cover_seed": Number(0, 999_999),
    }
)
"""What an author may choose of a cover."""
DESIGN_OPTIONS: Mapping[str, Option[Any]] = MappingProxyType({**TYPE_OPTIONS, **COVER_OPTIONS})


def design_options(table: Mapping[str, Any]) -> dict[str, Any]:
    """The options that book.toml's `[design]` sets. Raises ValueOfKeyError."""
    chosen = {}
    for key, option in DESIGN_OPTIONS.items():
        if key in table:
            try:
                chosen[key] = option.read(table[key])
            except OptionError as error:
                raise ValueOfKeyError(key, f'"{key}" {error.message}', *error.hints) from error
    return chosen
