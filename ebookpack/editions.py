"""Editions made of a book, and read back: what is finished holds every word, or is an error."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.binding import HomeBinding
from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostic, Diagnostics
from ebookpack.core.edition import (
    Artifact,
    Cover,
    Edition,
    Format,
    PageMap,
    PageSpec,
    PrintedPages,
    Theme,
)
from ebookpack.core.errors import EbookpackError
from ebookpack.core.node_text import block_text
from ebookpack.core.press import Make, Press
from ebookpack.core.progress import Progress
from ebookpack.core.shelf import NoShelf
from ebookpack.crew import Awaited, Beside, Workers
from ebookpack.disk_shelf import DiskShelf, digest_of_program
from ebookpack.kept_cover import front_cover, titled

if TYPE_CHECKING:
    from ebookpack.design.cover.wrap.draw import WrapTexts
    from ebookpack.design.cover.wrap.geometry import Bound
    from ebookpack.proof.preflight.rules import Asked
    from ebookpack.writers.print.writer import SetPages

WRAP_SUFFIX = "-wrap.pdf"
MOST_SHOWN = 20
"""Missing characters that are named."""


class Made(Struct, frozen=True, kw_only=True):
    """Finished files, still in memory, and what was found while they were made."""

    artifacts: tuple[Artifact, ...]
    found: tuple[Diagnostic, ...]


def electronic_edition(
    edition: Edition,
    book: Book | None,
    cover: bool,
    printed: Callable[[], PrintedPages | None],
    progress: Progress,
    drawn: Awaited,
) -> Made:
    """The EPUB of a book, if one is given, and the cover as a file, if it is wanted.

    The cover that is being `drawn` (`cover_of`) is for the book of the edition: that of the EPUB
    may have less in it. `printed` is asked for the pages of the print edition, once all that can be
    done without is done.
    """
    from ebookpack.proof.reading_back import epub_texts
    from ebookpack.proof.words import check_words
    from ebookpack.writers.epub.package import write_epub

    diagnostics = Diagnostics()
    made = []
    if book is not None:
        progress("setting the pages")
        pages = printed()
        progress("writing the EPUB")
        bare = replace(edition, book=book, printed=pages)
        epub = write_epub(bare, diagnostics, lambda: drawn.result()[0])
        progress("comparing every word with the manuscript")
        check_words(epub, epub_texts(epub.data), book, diagnostics)
        made.append(epub)
    front, found = drawn.result()
    if cover:
        made.insert(0, Artifact(format=Format.COVER, suffix="-cover.jpg", data=front.jpeg))
    return Made(artifacts=tuple(made), found=(*found, *diagnostics))


def get_ready_to_draw() -> None:
    """Load what a cover is drawn with."""
    from PIL import Image

    import ebookpack.design.cover.front  # noqa: F401

    Image.preinit()


def cover_of(edition: Edition, cache: Path | None, artist: Beside) -> Awaited:
    """The front cover of an edition, drawn by the artist; in the folder `cache` it is kept."""
    return artist(_drawn_cover, titled(edition), cache)


def _drawn_cover(edition: Edition, cache: Path | None) -> tuple[Cover, tuple[Diagnostic, ...]]:
    """The front cover of an edition, and what was found while it was drawn."""
    diagnostics = Diagnostics()
    cover = front_cover(edition, diagnostics, _shelf(cache))
    return cover, tuple(diagnostics)


def archive_edition(edition: Edition) -> Made:
    """The chapters of a book as a story archive takes them."""
    from ebookpack.proof.reading_back import archive_texts
    from ebookpack.proof.words import check_words
    from ebookpack.writers.archive.chapters import write_chapters

    diagnostics = Diagnostics()
    chapters = write_chapters(edition, diagnostics)
    check_words(chapters, archive_texts(chapters), edition.book, diagnostics)
    return Made(artifacts=(chapters,), found=tuple(diagnostics))


def get_ready_to_print() -> None:
    """Load what takes time to load; what is missing is told when it is needed."""
    with suppress(EbookpackError):
        import ebookpack.proof.preflight.checking
        import ebookpack.proof.preflight.reading
        import ebookpack.proof.reading_back
        import ebookpack.proof.words
        import ebookpack.writers.print.writer  # noqa: F401
        from ebookpack.writers.print.engine.trial import lay_trial_line

        lay_trial_line()
    digest_of_program()


class Laid(Struct, frozen=True, kw_only=True):
    """The pages of a print edition before they are one file, and what was found meanwhile."""

    pages: SetPages | None
    """None for an edition for the screen, which is made in one go."""
    found: tuple[Diagnostic, ...]


def lay_out_pages(
    edition: Edition, measures: tuple[float, float], workers: int | None, cache: Path | None
) -> Laid:
    """The pages of a print edition; `measures` are their (width, height) in points.

    `workers` processes lay them out, by default one for each processor; in the folder `cache` is
    kept what an unchanged chapter comes to. Raises SystemLibraryError where Pango is missing.
    """
    from ebookpack.writers.print.writer import set_pages

    diagnostics = Diagnostics()
    _warn_of_missing_characters(edition, diagnostics)
    pages = None
    if edition.press.make is not Make.SCREEN:
        page_for_pages = partial(page_for, edition.book, measures, edition.theme, edition.press)
        pages = set_pages(edition, diagnostics, page_for_pages, _crew(workers), _shelf(cache))
    return Laid(pages=pages, found=tuple(diagnostics))


def map_of(laid: Laid) -> PageMap | None:
    """Which text is on which page; None for an edition for the screen."""
    return laid.pages.map if laid.pages else None


def print_edition(
    edition: Edition,
    laid: Laid,
    workers: int | None,
    cache: Path | None,
    binding: HomeBinding | None = None,
) -> Made:
    """The print edition of a book, made of its pages (`lay_out_pages`) and read back.

    With a binding, the same pages are also placed on sheets for it.
    """
    from ebookpack.proof.opened_pdf import OpenedPdf, read_alone, read_together, reading
    from ebookpack.proof.preflight.checking import preflight
    from ebookpack.proof.preflight.reading import print_file_in_steps
    from ebookpack.proof.reading_back import section_runs, texts_in_steps
    from ebookpack.proof.words import check_words
    from ebookpack.writers.print.screen import write_screen
    from ebookpack.writers.print.writer import SUFFIXES, bind_pages

    diagnostics = Diagnostics()
    diagnostics.extend(laid.found)
    shelf = _shelf(cache)
    if laid.pages:
        artifact = bind_pages(edition, laid.pages, diagnostics, shelf)
    else:
        artifact = write_screen(edition, SUFFIXES[Make.SCREEN], diagnostics)
    opened, runs = OpenedPdf(artifact.data), section_runs(artifact)
    with reading(artifact.data, _crew(workers)) as hands:
        words = texts_in_steps(opened, runs, edition.page, shelf)
        # A typescript is for an editor, whom no rule of a printer's binds.
        if edition.theme.page.manuscript or not laid.pages:
            texts, file = read_alone(hands, words), None
        else:
            facts = print_file_in_steps(opened, shelf, [run for _, run in runs])
            texts, file = read_together(hands, words, facts)
    check_words(artifact, texts, edition.book, diagnostics)
    if file is not None:
        preflight(file, _asked(edition), diagnostics)
    if isinstance(shelf, DiskShelf):
        shelf.tidy()
    sheets = _bound_at_home(artifact, edition, binding, diagnostics) if binding else ()
    return Made(artifacts=(artifact, *sheets), found=tuple(diagnostics))


def _crew(workers: int | None) -> Workers:
    return Workers(workers) if workers else Workers()


def _shelf(cache: Path | None) -> DiskShelf | NoShelf:
    return DiskShelf(cache) if cache else NoShelf()


def _check_wrap(
    artifact: Artifact, edition: Edition, bound: Bound, diagnostics: Diagnostics
) -> None:
    """Hold the finished wrap against the printer's rules."""
    from ebookpack.proof.preflight.checking import preflight
    from ebookpack.proof.preflight.covers import COVER_RULES, cover_asked
    from ebookpack.proof.preflight.reading import read_print_file

    asked = replace(_asked(edition), width=bound.width, height=bound.height)
    asked = cover_asked(asked, bound.pages, bound.spine)
    preflight(read_print_file(artifact.data), asked, diagnostics, rules=COVER_RULES)


def _asked(edition: Edition) -> Asked:
    """What a file of an edition is held against."""
    from ebookpack.proof.preflight.rules import Asked
    from ebookpack.writers.direction import text_direction

    return Asked(
        press=edition.press,
        width=edition.page.width,
        height=edition.page.height,
        right_to_left=text_direction(edition.book.metadata.language) == "rtl",
        title=edition.book.metadata.title,
    )


def _bound_at_home(
    printed: Artifact, edition: Edition, binding: HomeBinding, diagnostics: Diagnostics
) -> tuple[Artifact, ...]:
    """The pages of a print edition on sheets, and the page that says what to do with them."""
    from ebookpack.writers.imposition.imposing import impose
    from ebookpack.writers.imposition.instructions import instructions

    imposed = impose(printed.data, edition, binding, diagnostics)
    return (
        Artifact(format=Format.SHEETS, suffix=f"-{binding.what}.pdf", data=imposed.data),
        Artifact(
            format=Format.INSTRUCTIONS,
            suffix=f"-{binding.what}-instructions.pdf",
            data=instructions(edition, binding, imposed),
        ),
    )


def wrap_edition(edition: Edition, bound: Bound, texts: WrapTexts) -> Made:
    """The cover all round a book as it comes from the binder.

    Raises SystemLibraryError where Pango is missing.
    """
    from ebookpack.design.cover.wrap.draw import draw_wrap
    from ebookpack.writers.print.wrap import wrap_pdf

    diagnostics = Diagnostics()
    wrap = draw_wrap(edition.book, edition.theme, bound, texts, diagnostics)
    pdf = wrap_pdf(wrap, edition, diagnostics)
    artifact = Artifact(format=Format.WRAP, suffix=WRAP_SUFFIX, data=pdf)
    _check_wrap(artifact, edition, bound, diagnostics)
    return Made(artifacts=(artifact,), found=tuple(diagnostics))


def page_for(
    book: Book, measures: tuple[float, float], theme: Theme, press: Press, pages: int | None
) -> PageSpec:
    """The page for a number of pages; for None, for the number that is to be expected."""
    from ebookpack.design.page_geometry import estimate_pages, manuscript_page, page_spec

    width, height = measures
    if theme.page.manuscript:
        return manuscript_page(width, height)
    if pages is None:
        pages = estimate_pages(book, width, height, theme.type, press)
    return page_spec(width, height, pages, theme.type, press)


def _warn_of_missing_characters(edition: Edition, diagnostics: Diagnostics) -> None:
    """On paper, what the theme's fonts lack is left to the fonts of this system."""
    from ebookpack.design.fonts import missing_characters

    texts = (
        block_text(block) for _, section in edition.book.sections() for block in section.blocks
    )
    missing = missing_characters(edition.theme.faces, "".join(texts))
    if missing:
        shown = " ".join(missing[:MOST_SHOWN]) + (" ..." if len(missing) > MOST_SHOWN else "")
        diagnostics.warning(
            "D111",
            f"no font of the theme has: {shown}",
            None,
            "in print they are set in a font of this system, or not at all: look at the pages",
        )
