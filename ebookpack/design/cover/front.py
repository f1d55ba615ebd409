"""The front cover of a book: designed from the book, set, proved, and mended until it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Cover, Palette, RuleForm, Theme
from ebookpack.core.errors import ThemeError
from ebookpack.design.cover.art.manners import MANNERS, called_for
from ebookpack.design.cover.brief import Brief
from ebookpack.design.cover.colour import Scheme, plain, scheme
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.ground import EBOOK, HEIGHT, WIDTH, Space
from ebookpack.design.cover.layouts import LAYOUTS, Sheet
from ebookpack.design.cover.legibility import Finding, faults
from ebookpack.design.cover.rhythm import Rhythm, rhythm_of
from ebookpack.design.cover.wording import Wording, wording_of

LONG_TITLE = 60
"""Letters; a longer title is given more room from the start..."""
LONG_WORD = 16
"""...and so is a title with a word longer than this."""
REVERSED_OUT = 0.6
"""The share of books whose ornament is paper showing through a solid."""
MOST_BYTES = 1_500_000
QUALITIES = ((88, 0), (88, 2), (82, 2), (75, 2), (66, 2), (55, 2))
"""(JPEG quality, subsampling), best first; the first that keeps within MOST_BYTES is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The choices that make a cover."""

    layout: str
    manner: str
    palette: Palette
    reversed_out: bool
    rules: RuleForm = RuleForm.SWELLED
    roomy: bool = False


def draw_cover(book: Book, theme: Theme, diagnostics: Diagnostics) -> Cover:
    """Draw the front cover: 1600 x 2560 pixels, sRGB JPEG below 1.5 MB, the same bytes each time.

    It is measured as a reader sees it, and drawn anew (more room, other colours, the plainest
    layout) until it can be read. Adds the warnings D302 (characters that no face of the theme
    has), D303 (no design could be read) and D304 (a text was cut). Raises ThemeError (D301) for
    an unknown layout.
    """
    wording = wording_of(book.metadata)
    rhythm = rhythm_of(book.metadata, theme.cover.seed)
    compositor = _compositor(wording, rhythm, book, theme, diagnostics)
    picture, _, found = _legible(compositor, rhythm, _plans(own_plan(book, theme), theme), EBOOK)
    _tell(found, diagnostics)
    return Cover(jpeg=_jpeg(picture), width=WIDTH, height=HEIGHT, alt=_alternative(wording))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A front that can be read, as a part of a larger sheet."""

    sheet: Sheet
    compositor: Compositor
    scheme: Scheme
    palette: Palette


def draw_front(book: Book, theme: Theme, space: Space, diagnostics: Diagnostics) -> Drawn:
    """Draw the front cover in other proportions, with what is printed around it.

    It is proved as `draw_cover` proves it, with the same warnings and errors.
    """
    rhythm = rhythm_of(book.metadata, theme.cover.seed)
    compositor = _compositor(wording_of(book.metadata), rhythm, book, theme, diagnostics)
    alone = Space(height=space.height, sheet=space.front)
    _, plan, found = _legible(compositor, rhythm, _plans(own_plan(book, theme), theme), alone)
    _tell(found, diagnostics)
    brief = _brief(plan, compositor, rhythm, space)
    return Drawn(
        sheet=LAYOUTS[plan.layout](brief),
        compositor=compositor,
        scheme=brief.scheme,
        palette=plan.palette,
    )


def _compositor(
    wording: Wording, rhythm: Rhythm, book: Book, theme: Theme, diagnostics: Diagnostics
) -> Compositor:
    """The compositor of a book's cover; what cannot be set, or is too long, is warned of."""
    compositor = Compositor(wording, theme, rhythm, book.metadata.language)
    if compositor.missing:
        shown = " ".join(compositor.missing)
        diagnostics.warning(
            "D302",
            f"the cover leaves out what no font of the theme has: {shown}",
            None,
            "choose a theme whose fonts cover the script of the title",
        )
    for name in wording.cut:
        diagnostics.warning("D304", f"the {name} is too long for a cover, and is cut there")
    return compositor


def _tell(found: Iterable[Finding], diagnostics: Diagnostics) -> None:
    for finding in found:
        diagnostics.warning("D303", f'"{finding.line.text}" on the cover: {finding.fault}')


def own_plan(book: Book, theme: Theme) -> Plan:
    """The design that is the book's own, by title and author, or by series and author."""
    style = theme.cover
    rhythm = rhythm_of(book.metadata, style.seed)
    called = None if style.seed else _called_for(book, style.arts)
    for what, names, known in (("layout", style.layouts, LAYOUTS), ("art", style.arts, MANNERS)):
        for name in names:
            if name not in known:
                raise ThemeError.at(
                    None,
                    "D301",
                    f'theme "{theme.name}": no cover {what} "{name}"',
                    f"known: {', '.join(known)}",
                )
    return Plan(
        layout=rhythm.choose("layout", style.layouts),
        manner=called or rhythm.choose("manner", style.arts),
        palette=style.palettes[_palette_index(book, rhythm, len(style.palettes))],
        reversed_out=rhythm.fraction("reversed") < REVERSED_OUT,
        rules=style.rules,
        roomy=_is_long(book.metadata.title),
    )


def _plans(own: Plan, theme: Theme) -> Iterator[Plan]:
    """The book's own design first, then what mends it, the plainest last."""
    yield own
    yield replace(own, roomy=True)
    for palette in theme.cover.palettes:
        yield replace(own, layout="band", palette=palette, roomy=True)
    yield replace(own, layout="band", palette=plain(own.palette), roomy=True)


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


def _legible(
    compositor: Compositor, rhythm: Rhythm, plans: Iterator[Plan], space: Space
) -> tuple[Image.Image, Plan, tuple[Finding, ...]]:
    """The first plan's picture that can be read; else the one with the fewest faults."""
    best = next(plans)
    picture, found = printed(best, compositor, rhythm, space)
    while found and (plan := next(plans, None)):
        other, left = printed(plan, compositor, rhythm, space)
        if len(left) < len(found):
            picture, best, found = other, plan, left
    return picture, best, found


def printed(
    plan: Plan, compositor: Compositor, rhythm: Rhythm, space: Space = EBOOK
) -> tuple[Image.Image, tuple[Finding, ...]]:
    """The picture that a plan makes, and what is wrong with its type."""
    sheet = LAYOUTS[plan.layout](_brief(plan, compositor, rhythm, space))
    ground = sheet.ground.picture()
    picture = ground.copy()
    for line in sheet.lines:
        line.draw(picture)
    return picture, faults(ground, picture, sheet.lines)


def _brief(plan: Plan, compositor: Compositor, rhythm: Rhythm, space: Space) -> Brief:
    return Brief(
        compositor=compositor,
        rhythm=rhythm,
        scheme=scheme(plan.palette, reversed_out=plan.reversed_out, rules=plan.rules),
        manner=MANNERS[plan.manner],
        space=space,
        roomy=plan.roomy,
    )


def _jpeg(picture: Image.Image) -> bytes:
    for quality, subsampling in QUALITIES:
        data = BytesIO()
        picture.save(data, "JPEG", quality=quality, subsampling=subsampling, optimize=True)
        if data.tell() < MOST_BYTES:
            break
    return data.getvalue()


def _alternative(wording: Wording) -> str:
    """What the cover says, in the book's own words and language."""
    return ". ".join(text.rstrip(".") for text in wording.texts()) + "."
