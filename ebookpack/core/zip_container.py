"""Documents that are a zip of files (DOCX, ODT, EPUB), opened within bounds.

Nothing is unpacked but the files that are asked for, and of those no more bytes than are allowed,
whatever the zip's directory says of their size. Their XML is parsed without entities, document
types or anything from elsewhere.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError

Element: TypeAlias = etree._Element

MOST_ENTRIES = 20_000
"""Files in the zip."""
MOST_XML_BYTES = 48 * 1024 * 1024
"""Of one file that is XML; a novel of 150,000 words takes 3 to 20 MB."""
MOST_MARKS = 2_500_000
"""Tags and attributes of one file: what its tree takes in memory goes by them, not by bytes."""
MOST_DEPTH = 100
"""Elements within one another. Word itself nests tables no deeper than that."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those of OPC, ODF and EPUB. Of the others `zipfile` unpacks all that it is given at once."""

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


class PartError(Exception):
    """A file in the container cannot be read; says why."""

    def __init__(self, code: str, reason: str) -> None:
        """Raise with the code for a file that the document cannot do without."""
        super().__init__(reason)
        self.code = code
        self.reason = reason

    def fatal(self, span: Span, *hints: str) -> ManuscriptError:
        """The error of a document that cannot be read without the file."""
        return ManuscriptError.at(
            span, self.code, f"this part of the document {self.reason}", *hints
        )


class ZipContainer:
    """The files in a document."""

    def __init__(self, data: bytes, path: str, *, kind: str, way_out: str) -> None:
        """Open a document's bytes; `kind` names what it should be, `way_out` is the hint.

        Raises ManuscriptError if they are no zip, or a bomb.
        """
        self._path = path
        self._zip = _opened(data, Span(path=path), kind, way_out)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self._entries.setdefault(_key(info.filename), info)

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return _key(name) in self._entries

    def names(self) -> tuple[str, ...]:
        """Names of all files, as they are written."""
        return tuple(info.filename for info in self._entries.values())

    def checksums(self) -> dict[str, int]:
        """CRC-32 of each file, by its name, as the zip says."""
        return {info.filename: info.CRC for info in self._entries.values()}

    def size(self, name: str) -> int:
        """Bytes of a file once it is unpacked, as the zip says; 0 if there is none."""
        info = self._entries.get(_key(name))
        return info.file_size if info else 0

    def read(self, name: str, *, limit: int) -> bytes | None:
        """Bytes of a file; None if there is none. Raises PartError if damaged or too large."""
        info = self._entries.get(_key(name))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise PartError("R301", "is encrypted")
        if info.compress_type not in _METHODS:
            raise PartError("R303", "is packed in a way that such documents never are")
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except _ZIP_FAULTS as error:
            raise PartError("R303", "is damaged") from error
        if len(data) > limit:
            raise PartError("R304", f"is larger than {limit >> 20} MB when unpacked")
        return data

    def xml(self, name: str) -> Element | None:
        """Root of a file that is XML; None if there is none. Raises PartError."""
        data = self.read(name, limit=MOST_XML_BYTES)
        return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> Element:
    """Root of an XML document. Raises PartError for one that is broken or beyond the bounds."""
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
    # or a CDATA section, neither of which such programs write, these letters can be nothing else.
    if b"<!DOCTYPE" in (data.replace(b"\x00", b"") if b"\x00" in data[:4] else data):
        raise PartError("R307", "declares a document type, which no such document does")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise PartError("R306", "is not well-formed XML") from error
    if root.xpath(f"boolean({'/*' * MOST_DEPTH})"):
        raise PartError("R308", f"nests more than {MOST_DEPTH} elements in one another")
    return root


def encrypted(span: Span, way_out: str) -> ManuscriptError:
    """The error of a document that a password protects."""
    return ManuscriptError.at(
        span, "R301", "the document is encrypted: a password protects it", way_out
    )


def _opened(data: bytes, span: Span, kind: str, way_out: str) -> zipfile.ZipFile:
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        entries = len(opened.infolist())
    except _ZIP_FAULTS as error:
        raise ManuscriptError.at(
            span, "R303", f"the file is damaged, or no {kind}: it is no sound zip", way_out
        ) from error
    if entries > MOST_ENTRIES:
        raise ManuscriptError.at(
            span, "R304", f"the document has {entries} parts; {MOST_ENTRIES} is the most"
        )
    return opened


def _key(name: str) -> str:
    """Names do not differ by case (29500-2, 6.2.2.3); some programs write backslashes."""
    return unquote(name).replace("\\", "/").lstrip("/").casefold()
