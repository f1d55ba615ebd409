"""From book to files: themes, page geometry, editions, and what a writer gives."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostic, Span
from ebookpack.core.ebook_settings import PLAIN_EBOOK, EbookSettings
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.press import Press
from ebookpack.core.type_style import TypeStyle


class Format(StrEnum):
    """The editions of a book that can be made."""

    EPUB = "epub"
    PRINT = "print"
    COVER = "cover"
    HTML = "html"
    """A folder of chapters to paste into the forms of a story archive."""
    WRAP = "wrap"
    """The cover all round a printed book."""
    SHEETS = "sheets"
    """Sheets to print and bind at home, made of the print edition where that is asked for."""
    INSTRUCTIONS = "instructions"
    """The page that says how."""


USUAL_FORMATS = (Format.EPUB, Format.PRINT, Format.COVER)
"""What is made unless somebody asks for less, or for more."""


class FontFace(Struct, frozen=True, kw_only=True):
    """A font file that a theme uses."""

    family: str
    italic: bool
    weights: tuple[int, int]
    """Lightest and heaviest weight it can be set in; the same for a static font."""
    path: str
    """File in an installed Python package."""
    licence: str = ""
    """Text of the licence, which travels with embedded copies."""


class Palette(Struct, frozen=True, kw_only=True):
    """Colours of a cover as (red, green, blue), 0 to 255."""

    paper: tuple[int, int, int]
    ink: tuple[int, int, int]
    accent: tuple[int, int, int]


class CoverPicture(Struct, frozen=True, kw_only=True):
    """A picture of the author's own for the cover."""

    name: str
    """What the author calls it."""
    data: bytes
    finished: bool = False
    """Whether it is a cover already, with its type on it."""
    span: Span | None = None
    """Where it is asked for."""


class RuleForm(StrEnum):
    """The form of the rules on a cover."""

    SWELLED = "swelled"
    LOZENGE = "lozenge"
    BAR = "bar"
    HAIRLINE = "hairline"
    DASHES = "dashes"


class CoverStyle(Struct, frozen=True, kw_only=True):
    """What a theme says about covers."""

    layouts: tuple[str, ...]
    arts: tuple[str, ...]
    """What may be drawn on them."""
    palettes: tuple[Palette, ...]
    title_font: str
    """Family name..."""
    small_font: str
    """...and that of the small lines: series, subtitle, author. A face for display is too thin."""
    title_weight: int
    """Of the title's letters, 100 to 900; a face that has none such gives its nearest."""
    rules: RuleForm
    seed: int
    """0 for the design that is a book's own; any other number for another one."""
    italics: bool
    """Whether a title may be set in italics, and what goes with it is."""
    chosen: frozenset[str] = frozenset()
    """What the author chose among these: `layout`, `palette`."""
    layout_place: Span | None = None
    """Where a layout was chosen."""
    picture: CoverPicture | None = None
    """What is shown in place of what would be drawn."""


class PageStyle(Struct, frozen=True, kw_only=True):
    """What a theme says about its pages (print)."""

    trim: str
    """Size of the page, unless the author asks for another."""
    manuscript: bool
    """Whether they are those of a typescript: printed on one side, an inch of white all round."""


class Theme(Struct, frozen=True, kw_only=True):
    """A design for every edition: data, no code."""

    name: str
    title: str
    description: str
    editions: tuple[Format, ...]
    """What it can make."""
    type: TypeStyle
    page: PageStyle
    cover: CoverStyle
    faces: tuple[FontFace, ...]
    own_families: tuple[str, ...]
    """Those of the theme itself."""
    body_fallbacks: tuple[str, ...]
    """Families for what the body font does not have, the best first (`design.fallbacks`)..."""
    heading_fallbacks: tuple[str, ...]
    """...and for what those of headings and covers do not have."""
    epub_css: str
    print_css: str
    templates: Mapping[str, str]
    """Jinja2 sources by file name, as `titlepage.xhtml`."""
    remarks: tuple[Diagnostic, ...] = ()
    """What its author should look at, and an e-book can be made with."""

    def families(self, family: str) -> tuple[str, ...]:
        """A family of the theme, and those that stand in for what it does not have."""
        body = family == self.type.body_font
        mine, others = (
            (self.body_fallbacks, self.heading_fallbacks)
            if body
            else (self.heading_fallbacks, self.body_fallbacks)
        )
        there = dict.fromkeys(face.family for face in self.faces)
        own = [each for each in mine if each in there]
        # What a theme does not name comes last: fonts of scripts that no theme has a manner for.
        rest = [each for each in there if each not in {*mine, *others, *self.own_families}]
        return tuple(dict.fromkeys((family, *own, *rest)))

    def is_for_covers_alone(self, family: str) -> bool:
        """Whether nothing but a cover is set in a family, which pages can then do without."""
        style = self.type
        return (
            family in (self.cover.title_font, self.cover.small_font)
            and family not in (style.body_font, style.heading_font)
            and family not in (*self.body_fallbacks, *self.heading_fallbacks)
            and family not in self.print_css
        )

    def offered(self, formats: tuple[Format, ...]) -> tuple[Format, ...]:
        """Those of some formats that it makes; a wrap is made of a cover, HTML has no design."""
        made = (*self.editions, Format.HTML)
        if Format.COVER in self.editions:
            made = (*made, Format.WRAP)
        return tuple(wanted for wanted in formats if wanted in made)


class PageSpec(Struct, frozen=True, kw_only=True):
    """The page of a print edition; all lengths in points (1/72 in)."""

    width: float
    height: float
    inside: float
    """Margin at the spine, the gutter in it."""
    outside: float
    top: float
    bottom: float

    @property
    def between(self) -> float:
        """Mean of the margins at the sides: both, before it is known on which side a page is."""
        return (self.inside + self.outside) / 2

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.width - self.inside - self.outside


class Cover(Struct, frozen=True, kw_only=True):
    """A finished front cover."""

    jpeg: bytes
    width: int
    """Pixels."""
    height: int
    alt: str
    """Text alternative: what is on it."""


class Release(Struct, frozen=True, kw_only=True):
    """One state of an e-book that was given to readers."""

    moment: str
    """When it was modified, `YYYY-MM-DDThh:mm:ssZ`."""
    content: str
    """Stands for all that is in it but that moment."""


class Edition(Struct, frozen=True, kw_only=True):
    """A book in a design: what a writer needs to make one format of it."""

    book: Book
    theme: Theme
    page: PageSpec
    cover: Cover | None
    press: Press
    """What the print edition is made for."""
    store: EbookStore
    """What the e-book is made for."""
    ebook: EbookSettings = PLAIN_EBOOK
    """How it is made."""
    modified: str
    """`YYYY-MM-DDThh:mm:ssZ`: the one time stamp of everything in the files."""
    moment_given: bool = True
    """Whether somebody gave that moment; else it is the start of the book's day, and an e-book has
    a time of day that stands for what is in it, so that another content is another release."""
    former: Release | None = None
    """The e-book that this edition takes the place of, if there is one: of the same content it has
    the same moment, of another a later one, unless the moment is given."""
    version: str
    """ebookpack's own version, named as the producer."""
    printed: PrintedPages | None = None
    """The print edition of the same book, whose pages an EPUB marks and lists."""
    contact: str = ""
    """Lines by which an editor finds the author, for a typescript."""


class PageStart(Struct, frozen=True, kw_only=True):
    """One printed page."""

    label: str
    """The folio as it is printed or, on a page without one, as it would be: `xii`, `7`."""
    recto: bool
    blank: bool
    section: str
    """Id of the section it belongs to, which is the outer one of those that run on one below the
    other; empty for pages that no section of the book made."""
    block: str = ""
    """Id of the block whose text it starts with (`core.block_ids`): that of a section where it
    starts with its heading; empty for pages without text of the book."""
    offset: int = 0
    """Characters of the block's text (`core.node_text.block_text`) that stand on pages before."""
    leaf: str = ""
    """Of the first page of what no section of the book made: `titlepage`, `imprint`, `contents`."""


class PageMap(Struct, frozen=True, kw_only=True):
    """The pages of a print edition, in order."""

    pages: tuple[PageStart, ...]


class PrintedPages(Struct, frozen=True, kw_only=True):
    """The print edition whose pages an electronic one tells."""

    map: PageMap
    isbn: str
    """The URN of the printed book's ISBN; empty if it has none."""


class Artifact(Struct, frozen=True, kw_only=True):
    """A finished file, or a folder of them, still in memory."""

    format: Format
    suffix: str
    """What is put behind the book's stem: `.epub`, `-print.pdf`, `-cover.jpg`."""
    data: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Of a folder, which has no data of its own: its files by their names."""
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of a folder: for each section its id and the names of its files, in reading order."""
    pages: PageMap | None = None
