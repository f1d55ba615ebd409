"""The choices that make a cover: the book's own first, then what mends it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from ebookpack.core.book import Book
from ebookpack.core.edition import CoverStyle, Palette, RuleForm, Theme
from ebookpack.core.errors import ThemeError
from ebookpack.design.cover.art.manners import MANNERS, SCENES, called_for
from ebookpack.design.cover.colour import SURE_CONTRAST, contrast, plain
from ebookpack.design.cover.composition import compose
from ebookpack.design.cover.ground import EBOOK
from ebookpack.design.cover.layouts import LAYOUTS, NEEDS_SKY, ON_FIELD
from ebookpack.design.cover.picture_colours import palette_of
from ebookpack.design.cover.picture_layouts import PICTURE_LAYOUTS
from ebookpack.design.cover.rhythm import Rhythm, rhythm_of

LONG_TITLE = 60
"""Letters; a longer title is given more room from the start..."""
LONG_WORD = 16
"""...and so is a title with a word longer than this."""
REVERSED_OUT = 0.6
"""The share of books whose ornament is paper showing through a solid."""
SHADES = (0.0, 0.15, 0.3)
"""By how much what darkens a picture below type is denser than was reckoned with."""
_TYPE_SHARE = 0.42
"""The share of a picture's height that type takes, before it is set."""
_FROM_LEFT = frozenset({"poster", "footer"})


class Plan(Struct, frozen=True, kw_only=True):
    """The choices that make a cover."""

    layout: str
    manner: str
    palette: Palette
    reversed_out: bool
    rules: RuleForm = RuleForm.SWELLED
    roomy: bool = False
    shade: float = SHADES[0]
    bare: bool = False
    """Whether title and author stand there alone."""


def own_plan(book: Book, theme: Theme, picture: Image.Image | None = None) -> Plan:
    """The design that is the book's own, by title and author, or by series and author.

    Raises ThemeError (D301) for a layout or an art that there is not, or that wants a picture.
    """
    style = theme.cover
    rhythm = rhythm_of(book.metadata, style.seed)
    _check(theme, picture is not None)
    called = None if style.seed else _called_for(book, style.arts)
    if picture:
        layout, palette = _picture_layout(style, rhythm, picture), palette_of(picture)
        manner = style.arts[0]
    else:
        layout, manner = _layout_and_art(style, rhythm, called)
        palette = style.palettes[0]
    if not picture or "palette" in style.chosen:
        palette = style.palettes[_palette_index(book, rhythm, len(style.palettes))]
    return Plan(
        layout=layout,
        manner=manner,
        palette=palette,
        reversed_out=not picture
        and rhythm.fraction("reversed") < REVERSED_OUT
        and (layout not in ON_FIELD or _can_be_printed_on(palette)),
        rules=style.rules,
        roomy=_is_long(book.metadata.title),
    )


def plans(own: Plan, theme: Theme, *, pictured: bool) -> Iterator[Plan]:
    """The book's own design first, then what mends it, the plainest last."""
    for each in (own, replace(own, roomy=True)):
        if own.layout in PICTURE_LAYOUTS:
            yield from (replace(each, shade=shade) for shade in SHADES)
        else:
            yield each
    palettes = (own.palette,) if pictured else theme.cover.palettes
    yield from (replace(own, layout="band", palette=each, roomy=True) for each in palettes)
    last = replace(own, layout="band", palette=plain(own.palette), roomy=True)
    yield last
    yield replace(last, bare=True)


def from_left(style: CoverStyle) -> bool:
    """Whether a theme's covers have type from the left."""
    return not _FROM_LEFT.isdisjoint(style.layouts)


def _check(theme: Theme, pictured: bool) -> None:
    style = theme.cover
    known = {**LAYOUTS, **PICTURE_LAYOUTS}
    for name in style.layouts:
        if name in PICTURE_LAYOUTS and not pictured:
            raise ThemeError.at(
                style.layout_place,
                "D301",
                f'cover layout "{name}" is for a picture',
                'name one in book.toml: [design] cover = "photo.jpg"',
            )
    for what, names, there in (("layout", style.layouts, known), ("art", style.arts, MANNERS)):
        for name in names:
            if name not in there:
                raise ThemeError.at(
                    style.layout_place if what == "layout" else None,
                    "D301",
                    f'theme "{theme.name}": no cover {what} "{name}"',
                    f"known: {', '.join(there)}",
                )


def _layout_and_art(style: CoverStyle, rhythm: Rhythm, called: str | None) -> tuple[str, str]:
    """A layout and what is drawn on it: a landscape where type stands in its sky."""
    layout = rhythm.choose("layout", style.layouts)
    manner = called or rhythm.choose("manner", style.arts)
    if layout in NEEDS_SKY and manner not in SCENES:
        others = [name for name in style.layouts if name not in NEEDS_SKY]
        if called and others:
            return rhythm.choose("layout", others), manner
        able = [art for art in style.arts if art in SCENES] or sorted(SCENES)
        return layout, rhythm.choose("manner", able)
    return layout, manner


def _picture_layout(style: CoverStyle, rhythm: Rhythm, picture: Image.Image) -> str:
    """Where the picture leaves room for type; or what was chosen."""
    if "layout" in style.chosen and style.layouts[0] not in NEEDS_SKY:
        return style.layouts[0]
    if style.seed:
        others = [name for name in style.layouts if name not in NEEDS_SKY]
        return rhythm.choose("picture.layout", (*PICTURE_LAYOUTS, *others))
    return "above" if compose(picture, EBOOK.panel, _TYPE_SHARE).above else "below"


def _can_be_printed_on(palette: Palette) -> bool:
    """Whether type in one of a palette's other colours can be read on its accent."""
    others = palette.paper, palette.ink
    return max(contrast(each, palette.accent) for each in others) > SURE_CONTRAST


def _is_long(title: str) -> bool:
    return len(title) > LONG_TITLE or max(map(len, title.split()), default=0) > LONG_WORD


def _called_for(book: Book, arts: Sequence[str]) -> str | None:
    """The art that the title calls for, or else the genres that the book is listed under."""
    subjects = " ".join(book.metadata.subjects)
    return called_for(_named(book), arts) or called_for(subjects, arts)


def _named(book: Book) -> str:
    """What the design answers to: the series if there is one, so that its volumes match."""
    metadata = book.metadata
    return metadata.series.name if metadata.series else f"{metadata.title} {metadata.subtitle}"


def _palette_index(book: Book, rhythm: Rhythm, count: int) -> int:
    """The palette; the volumes of a series, which share the rest, take one after the other."""
    series = book.metadata.series
    volume = int(series.number) if series and series.number.isdecimal() else 0
    return (int(rhythm.fraction("palette") * count) + volume) % count
