"""Which store's rules each edition keeps.

A store may sell e-books, print books, or both. A name that is asked for counts for each edition
that the store has; the others are what they would be without it.
"""

from __future__ import annotations

from collections.abc import Collection

from ebookpack.core.edition import Format
from ebookpack.core.errors import SettingsError
from ebookpack.design.ebook_stores import ebook_store_names
from ebookpack.design.stores import no_such_store, store_names

_ELECTRONIC = frozenset({Format.EPUB, Format.COVER})
_PRINTED = frozenset({Format.PRINT, Format.WRAP, Format.SHEETS})


def sells_ebooks(store: str | None) -> str | None:
    """The name, if it is that of a store for e-books; else None."""
    return store if store in ebook_store_names() else None


def prints(store: str | None) -> str | None:
    """The name, if it is that of a printer; else None."""
    return store if store in store_names() else None


def check_store(store: str | None, wanted: Collection[Format] | None) -> None:
    """Raise SettingsError for a store that is not there, or has none of the editions wanted."""
    if store is None:
        return
    if not sells_ebooks(store) and not prints(store):
        raise no_such_store(store, dict.fromkeys((*ebook_store_names(), *store_names())))
    if wanted is None:
        return
    if not prints(store) and not _ELECTRONIC & set(wanted):
        hint = f"printers: {', '.join(store_names())}"
        raise SettingsError.at(None, "D131", f"{store} prints no books", hint)
    if not sells_ebooks(store) and not _PRINTED & set(wanted):
        hint = f"for e-books: {', '.join(ebook_store_names())}"
        raise SettingsError.at(None, "D131", f"{store} prints, and sells no e-books", hint)
