"""The package of a Word document: its parts and how they refer to each other.

Open Packaging Conventions, ISO/IEC 29500-2.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.zip_container import PartError, ZipContainer, encrypted
from ebookpack.readers.docx.names import Element, kind

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_ANEW = "open it in Word or LibreOffice and save it anew as DOCX"


class Relationship(Struct, frozen=True, kw_only=True):
    """A reference of a part to another, or out of the package."""

    type: str
    """Last step of its type's address, which Strict and Transitional share: `footnotes`."""
    target: str
    """Name of a part, or an address if it is external."""
    external: bool


class Package(ZipContainer):
    """The parts of a document."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open a document's bytes. Raises ManuscriptError if they are no zip, or a bomb."""
        _refuse_compound_file(data, Span(path=path))
        super().__init__(data, path, kind="Word document", way_out=_SAVE_ANEW)

    def required(self, name: str) -> Element:
        """Root of a part that the text is in. Raises ManuscriptError."""
        span = Span(path=self._path, part=name)
        try:
            root = self.xml(name)
        except PartError as error:
            raise error.fatal(span, _SAVE_ANEW) from error
        if root is None:
            raise ManuscriptError.at(
                span,
                "R305",
                "this is no Word document: its main part is missing",
                "save the manuscript as DOCX",
            )
        return root

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """References of a part by their ids; of the whole package for "". Raises PartError."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relationship] = {}
        for element in root if root is not None else ():
            target, ident = element.get("Target") or "", element.get("Id") or ""
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[ident] = Relationship(
                type=(element.get("Type") or "").rpartition("/")[2],
                target=target,
                external=external,
            )
        return found

    def main_part(self) -> str:
        """Name of the part that holds the text (ISO/IEC 29500-1, 11.3.10)."""
        try:
            references = self.relationships("")
        except PartError:
            references = {}
        for reference in references.values():
            if reference.type == "officeDocument" and not reference.external:
                return reference.target
        return "word/document.xml"


def text_root(package: Package, part: str, path: str) -> Element:
    """Root of the main part. Raises ManuscriptError if it is no Word text."""
    root = package.required(part)
    if kind(root) != "w:document":
        raise ManuscriptError.at(
            Span(path=path, part=part),
            "R305",
            "this is no Word document: its main part holds something else",
            "save the manuscript as DOCX",
        )
    return root


def _refuse_compound_file(data: bytes, span: Span) -> None:
    """What Word 97 wrote, and what Word wraps an encrypted document in, is no zip."""
    if not data.startswith(_COMPOUND_FILE):
        return
    if _ENCRYPTED in data:
        raise encrypted(
            span, "open it in Word and take the password off (File, Info, Protect Document)"
        )
    raise ManuscriptError.at(
        span,
        "R302",
        "this is a file of Word 97 to 2003, whatever its name says",
        "open it in Word or LibreOffice and save it as DOCX",
    )
