"""The front cover of a book: designed from the book, set, proved, and mended until it reads."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.ebook_store import CoverRules
from ebookpack.core.edition import Cover, Palette, Theme
from ebookpack.core.errors import ThemeError
from ebookpack.design.cover.art.manners import MANNERS, SCENES
from ebookpack.design.cover.brief import Brief
from ebookpack.design.cover.colour import Scheme, scheme
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.finished import finished_cover, finished_front
from ebookpack.design.cover.ground import EBOOK, Space
from ebookpack.design.cover.jpeg import jpeg_for
from ebookpack.design.cover.layouts import LAYOUTS, Sheet
from ebookpack.design.cover.legibility import Finding, faults
from ebookpack.design.cover.lettering import Role
from ebookpack.design.cover.picture import check_size, opened, shown_part
from ebookpack.design.cover.picture_layouts import PICTURE_LAYOUTS
from ebookpack.design.cover.plans import Plan, from_left, own_plan, plans
from ebookpack.design.cover.rhythm import Rhythm, rhythm_of
from ebookpack.design.cover.wording import Wording, wording_of
from ebookpack.design.ebook_stores import GENERIC, load_ebook_store
from ebookpack.design.system_fonts import system_faces


def draw_cover(
    book: Book, theme: Theme, diagnostics: Diagnostics, rules: CoverRules | None = None
) -> Cover:
    """Draw the front cover: 1600 x 2560 pixels, sRGB JPEG, the same bytes each time.

    It is measured as a reader sees it, and drawn anew (more room, other colours, the plainest
    layout, in the end without subtitle and series) until it can be read. `rules` are those of the
    store that it is for; by default those of any. Adds the warnings D302 (characters that no font
    has), D304 (a text was cut), D306 (a picture of few pixels), D307 (of another shape), D309
    (texts left out) and D312 (a layout that was chosen does not do). Raises ThemeError for an
    unknown layout (D301), for a title that no font has (D302) and for what cannot be read in any
    layout (D303), SettingsError for a picture that cannot be shown (D306, D310).
    """
    rules = rules or load_ebook_store(GENERIC).cover
    wording = wording_of(book.metadata)
    alternative = _alternative(wording)
    given = theme.cover.picture
    if given and given.finished:
        return finished_cover(given, alternative, rules, diagnostics)
    drawing = _drawing(book, theme, EBOOK, diagnostics)
    picture = drawing.picture
    return Cover(
        jpeg=jpeg_for(picture, rules),
        width=picture.width,
        height=picture.height,
        alt=alternative,
    )


class Drawn(Struct, frozen=True, kw_only=True):
    """A front that can be read, as a part of a larger sheet."""

    sheet: Sheet
    compositor: Compositor
    scheme: Scheme
    palette: Palette


def draw_front(book: Book, theme: Theme, space: Space, diagnostics: Diagnostics) -> Drawn:
    """Draw the front cover in other proportions, with what is printed around it.

    It is proved as `draw_cover` proves it, with the same warnings and errors.
    """
    given = theme.cover.picture
    # What is drawn round spine and back is proved on the front alone, which is quicker.
    alone = space if given else Space(height=space.height, sheet=space.front)
    if given and given.finished:
        compositor = _compositor(book, theme, diagnostics)
        sheet, palette = finished_front(given, space, diagnostics)
        colours = scheme(palette, reversed_out=False, rules=theme.cover.rules)
        return Drawn(sheet=sheet, compositor=compositor, scheme=colours, palette=palette)
    drawing = _drawing(book, theme, alone, diagnostics)
    brief = drawing.brief if given else replace(drawing.brief, space=space)
    return Drawn(
        sheet=drawing.layout(brief),
        compositor=brief.compositor,
        scheme=brief.scheme,
        palette=drawing.plan.palette,
    )


# ---------------------------------------------------------------------------------------- proving


class _Drawing(Struct, frozen=True, kw_only=True):
    """A cover that can be read."""

    plan: Plan
    brief: Brief
    picture: Image.Image

    def layout(self, brief: Brief) -> Sheet:
        return _laid_out(self.plan, brief)


def _drawing(book: Book, theme: Theme, space: Space, diagnostics: Diagnostics) -> _Drawing:
    """The first design that can be read. Raises ThemeError (D303) if none can."""
    given = theme.cover.picture
    own_picture = opened(given) if given else None
    if given and own_picture:
        check_size(given, shown_part(own_picture, space.panel), diagnostics)
    rhythm = rhythm_of(book.metadata, theme.cover.seed)
    compositor = _compositor(book, theme, diagnostics)
    own = own_plan(book, theme, own_picture)
    found: tuple[Finding, ...] = ()
    for plan in plans(own, theme, pictured=own_picture is not None):
        brief = _brief(plan, compositor, rhythm, space, own_picture, theme)
        picture, found = _printed(plan, brief)
        if not found:
            if plan.bare and compositor.left_out_if_bare:
                diagnostics.warning(
                    "D309",
                    "the cover has room for title and author alone, and does without "
                    + " and ".join(compositor.left_out_if_bare),
                )
            if "layout" in theme.cover.chosen and plan.layout != own.layout:
                diagnostics.warning(
                    "D312",
                    f'the type of this cover cannot be read in the layout "{own.layout}": it is '
                    f'drawn in "{plan.layout}"',
                    theme.cover.layout_place,
                    "choose another layout, or have the book's own",
                )
            return _Drawing(plan=plan, brief=brief, picture=picture)
    raise ThemeError.at(
        None,
        "D303",
        "the cover cannot be read: "
        + ", ".join(f'"{finding.line.text}": {finding.fault}' for finding in found),
        "make the title shorter, or have a picture of your own: [design] cover",
    )


def printed(
    plan: Plan,
    compositor: Compositor,
    rhythm: Rhythm,
    theme: Theme,
    picture: Image.Image | None = None,
    space: Space = EBOOK,
) -> tuple[Image.Image, tuple[Finding, ...]]:
    """The picture that a plan makes, and what is wrong with its type."""
    return _printed(plan, _brief(plan, compositor, rhythm, space, picture, theme))


def _printed(plan: Plan, brief: Brief) -> tuple[Image.Image, tuple[Finding, ...]]:
    sheet = _laid_out(plan, brief)
    ground = sheet.ground.picture()
    picture = ground.copy()
    for line in sheet.lines:
        line.draw(picture)
    return picture, faults(ground, picture, sheet.lines)


def _laid_out(plan: Plan, brief: Brief) -> Sheet:
    return {**LAYOUTS, **PICTURE_LAYOUTS}[plan.layout](brief)


def _brief(
    plan: Plan,
    compositor: Compositor,
    rhythm: Rhythm,
    space: Space,
    picture: Image.Image | None,
    theme: Theme,
) -> Brief:
    return Brief(
        compositor=compositor.bare() if plan.bare else compositor,
        rhythm=rhythm,
        scheme=scheme(plan.palette, reversed_out=plan.reversed_out, rules=plan.rules),
        manner=MANNERS[plan.manner],
        is_scene=plan.manner in SCENES,
        space=space,
        roomy=plan.roomy,
        picture=picture,
        shade=plan.shade,
        from_left=from_left(theme.cover),
    )


def _compositor(book: Book, theme: Theme, diagnostics: Diagnostics) -> Compositor:
    """The compositor of a book's cover; what cannot be set, or is too long, is warned of."""
    wording = wording_of(book.metadata)
    rhythm = rhythm_of(book.metadata, theme.cover.seed)
    language = book.metadata.language
    compositor = Compositor(wording, theme, rhythm, language)
    if found := system_faces(compositor.missing, language):
        theme = replace(theme, faces=(*theme.faces, *found))
        compositor = Compositor(wording, theme, rhythm, language)
    if compositor.missing:
        shown = " ".join(compositor.missing)
        if compositor.setting(Role.TITLE) is None and any(map(str.isalpha, wording.title)):
            raise ThemeError.at(
                None,
                "D302",
                f"no font has the letters of the title, which its cover would be without: {shown}",
                "install one: `pip install ebookpack[cjk]` has Chinese, Japanese and Korean",
                "or have a picture of your own: [design] cover, or --cover PICTURE",
            )
        diagnostics.warning(
            "D302",
            f"the cover leaves out what no font has: {shown}",
            None,
            "install a font that has it, or choose a theme whose fonts do",
        )
    for name in wording.cut:
        diagnostics.warning("D304", f"the {name} is too long for a cover, and is cut there")
    return compositor


def _alternative(wording: Wording) -> str:
    """What the cover says, in the book's own words and language."""
    return ". ".join(text.rstrip(".") for text in wording.texts()) + "."
