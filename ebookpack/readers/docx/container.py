"""The zip of a Word document: its parts and how they refer to each other, within bounds.

Open Packaging Conventions, ISO/IEC 29500-2. Nothing is unpacked but the parts that are asked for,
and of those no more bytes than are allowed, whatever the zip's directory says of their size.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.readers.docx.names import Element, kind

MOST_ENTRIES = 20_000
"""Files in the zip."""
MOST_XML_BYTES = 48 * 1024 * 1024
"""Of one part that is XML; a novel of 150,000 words takes 3 to 20 MB."""
MOST_MARKS = 2_500_000
"""Tags and attributes of one part: what its tree takes in memory goes by them, not by bytes."""
MOST_DEPTH = 100
"""Elements within one another. Word itself nests tables no deeper than that."""

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` and the decompressors meet damage with."""
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A reference of a part to another, or out of the package."""

    type: str
    """Last step of its type's address, which Strict and Transitional share: `footnotes`."""
    target: str
    """Name of a part, or an address if it is external."""
    external: bool


class PartError(Exception):
    """A part cannot be read; says why."""

    def __init__(self, code: str, reason: str) -> None:
        """Raise with the code for a part that the document cannot do without."""
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Package:
    """The parts of a document."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open a document's bytes. Raises ManuscriptError if they are no zip, or a bomb."""
        self._path = path
        self._zip = _opened(data, Span(path=path))
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self._entries.setdefault(_key(info.filename), info)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return _key(name) in self._entries

    def read(self, name: str, *, limit: int) -> bytes | None:
        """Bytes of a part; None if there is none. Raises PartError if damaged or too large."""
        info = self._entries.get(_key(name))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise PartError("R301", "is encrypted")
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except _ZIP_FAULTS as error:
            raise PartError("R303", "is damaged") from error
        if len(data) > limit:
            raise PartError("R304", f"is larger than {limit >> 20} MB when unpacked")
        return data

    def xml(self, name: str) -> Element | None:
        """Root of a part that is XML; None if there is none. Raises PartError."""
        data = self.read(name, limit=MOST_XML_BYTES)
        return None if data is None else _parsed(data)

    def required(self, name: str) -> Element:
        """Root of a part that the text is in. Raises ManuscriptError."""
        span = Span(path=self._path, part=name)
        try:
            root = self.xml(name)
        except PartError as error:
            raise ManuscriptError.at(
                span,
                error.code,
                f"this part of the document {error.reason}",
                "open it in Word or LibreOffice and save it anew as DOCX",
            ) from error
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


def _opened(data: bytes, span: Span) -> zipfile.ZipFile:
    if data.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in data:
            raise ManuscriptError.at(
                span,
                "R301",
                "the document is encrypted: a password protects it",
                "open it in Word and take the password off (File, Info, Protect Document)",
            )
        raise ManuscriptError.at(
            span,
            "R302",
            "this is a file of Word 97 to 2003, whatever its name says",
            "open it in Word or LibreOffice and save it as DOCX",
        )
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        entries = len(opened.infolist())
    except _ZIP_FAULTS as error:
        raise ManuscriptError.at(
            span,
            "R303",
            "the file is damaged, or no Word document: it is no sound zip",
            "open it in Word or LibreOffice and save it anew as DOCX",
        ) from error
    if entries > MOST_ENTRIES:
        raise ManuscriptError.at(
            span, "R304", f"the document has {entries} parts; {MOST_ENTRIES} is the most"
        )
    return opened


def _key(name: str) -> str:
    """Part names do not differ by case (29500-2, 6.2.2.3); some programs write backslashes."""
    return unquote(name).replace("\\", "/").lstrip("/").casefold()


def _parsed(data: bytes) -> Element:
    if data.count(b"<") + data.count(b"=") > MOST_MARKS:
        raise PartError("R304", f"holds more than {MOST_MARKS} tags and attributes")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    # Refused before anything is parsed, so that no entity is ever declared; outside of a comment
    # or a CDATA section, neither of which Word writes, these letters can be nothing else.
    if b"<!DOCTYPE" in (data.replace(b"\x00", b"") if b"\x00" in data[:4] else data):
        raise PartError("R307", "declares a document type, which no Word document does")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise PartError("R306", "is not well-formed XML") from error
    if root.xpath(f"boolean({'/*' * MOST_DEPTH})"):
        raise PartError("R308", f"nests more than {MOST_DEPTH} elements in one another")
    return root
