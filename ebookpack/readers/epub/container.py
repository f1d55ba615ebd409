"""The container of a book: its package document is found, a lock is refused (EPUB 3.3, 4.2)."""

from __future__ import annotations

import re

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.zip_container import PartError, ZipContainer, parse_xml
from ebookpack.readers.epub.names import Element, attribute, descendants

WAY_OUT = "open it in a program that edits EPUB, such as Sigil, and save it anew"
MOST_BYTES = 48 * 1024 * 1024
"""Of one document in the book."""
_OBFUSCATIONS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Algorithms that hide fonts and lock nothing (EPUB 3.3, 4.4)."""
_FONT = re.compile(r"\.(?:otf|ttf|ttc|woff2?|dfont)$", re.IGNORECASE)
_LOCKS = ("META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,1000}>")


class EpubContainer(ZipContainer):
    """The files of a book."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open a book. Raises ManuscriptError if it is no zip, a bomb, or locked."""
        super().__init__(data, path, kind="EPUB", way_out=WAY_OUT)
        self._refuse_locked()

    def optional(self, name: str, *, limit: int) -> bytes | None:
        """Bytes of a file; None if there is none, or it is damaged or too large."""
        try:
            return self.read(name, limit=limit)
        except PartError:
            return None

    def document(self, name: str) -> Element | None:
        """Root of an XML document; None if there is none, or it is damaged.

        A document type without declarations of its own, as navigation files of EPUB 2 have one,
        is passed over.
        """
        try:
            data = self.read(name, limit=MOST_BYTES)
            return None if data is None else parse_xml(_DOCTYPE.sub(b"", data, count=1))
        except PartError:
            return None

    def package(self) -> tuple[str, Element]:
        """(name, root) of the package document. Raises ManuscriptError if there is none."""
        container = self.document("META-INF/container.xml")
        names = [
            attribute(rootfile, "full-path") or ""
            for rootfile in (
                descendants(container, "ocf:rootfile") if container is not None else ()
            )
        ]
        # Some zips were made by hand, and their container is wrong or missing.
        names += [name for name in self.names() if name.lower().endswith(".opf")]
        for name in names:
            try:
                data = self.read(name, limit=MOST_BYTES)
                if data is not None:
                    return name, parse_xml(_DOCTYPE.sub(b"", data, count=1))
            except PartError as error:
                raise error.fatal(Span(path=self._path, part=name), WAY_OUT) from error
        raise ManuscriptError.at(
            Span(path=self._path),
            "R370",
            "this is no EPUB: it has no package document",
            "save the manuscript as EPUB, or in another format",
        )

    def _refuse_locked(self) -> None:
        encryption = self.document("META-INF/encryption.xml")
        locked = encryption is not None and any(map(_locks, _entries(encryption)))
        if locked or (encryption is not None and any(map(self.has, _LOCKS[:2]))):
            raise ManuscriptError.at(
                Span(path=self._path),
                "R371",
                "the book is locked (DRM): its text is encrypted",
                "use the file that was not yet locked by a shop or a library",
            )


def _rootfiles(container: Element | None) -> list[Element]:
    return [] if container is None else list(descendants(container, "ocf:rootfile"))


def _entries(encryption: Element) -> list[Element]:
    return list(descendants(encryption, "enc:EncryptedData"))


def _locks(entry: Element) -> bool:
    """Whether something is encrypted, and not only a font obfuscated."""
    method = next(descendants(entry, "enc:EncryptionMethod"), None)
    algorithm = (attribute(method, "Algorithm") or "") if method is not None else ""
    if algorithm in _OBFUSCATIONS:
        return False
    references = [attribute(r, "URI") or "" for r in descendants(entry, "enc:CipherReference")]
    return not references or not all(map(_FONT.search, references))
