"""A manuscript with what its author says of it, read and assembled."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.book import Book, Document, Manuscript
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import SettingsError
from ebookpack.core.settings import FILE_NAME, Settings
from ebookpack.core.settings_reading import parse_settings
from ebookpack.files import folder_of, open_manuscript, readable_name
from ebookpack.readers.encoding import MOST_BYTES
from ebookpack.readers.registry import read_manuscript

MOST_SETTINGS_BYTES = 1 << 20


class Understood(Struct, frozen=True, kw_only=True):
    """A manuscript that has been read and assembled."""

    manuscript: Manuscript
    settings: Settings
    document: Document
    book: Book
    diagnostics: Diagnostics


def understand(path: Path, accepted: Collection[str] | None = ()) -> Understood:
    """Read a manuscript and make a book of it, without designing or writing anything.

    A mistake that the reading survives, as a picture that is not there, is an error in the
    diagnostics, or a warning if its code is `accepted` here or in book.toml, None being all that
    can be: what was understood is right for all that. Raises an EbookpackError for any other.
    """
    from ebookpack.assemble.assembly import assemble

    diagnostics = Diagnostics()
    manuscript = open_manuscript(path, limit=MOST_BYTES)
    settings = settings_of(manuscript)
    manuscript = replace(manuscript, encoding=settings.encoding or "")
    document = read_manuscript(manuscript, diagnostics)
    book = assemble(document, settings, stem(path), diagnostics)
    diagnostics.accept(None if accepted is None else {*accepted, *settings.accept})
    return Understood(
        manuscript=manuscript,
        settings=settings,
        document=document,
        book=book,
        diagnostics=diagnostics,
    )


def stem(path: Path) -> str:
    """The name that outputs are given: the manuscript's, without its suffix."""
    name = path.resolve().name if path.is_dir() else path.stem
    return readable_name(name) or "book"


def settings_of(manuscript: Manuscript) -> Settings:
    """book.toml of the manuscript's folder, if it has one."""
    try:
        data = manuscript.folder.read(FILE_NAME, limit=MOST_SETTINGS_BYTES)
    except FileNotFoundError:
        return Settings()
    except (ValueError, PermissionError) as error:
        raise SettingsError.at(Span(path=FILE_NAME), "S105", f"cannot be read: {error}") from error
    place = folder_of(manuscript) / FILE_NAME
    return parse_settings(data.decode("utf-8", "replace"), str(place))
