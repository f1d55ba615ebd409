"""What a build is asked for: by the command line, else by book.toml, else by the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from ebookpack import __version__
from ebookpack.core.arrangement import Arrangement, NotePlace, WarningPlace
from ebookpack.core.binding import NO_BINDING, BindingSettings, HomeBinding
from ebookpack.core.book import Manuscript
from ebookpack.core.diagnostics import Span
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.edition import USUAL_FORMATS, Edition, Format, Theme
from ebookpack.core.errors import SettingsError
from ebookpack.core.press import NOTHING_ASKED, Make, Press, PressSettings
from ebookpack.dating import moment_of
from ebookpack.design.arrangement import Arranged, arrange
from ebookpack.design.ebook_stores import GENERIC, load_ebook_store
from ebookpack.design.fallbacks import with_fallbacks
from ebookpack.design.large_print import enlarged
from ebookpack.design.page_geometry import parse_trim
from ebookpack.design.press import check_plates, press_for
from ebookpack.design.store_choice import prints, sells_ebooks
from ebookpack.design.stores import DEFAULT_STORE
from ebookpack.editions import page_for
from ebookpack.files import folder_of
from ebookpack.themes_folder import check_offered, theme_for
from ebookpack.understanding import Understood
from ebookpack.wrapping import with_isbn

LARGE_PRINT_TRIM = "7x10in"
"""A smaller page would hold too few words in a line."""
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


def edition_asked(understood: Understood, options: Options) -> Edition:
    """The edition of the whole work, without a cover; of its book each format has its own part.

    Raises an EbookpackError for what is asked for and cannot be had.
    """
    settings = understood.settings
    theme = _theme(understood, options)
    measures = measures_asked(understood, options, theme)
    press = _press_asked(understood, options, measures)
    if press.make is Make.LARGE_PRINT:
        theme = enlarged(theme)
    moment, given = moment_of(understood.book)
    return Edition(
        book=understood.book,
        theme=theme,
        page=page_for(understood.book, measures, theme, press, None),
        cover=None,
        press=press,
        store=ebook_store_asked(understood, options),
        ebook=replace(settings.ebook, kepub=options.kepub or settings.ebook.kepub),
        modified=moment,
        moment_given=given,
        version=__version__,
        contact=settings.contact or "",
    )


def _theme(understood: Understood, options: Options) -> Theme:
    """The theme of a book. Raises ThemeError if there is none such, or it is broken."""
    folder = folder_of(understood.manuscript)
    theme = theme_for(understood.settings, options.theme, folder, options.design)
    return with_fallbacks(theme, understood.book)


def measures_asked(understood: Understood, options: Options, theme: Theme) -> tuple[float, float]:
    """(width, height) of the printed page in points. Raises SettingsError if it is not one."""
    large = _press_settings(understood, options).make is Make.LARGE_PRINT
    default = LARGE_PRINT_TRIM if large else theme.page.trim
    return parse_trim(options.trim or understood.settings.trim or default)


def _press_settings(understood: Understood, options: Options) -> PressSettings:
    """What the print edition is to be; marks are on the sheets where those are asked for."""
    asked = options.press.over(understood.settings.press)
    if binding_asked(understood, options):
        asked = replace(asked, marks=None)
    return replace(asked, store=prints(options.store) or asked.store)


def binding_asked(understood: Understood, options: Options) -> HomeBinding | None:
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


def ebook_store_asked(understood: Understood, options: Options) -> EbookStore:
    """The store whose rules the e-book keeps."""
    asked = sells_ebooks(options.store) or understood.settings.ebook.store
    return load_ebook_store(asked or GENERIC)


def _press_asked(understood: Understood, options: Options, measures: tuple[float, float]) -> Press:
    """What the pages are made for. Raises SettingsError for what no printer has."""
    settings = understood.settings
    asked = _press_settings(understood, options)
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


def formats_asked(understood: Understood, options: Options, theme: Theme) -> tuple[Format, ...]:
    """The formats to make: a printer that is named wants the cover with the pages."""
    if options.formats is not None:
        return check_offered(theme, options.formats)
    asked = _press_settings(understood, options)
    named = asked.store not in (None, DEFAULT_STORE) and asked.make is not Make.SCREEN
    return theme.offered((*USUAL_FORMATS, Format.WRAP) if named else USUAL_FORMATS)


def arranged_for(understood: Understood, options: Options, made: Format) -> Arranged:
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
