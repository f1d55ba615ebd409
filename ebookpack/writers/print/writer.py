"""The print edition: a PDF whose pages a printer can take as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.crew import Alone, Crew
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact, Edition, Format, PageMap, PageSpec
from ebookpack.core.press import Make
from ebookpack.core.shelf import NoShelf, Shelf
from ebookpack.writers.direction import text_direction
from ebookpack.writers.print.document import document, write_pieces
from ebookpack.writers.print.engine.bench import Bench, Supplies, lay_piece
from ebookpack.writers.print.engine.joining import Binding, join
from ebookpack.writers.print.finish import finish, press_colours
from ebookpack.writers.print.kept import Kept, digests_of
from ebookpack.writers.print.laid import NO_TEXT
from ebookpack.writers.print.page_css import frame_css, piece_css
from ebookpack.writers.print.page_map import page_map
from ebookpack.writers.print.placing import PlacedBook, settle
from ebookpack.writers.print.resources import edition_resources

SUFFIXES = {make: f"-{make}.pdf" for make in Make}
"""What is put behind the book's stem."""
MOST_GUTTERS = 8
"""Pages that are tried for a book; printers have five gutters."""


class SetPages(Struct, frozen=True, kw_only=True):
    """The pages of a print edition laid out and placed, before they are one file."""

    page: PageSpec
    """With the gutter of so many pages."""
    book: PlacedBook
    map: PageMap


def write_print(
    edition: Edition, diagnostics: Diagnostics, page_for: Callable[[int], PageSpec],
    crew: Crew | None = None, shelf: Shelf | None = None,
) -> Artifact:  # fmt: skip
    """The interior of a book as a PDF, with its page map: `set_pages` and `bind_pages`."""
    pages = set_pages(edition, diagnostics, page_for, crew, shelf)
    return bind_pages(edition, pages, diagnostics, shelf)


def set_pages(
    edition: Edition, diagnostics: Diagnostics, page_for: Callable[[int], PageSpec],
    crew: Crew | None = None, shelf: Shelf | None = None,
) -> SetPages:  # fmt: skip
    """Lay out the pages of a book.

    `edition.page` is the page for the expected number of pages, `page_for` gives that for any
    number: the gutter follows from the pages. The pieces of the book are laid out by the crew, but
    for those that the shelf has. Raises SystemLibraryError where Pango is missing.
    """
    page, book = _settled(edition, page_for, crew or Alone(), shelf or NoShelf(), diagnostics)
    starts = ((page.start, page.laid.start if page.laid else NO_TEXT) for page in book.pages)
    return SetPages(page=page, book=book, map=page_map(starts, edition.book))


def bind_pages(
    edition: Edition, pages: SetPages, diagnostics: Diagnostics, shelf: Shelf | None = None
) -> Artifact:
    """Make one PDF of the pages of an edition, as the printer wants it."""
    edition = replace(edition, page=pages.page)
    supplies = _supplies(edition, edition_resources(edition))
    framing = replace(supplies, style_sheets=(frame_css(edition), edition.theme.print_css))
    bench = Bench(framing)
    binding = Binding(
        page=edition.page,
        right_to_left=text_direction(edition.book.metadata.language) == "rtl",
        moment=edition.modified,
    )
    text_bench, whole = partial(Bench, supplies), partial(document, edition)
    # What draws with pictures is not kept.
    base, _ = digests_of(framing)
    made_from = f"{base} {whole('')} {binding}"
    joined = join(pages.book, binding, bench, text_bench, whole, shelf or NoShelf(), made_from)
    _report(pages.book, bench.complaints, diagnostics)
    return Artifact(
        format=Format.PRINT,
        suffix=SUFFIXES[edition.press.make],
        data=finish(joined, edition, pages.book, pages.map, diagnostics),
        pages=pages.map,
    )


def _supplies(edition: Edition, resources: Mapping[str, bytes]) -> Supplies:
    """What the pieces of a book are laid out with."""
    return Supplies(
        style_sheets=(piece_css(edition), edition.theme.print_css),
        resources=resources,
        colours=press_colours(edition.press),
    )


def _settled(
    edition: Edition, page_for: Callable[[int], PageSpec], crew: Crew, shelf: Shelf,
    diagnostics: Diagnostics,
) -> tuple[PageSpec, PlacedBook]:  # fmt: skip
    """The book laid out on pages whose gutter is that of their number.

    Pieces do not know the gutter: where it takes from the margin outside, nothing is laid out anew.
    Where it takes from the text, there are more pages, and those may ask for a wider gutter again;
    should a gutter and a number of pages never agree, the wider gutter is kept, and that is told.
    """
    tried: list[PageSpec] = []
    supplies, book = None, None
    resources = edition_resources(edition)
    while True:
        needed = _supplies(edition, resources)
        if supplies != needed or book is None:
            supplies, book = needed, _laid_out(edition, needed, crew, shelf)
        page = page_for(len(book.pages))
        if page == edition.page:
            return page, book
        tried.append(edition.page)
        going_round = page in tried or len(tried) >= MOST_GUTTERS
        # A gutter that is wider than it need be does no harm, one that is too narrow does.
        if going_round and page.inside <= edition.page.inside:
            diagnostics.info(
                "W206",
                f"{len(book.pages)} pages have the gutter of a thicker book: "
                "a narrower one would make them more, and those ask for this one",
            )
            return edition.page, book
        edition = replace(edition, page=page)


def _laid_out(edition: Edition, supplies: Supplies, crew: Crew, shelf: Shelf) -> PlacedBook:
    with crew.at_work(partial(Bench, supplies), lay_piece) as hands:
        kept = Kept(shelf, supplies, hands, partial(document, edition))
        leaves = edition.press.store.leaves
        if edition.theme.page.manuscript:
            # It is printed on one side of its sheets, which have no backs to be blank.
            leaves = replace(leaves, multiple=1, blank_last=False)
        return settle(write_pieces(edition), kept, leaves)


def _report(book: PlacedBook, complaints: Sequence[str], diagnostics: Diagnostics) -> None:
    """Tell what the engine complained about, and which paragraphs were left to it.

    `complaints` are those about the style sheets, the frames and the joining.
    """
    of_pieces = (said for piece in book.laid for said in piece.complaints)
    for complaint in dict.fromkeys((*complaints, *of_pieces)):
        diagnostics.warning("W202", f"layout: {complaint}")
    left = sum((Counter(piece.left) for piece in book.laid), Counter[str]())
    if left:
        total = sum(piece.paragraphs for piece in book.laid) + left.total()
        reasons = ", ".join(f"{why} ({count})" for why, count in left.most_common())
        diagnostics.info(
            "W203",
            f"of {total} justified paragraphs {left.total()} are broken line by line, "
            f"not as a whole: {reasons}",
        )
