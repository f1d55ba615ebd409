"""Runs the stages: the sole owner of disk, clock and worker processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from ebookpack.asked import (
    Options,
    arranged_for,
    binding_asked,
    ebook_store_asked,
    edition_asked,
    formats_asked,
    measures_asked,
)
from ebookpack.core.book import Book
from ebookpack.core.diagnostics import PICTURE_WITHOUT_WORDS, Diagnostics, Severity
from ebookpack.core.ebook_settings import epub_suffix
from ebookpack.core.edition import USUAL_FORMATS, Artifact, Edition, Format
from ebookpack.core.errors import EbookpackError
from ebookpack.core.press import Make
from ebookpack.core.progress import Progress
from ebookpack.crew import Awaited, Beside, Here, ahead, usable_cores
from ebookpack.design.arrangement import Arranged
from ebookpack.design.store_choice import check_store
from ebookpack.editions import (
    Made,
    archive_edition,
    cover_of,
    electronic_edition,
    get_ready_to_draw,
    get_ready_to_print,
    lay_out_pages,
    print_edition,
)
from ebookpack.files import replace_files
from ebookpack.former_epub import FormerEpub, former_epub
from ebookpack.former_names import with_former_names
from ebookpack.page_map_file import SUFFIX as PAGE_MAP_SUFFIX
from ebookpack.page_map_file import page_map_file
from ebookpack.print_record import SUFFIX as RECORD_SUFFIX
from ebookpack.printed_pages import page_map_of, printed_pages
from ebookpack.printing import Printing
from ebookpack.understanding import Understood, stem, understand
from ebookpack.wrapping import (
    Folder,
    record_of,
    recorded_pages,
    text_digest,
    wrap_of,
)

_ELECTRONIC = frozenset({Format.EPUB, Format.COVER})
"""Editions that have a cover of their own."""


class Built(Struct, frozen=True, kw_only=True):
    """What a build made."""

    paths: Mapping[Format, Path]
    understood: Understood
    pages: int | None
    """Pages of the print edition, if it was made."""
    omitted: Mapping[Format, int] = field(default_factory=dict)
    """Words of notes and warnings that an edition does without, as the author asked."""
    diagnostics: Diagnostics = field(default_factory=Diagnostics)


def build(path: Path, out: Path, options: Options, progress: Progress = lambda _: None) -> Built:
    """Make the books of a manuscript and put them into a folder, all of them or none.

    Raises an EbookpackError that holds all of the author's mistakes that were found; files of an
    earlier build are then as they were.
    """
    check_store(options.store, options.formats)
    folder = Folder(out=out, stem=stem(path))
    with _helper(options) as helper:
        progress("reading the manuscript")
        workshop = _workshop(path, folder, options)
        made, pages = workshop.make(helper, progress)
    understood = workshop.understood
    understood.diagnostics.extend(found for one in made for found in one.found)
    if understood.diagnostics.errors:
        raise EbookpackError(*understood.diagnostics.errors)
    artifacts = [artifact for one in made for artifact in one.artifacts]
    paths = workshop.put_in_place(artifacts, pages)
    return Built(
        paths=paths,
        understood=understood,
        pages=pages if Format.PRINT in workshop.wanted else None,
        omitted={
            made: book.omitted_words for made, book in workshop.arranged.items() if book.omitted
        },
        diagnostics=understood.diagnostics,
    )


class _Workshop(Struct, frozen=True, kw_only=True):
    """A book, and what its editions are made of."""

    understood: Understood
    options: Options
    folder: Folder
    former: FormerEpub | None
    edition: Edition
    wanted: tuple[Format, ...]
    arranged: Mapping[Format, Arranged]
    measures: tuple[float, float]
    """Width and height of the printed page in points."""
    paper: Edition
    """The edition with the book as the print edition has it."""
    text: str
    """Digest of what stands on the pages."""

    def make(self, helper: Beside, progress: Progress) -> tuple[list[Made], int | None]:
        """(the editions that are wanted, pages of the print edition if it or a wrap is of them).

        The helper sets the pages while the others are made, or draws the cover for them.
        """
        wanted, pages, made = self.wanted, None, []
        is_electronic = not _ELECTRONIC.isdisjoint(wanted)
        drawn = printing = None
        if Format.PRINT in wanted:
            progress("setting the pages")
            printing = self._printing(helper)
        elif is_electronic:
            progress("drawing the cover")
            drawn = cover_of(self.edition, self.options.cache, helper)
        if is_electronic:
            drawn = drawn or cover_of(self.edition, self.options.cache, Here())
            made.append(self._electronic(drawn, printing, progress))
        if Format.HTML in wanted:
            made.append(archive_edition(self._with_book(Format.HTML)))
        if printing:
            progress("setting the pages")
            made.append(printing.result())
            pages = len(page_map_of(made[-1]).pages)
        if Format.WRAP in wanted:
            progress("drawing the wrap")
            pages = pages or recorded_pages(self.folder, self.text)
            settings, spine = self.understood.settings, self.options.spine
            made.append(wrap_of(self.paper, self.measures, pages, settings, spine))
        return made, pages

    def put_in_place(self, artifacts: Iterable[Artifact], pages: int | None) -> dict[Format, Path]:
        """Replace the files of an earlier build, and those that say what is on its pages.

        Gives the paths of the editions.
        """
        folder, store, known_by = self.folder, self.edition.store, self._known_by()
        paths: dict[Format, Path] = {}
        outputs: list[tuple[Path, bytes | Mapping[str, bytes]]] = []
        for item in artifacts:
            paths[item.format] = folder.place_of(item.format, item.suffix, store, known_by)
            outputs.append((paths[item.format], item.files or item.data))
            if item.pages and item.format is Format.PRINT:
                data = page_map_file(item.pages, self.text)
                outputs.append((folder.place(PAGE_MAP_SUFFIX), data))
        if pages and self.edition.press.make is not Make.SCREEN:
            wrapped, diagnostics = Format.WRAP in self.wanted, self.understood.diagnostics
            record = record_of(folder, pages, self.text, wrapped, diagnostics)
            outputs.append((folder.place(RECORD_SUFFIX), record.to_bytes()))
        replace_files(outputs)
        return paths

    def _printing(self, helper: Beside) -> Printing:
        return Printing(
            press=helper,
            edition=self.paper,
            measures=self.measures,
            workers=self.options.workers,
            cache=self.options.cache,
            binding=binding_asked(self.understood, self.options),
        )

    def _electronic(self, drawn: Awaited, printing: Printing | None, progress: Progress) -> Made:
        book = self.arranged[Format.EPUB].book if Format.EPUB in self.wanted else None
        former = self.former
        release = former.release(book.metadata.identifier) if former and book else None
        printed = partial(
            printed_pages,
            printing or self.folder.place(PAGE_MAP_SUFFIX),
            self.paper,
            self.text,
            self.understood.settings,
            self.understood.diagnostics,
        )
        edition, cover = replace(self.edition, former=release), Format.COVER in self.wanted
        return electronic_edition(edition, book, cover, printed, progress, drawn)

    def _with_book(self, made: Format) -> Edition:
        return replace(self.edition, book=self.arranged[made].book)

    def _known_by(self) -> str:
        """The identifier of the e-book."""
        return arranged_for(self.understood, self.options, Format.EPUB).book.metadata.identifier


def _workshop(path: Path, folder: Folder, options: Options) -> _Workshop:
    """Read a manuscript, and get ready what its editions are made of."""
    understood = _understood(path, options)
    former = _former_epub(understood, options, folder)
    if former:
        understood = replace(understood, book=with_former_names(understood.book, former))
    edition = edition_asked(understood, options)
    wanted = formats_asked(understood, options, edition.theme)
    if Format.EPUB in wanted:
        understood.diagnostics.extend(edition.theme.remarks)
    measures = measures_asked(understood, options, edition.theme)
    paper = replace(edition, book=arranged_for(understood, options, Format.PRINT).book)
    return _Workshop(
        understood=understood,
        options=options,
        folder=folder,
        former=former,
        edition=edition,
        wanted=wanted,
        arranged={made: arranged_for(understood, options, made) for made in wanted},
        measures=measures,
        paper=paper,
        text=text_digest(paper, measures),
    )


def print_pages(
    path: Path, options: Options, progress: Progress = lambda _: None
) -> tuple[bytes, Book]:
    """The print edition of a manuscript as a PDF, and the book that is in it.

    Nothing is written but what the cache of `options` keeps. Raises an EbookpackError that holds
    all of the author's mistakes that were found.
    """
    progress("reading the manuscript")
    understood = _understood(path, options)
    book = arranged_for(understood, options, Format.PRINT).book
    edition = replace(edition_asked(understood, options), book=book)
    progress("setting the pages")
    measures = measures_asked(understood, options, edition.theme)
    laid = lay_out_pages(edition, measures, options.workers, options.cache)
    printed = print_edition(edition, laid, options.workers, options.cache)
    errors = [found for found in printed.found if found.severity is Severity.ERROR]
    if errors:
        raise EbookpackError(*errors)
    return printed.artifacts[0].data, book


def editions_of(understood: Understood, options: Options) -> tuple[Edition, Edition]:
    """(electronic, printed) edition of a manuscript, none of them made; the cover is not drawn.

    Raises an EbookpackError that holds all of the author's mistakes that were found.
    """
    if understood.diagnostics.errors:
        raise EbookpackError(*understood.diagnostics.errors)
    edition = edition_asked(understood, options)
    electronic, printed = (
        replace(edition, book=arranged_for(understood, options, made).book)
        for made in (Format.EPUB, Format.PRINT)
    )
    return electronic, printed


# ---------------------------------------------------------------------------------- stages


def _understood(path: Path, options: Options) -> Understood:
    """What can be built of a manuscript; raises an EbookpackError that holds all its mistakes."""
    accepted = options.accept
    if Format.EPUB not in (options.formats or USUAL_FORMATS) and options.press.make != Make.SCREEN:
        accepted = (*accepted, PICTURE_WITHOUT_WORDS)  # paper is not read aloud
    understood = understand(path, accepted)
    if understood.diagnostics.errors:
        raise EbookpackError(*understood.diagnostics.errors)
    return understood


def _former_epub(understood: Understood, options: Options, folder: Folder) -> FormerEpub | None:
    """The EPUB that an earlier build put in the folder."""
    kepub = options.kepub or understood.settings.ebook.kepub
    suffix = epub_suffix(kepub=kepub)
    known_by = arranged_for(understood, options, Format.EPUB).book.metadata.identifier
    place = folder.place_of(Format.EPUB, suffix, ebook_store_asked(understood, options), known_by)
    return former_epub(place)


@contextmanager
def _helper(options: Options) -> Iterator[Beside]:
    """Who makes the print edition beside the others or, where none is wanted, draws the cover.

    Only if there is more than one processor. The process gets ready while the manuscript is read.
    """
    wanted = options.formats or USUAL_FORMATS
    ready = get_ready_to_print if Format.PRINT in wanted else get_ready_to_draw
    needed = Format.PRINT in wanted or not _ELECTRONIC.isdisjoint(wanted)
    if needed and usable_cores() > 1 and options.workers != 1:
        with ahead(ready) as helper:
            yield helper
    else:
        yield Here()
