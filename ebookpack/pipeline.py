"""Runs the stages: the sole owner of disk, clock and worker processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from ebookpack import __version__
from ebookpack.core.arrangement import Arrangement, NotePlace, WarningPlace
from ebookpack.core.binding import NO_BINDING, BindingSettings, HomeBinding
from ebookpack.core.book import Book, Manuscript
from ebookpack.core.diagnostics import PICTURE_WITHOUT_WORDS, Diagnostics, Severity, Span
from ebookpack.core.ebook_settings import epub_suffix
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.edition import USUAL_FORMATS, Edition, Format, Theme
from ebookpack.core.errors import EbookpackError, SettingsError
from ebookpack.core.press import NOTHING_ASKED, Make, Press, PressSettings
from ebookpack.core.progress import Progress
from ebookpack.crew import Beside, Here, ahead, usable_cores
from ebookpack.dating import moment_of
from ebookpack.design.arrangement import Arranged, arrange
from ebookpack.design.ebook_stores import GENERIC, load_ebook_store
from ebookpack.design.fallbacks import with_fallbacks
from ebookpack.design.large_print import enlarged
from ebookpack.design.page_geometry import parse_trim
from ebookpack.design.press import check_plates, press_for
from ebookpack.design.store_choice import check_store, prints, sells_ebooks
from ebookpack.design.stores import DEFAULT_STORE
from ebookpack.editions import (
    archive_edition,
    cover_of,
    electronic_edition,
    get_ready_to_draw,
    get_ready_to_print,
    lay_out_pages,
    page_for,
    print_edition,
)
from ebookpack.files import folder_of, replace_files
from ebookpack.former_epub import FormerEpub, former_epub
from ebookpack.former_names import with_former_names
from ebookpack.page_map_file import SUFFIX as PAGE_MAP_SUFFIX
from ebookpack.page_map_file import page_map_file
from ebookpack.print_record import SUFFIX as RECORD_SUFFIX
from ebookpack.printed_pages import page_map_of, printed_pages
from ebookpack.printing import Printing
from ebookpack.themes_folder import check_offered, theme_for
from ebookpack.understanding import Understood, stem, understand
from ebookpack.wrapping import (
    Folder,
    record_of,
    recorded_pages,
    text_digest,
    with_isbn,
    wrap_of,
)

LARGE_PRINT_TRIM = "7x10in"
"""A smaller page would hold too few words in a line."""
_ELECTRONIC = frozenset({Format.EPUB, Format.COVER})
"""Editions that have a cover of their own."""
MOST_PROFILE_BYTES = 1 << 24


class Options(Struct, frozen=True, kw_only=True):
    """What the command line asks for; None leaves it to book.toml and to the defaults."""

    theme: str | None = None
    design: Mapping[str, Any] = field(default_factory=dict)
    """Options of the theme that go before those of book.toml: `core.type_style`."""
    trim: str | None = None
    notes: NotePlace | None = None
    warnings: WarningPlace | None = None
    store: str | None = None
    """Whose rules each edition keeps that the store has."""
    kepub: bool = False
    """Whether the EPUB is for Kobo's own reader, even if book.toml does not say so."""
    accept: tuple[str, ...] = ()
    """Codes of errors that are to be warnings, beside those of book.toml."""
    press: PressSettings = NOTHING_ASKED
    """What the print edition is made for."""
    formats: tuple[Format, ...] | None = None
    """None for the usual ones, and a wrap with them where a store is named."""
    spine: float | None = None
    """Width of the spine in points that the printer gave."""
    workers: int | None = None
    """Processes that lay out pages; by default one for each processor."""
    binding: BindingSettings = NO_BINDING
    """Sheets to bind at home, made of the print edition."""
    cache: Path | None = None
    """Folder in which laid-out pages are kept for the next build; None to keep none."""


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
        understood = _understood(path, options)
        former = _former_epub(understood, options, folder)
        if former:
            named = with_former_names(understood.book, former)
            understood = replace(understood, book=named)
        edition = _edition(understood, options)
        wanted = _wanted(understood, options, edition.theme)
        if Format.EPUB in wanted:
            understood.diagnostics.extend(edition.theme.remarks)
        drawn = None
        if Format.PRINT not in wanted and not _ELECTRONIC.isdisjoint(wanted):
            progress("drawing the cover")
            drawn = cover_of(edition, options.cache, helper)
        measures = _measures(understood, options, edition.theme)
        arranged = {made: _arranged(understood, options, made) for made in wanted}
        paper = replace(edition, book=_arranged(understood, options, Format.PRINT).book)
        text = text_digest(paper, measures)
        pages = recorded_pages(folder, text) if wanted == (Format.WRAP,) else None
        printing = None
        if Format.PRINT in wanted:
            progress("setting the pages")
            printing = Printing(
                press=helper,
                edition=paper,
                measures=measures,
                workers=options.workers,
                cache=options.cache,
                binding=_binding(understood, options),
            )
        made = []
        if not _ELECTRONIC.isdisjoint(wanted):
            book = arranged[Format.EPUB].book if Format.EPUB in wanted else None
            release = former.release(book.metadata.identifier) if former and book else None
            printed = partial(
                printed_pages,
                printing or folder.place(PAGE_MAP_SUFFIX),
                paper,
                text,
                understood.settings,
                understood.diagnostics,
            )
            bare, cover = replace(edition, former=release), Format.COVER in wanted
            drawn = drawn or cover_of(edition, options.cache, Here())
            made.append(electronic_edition(bare, book, cover, printed, progress, drawn))
        if Format.HTML in wanted:
            made.append(archive_edition(replace(edition, book=arranged[Format.HTML].book)))
        if printing:
            progress("setting the pages")
            made.append(printing.result())
            pages = len(page_map_of(made[-1]).pages)
        if Format.WRAP in wanted:
            progress("drawing the wrap")
            pages = pages or recorded_pages(folder, text)
            made.append(wrap_of(paper, measures, pages, understood.settings, options.spine))
    artifacts = tuple(artifact for one in made for artifact in one.artifacts)
    understood.diagnostics.extend(found for one in made for found in one.found)
    if understood.diagnostics.errors:
        raise EbookpackError(*understood.diagnostics.errors)
    known_by = _known_by(understood, options)
    paths = {
        item.format: folder.place_of(item.format, item.suffix, edition.store, known_by)
        for item in artifacts
    }
    outputs: list[tuple[Path, bytes | Mapping[str, bytes]]] = [
        (paths[item.format], item.files or item.data) for item in artifacts
    ]
    outputs += [
        (folder.place(PAGE_MAP_SUFFIX), page_map_file(item.pages, text))
        for item in artifacts
        if item.pages and item.format is Format.PRINT
    ]
    if pages and edition.press.make is not Make.SCREEN:
        wrapped = Format.WRAP in wanted
        record = record_of(folder, pages, text, wrapped, understood.diagnostics)
        outputs.append((folder.place(RECORD_SUFFIX), record.to_bytes()))
    replace_files(outputs)
    return Built(
        paths=paths,
        understood=understood,
        pages=pages if printing else None,
        omitted={made: book.omitted_words for made, book in arranged.items() if book.omitted},
        diagnostics=understood.diagnostics,
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
    book = _arranged(understood, options, Format.PRINT).book
    edition = replace(_edition(understood, options), book=book)
    progress("setting the pages")
    measures = _measures(understood, options, edition.theme)
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
    edition = _edition(understood, options)
    electronic, printed = (
        replace(edition, book=_arranged(understood, options, made).book)
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


def _edition(understood: Understood, options: Options) -> Edition:
    settings = understood.settings
    theme = _theme(understood, options)
    measures = _measures(understood, options, theme)
    press = _press_for(understood, options, measures)
    if press.make is Make.LARGE_PRINT:
        theme = enlarged(theme)
    moment, given = moment_of(understood.book)
    return Edition(
        book=understood.book,
        theme=theme,
        page=page_for(understood.book, measures, theme, press, None),
        cover=None,
        press=press,
        store=_ebook_store(understood, options),
        ebook=replace(settings.ebook, kepub=options.kepub or settings.ebook.kepub),
        modified=moment,
        moment_given=given,
        version=__version__,
        contact=settings.contact or "",
    )


def _former_epub(understood: Understood, options: Options, folder: Folder) -> FormerEpub | None:
    """The EPUB that an earlier build put in the folder."""
    kepub = options.kepub or understood.settings.ebook.kepub
    suffix = epub_suffix(kepub=kepub)
    known_by = _known_by(understood, options)
    place = folder.place_of(Format.EPUB, suffix, _ebook_store(understood, options), known_by)
    return former_epub(place)


def _known_by(understood: Understood, options: Options) -> str:
    """The identifier of the e-book."""
    return _arranged(understood, options, Format.EPUB).book.metadata.identifier


def _theme(understood: Understood, options: Options) -> Theme:
    """The theme of a book. Raises ThemeError if there is none such, or it is broken."""
    folder = folder_of(understood.manuscript)
    theme = theme_for(understood.settings, options.theme, folder, options.design)
    return with_fallbacks(theme, understood.book)


def _measures(understood: Understood, options: Options, theme: Theme) -> tuple[float, float]:
    """(width, height) of the printed page in points. Raises SettingsError if it is not one."""
    large = _asked(understood, options).make is Make.LARGE_PRINT
    default = LARGE_PRINT_TRIM if large else theme.page.trim
    return parse_trim(options.trim or understood.settings.trim or default)


def _asked(understood: Understood, options: Options) -> PressSettings:
    """What the print edition is to be; marks are on the sheets where those are asked for."""
    asked = options.press.over(understood.settings.press)
    if _binding(understood, options):
        asked = replace(asked, marks=None)
    return replace(asked, store=prints(options.store) or asked.store)


def _binding(understood: Understood, options: Options) -> HomeBinding | None:
    """The sheets to bind at home. Raises SettingsError for their paper where none are asked for."""
    press = options.press.over(understood.settings.press)
    asked = options.binding.over(understood.settings.binding)
    if options.binding.tells_sheets and not asked.binds:
        raise SettingsError.at(
            None,
            "D146",
            "a paper, a scale and a thickness are for sheets to bind at home",
            "add --edition booklet or --signatures N",
        )
    return None if press.make is Make.SCREEN else asked.binding(marks=bool(press.marks))


def _ebook_store(understood: Understood, options: Options) -> EbookStore:
    asked = sells_ebooks(options.store) or understood.settings.ebook.store
    return load_ebook_store(asked or GENERIC)


def _press_for(understood: Understood, options: Options, measures: tuple[float, float]) -> Press:
    """What the pages are made for. Raises SettingsError for what no printer has."""
    settings = understood.settings
    asked = _asked(understood, options)
    profile = _profile(understood.manuscript, asked.profile, settings.span)
    press = press_for(asked, measures, understood.diagnostics, settings.span, profile)
    check_plates(press, understood.book, settings.span)
    if understood.diagnostics.errors:
        raise SettingsError(*understood.diagnostics.errors)
    return press


def _profile(manuscript: Manuscript, name: str | None, span: Span | None) -> bytes | None:
    """The ICC profile of that name in the manuscript's folder."""
    if name is None:
        return None
    try:
        return manuscript.folder.read(name, limit=MOST_PROFILE_BYTES)
    except (FileNotFoundError, ValueError, PermissionError) as error:
        hint = "put the file beside the manuscript"
        raise SettingsError.at(span, "D130", f'profile "{name}" cannot be read', hint) from error


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


def _wanted(understood: Understood, options: Options, theme: Theme) -> tuple[Format, ...]:
    """The formats to make: a printer that is named wants the cover with the pages."""
    if options.formats is not None:
        return check_offered(theme, options.formats)
    asked = _asked(understood, options)
    named = asked.store not in (None, DEFAULT_STORE) and asked.make is not Make.SCREEN
    return theme.offered((*USUAL_FORMATS, Format.WRAP) if named else USUAL_FORMATS)


def _arranged(understood: Understood, options: Options, made: Format) -> Arranged:
    """The book as an edition has it; a cover is of the whole work."""
    settings = understood.settings
    if made in (Format.COVER, Format.WRAP):
        return Arranged(book=understood.book)
    electronic = made in (Format.EPUB, Format.HTML)
    chosen = settings.epub if electronic else settings.print
    isbn = settings.ebook.isbn if electronic else settings.print_isbn
    return arrange(
        with_isbn(understood.book, isbn, settings.span),
        Arrangement(
            notes=options.notes or chosen.notes, warnings=options.warnings or chosen.warnings
        ),
    )
