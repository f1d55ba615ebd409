"""The file of an OpenDocument text: a zip of parts, or one flat XML document (ODF 1.3, part 2)."""

from __future__ import annotations

import base64
import binascii
import posixpath
from dataclasses import dataclass, field

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.zip_container import PartError, ZipContainer, encrypted, parse_xml
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.odt.names import Element, attribute, child, descendants, kind
from ebookpack.readers.odt.numbering import whole
from ebookpack.readers.pictures import MOST_BYTES
from ebookpack.readers.word_processor.source import report_without

_SAVE_ANEW = "open it in LibreOffice and save it anew as ODT"
_NOT_XML = (b"\xff\xfe", b"\xfe\xff")
_START, _END = b"<office:binary-data", b"</office:binary-data>"
MOST_PICTURES = 20_000
"""Pictures in a flat document."""


@dataclass(slots=True, kw_only=True)
class OpenDocument:
    """The parts of a document that a reader asks for."""

    content: Element
    """Root of the part that holds `office:body`."""
    text: Element
    """`office:text`."""
    others: tuple[Element, ...]
    """Roots of the other parts: styles, properties."""
    zip: ZipContainer | None = None
    embedded: list[bytes] = field(default_factory=list)
    """Pictures of a flat document, in base64."""

    def picture(self, image: Element) -> tuple[str, bytes] | None:
        """Name and bytes of what a `draw:image` shows; None if it is not in the document.

        Raises PartError if it is damaged or too large.
        """
        data = child(image, "office:binary-data")
        if data is not None:
            written = data.text or ""
            number = whole(written[1:], 0) if written.startswith("#") else -1
            return f"picture-{number + 1}", self._decoded(number, written)
        name = posixpath.normpath(attribute(image, "xlink:href") or "?").removeprefix("./")
        found = self.zip.read(name, limit=MOST_BYTES) if self.zip is not None else None
        return None if found is None else (name, found)

    def part(self, name: str) -> Element | None:
        """Root of another part, as of a formula; None if there is none. Raises PartError."""
        return self.zip.xml(posixpath.normpath(name)) if self.zip is not None else None

    def _decoded(self, number: int, written: str) -> bytes:
        """Bytes of an embedded picture; none if they are damaged, which is then no picture."""
        try:
            return base64.b64decode(self.embedded[number] if number >= 0 else written)
        except (binascii.Error, ValueError, IndexError):
            return b""


def open_document(data: bytes, path: str, complaints: Complaints) -> OpenDocument:
    """Open a document. Raises ManuscriptError if it is none, encrypted, damaged or a bomb."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data.startswith(_NOT_XML):
        return _flat(data, path)
    return _zipped(data, path, complaints)


def _text(content: Element, path: str) -> Element:
    body = child(content, "office:body")
    text = child(body, "office:text")
    if text is None:
        holds = kind(body[0]).partition(":")[2] if body is not None and len(body) else "no text"
        raise ManuscriptError.at(
            Span(path=path),
            "R350",
            f"this is no OpenDocument text: it holds {holds or 'something else'}",
            "save the manuscript as ODT",
        )
    return text


def _flat(data: bytes, path: str) -> OpenDocument:
    bare, embedded = _without_pictures(data)
    try:
        root = parse_xml(bare)
    except PartError as error:
        raise error.fatal(Span(path=path), _SAVE_ANEW) from error
    return OpenDocument(content=root, text=_text(root, path), others=(), embedded=embedded)


def _without_pictures(data: bytes) -> tuple[bytes, list[bytes]]:
    """A flat document with a number for each picture in it, and the pictures.

    They are most of its bytes, and nothing that an XML parser need see.
    """
    parts: list[bytes] = []
    pictures: list[bytes] = []
    at = 0
    while len(pictures) < MOST_PICTURES:
        start = data.find(_START, at)
        opened = data.find(b">", start)
        end = data.find(_END, opened)
        if start < 0 or opened < 0 or end < 0 or data[opened - 1 : opened] == b"/":
            break
        parts += (data[at : opened + 1], f"#{len(pictures)}".encode())
        pictures.append(data[opened + 1 : end])
        at = end
    return b"".join([*parts, data[at:]]), pictures


def _zipped(data: bytes, path: str, complaints: Complaints) -> OpenDocument:
    container = ZipContainer(data, path, kind="OpenDocument text", way_out=_SAVE_ANEW)
    span = Span(path=path, part="content.xml")
    try:
        _refuse_encrypted(container, path)
        content = container.xml("content.xml")
    except PartError as error:
        raise error.fatal(span, _SAVE_ANEW) from error
    if content is None:
        raise ManuscriptError.at(
            span,
            "R350",
            "this is no OpenDocument text: it has no content.xml",
            "save the manuscript as ODT",
        )
    others = (_optional(container, name, path, complaints) for name in ("styles.xml", "meta.xml"))
    return OpenDocument(
        content=content,
        text=_text(content, path),
        others=tuple(root for root in others if root is not None),
        zip=container,
    )


def _refuse_encrypted(container: ZipContainer, path: str) -> None:
    """Encrypted parts are named by the manifest (ODF 1.3, part 2, 3.4.1); newer files are one."""
    if container.has("encrypted-package"):
        raise encrypted(Span(path=path), "save it without a password (File, Save As)")
    manifest = container.xml("META-INF/manifest.xml") if _has_manifest(container) else None
    entries = descendants(manifest, "manifest:encryption-data") if manifest is not None else ()
    if any(True for _ in entries):
        raise encrypted(Span(path=path), "save it without a password (File, Save As)")


def _has_manifest(container: ZipContainer) -> bool:
    """Whether there is one to be asked; those of OpenOffice.org 1 declare a document type."""
    data = container.read("META-INF/manifest.xml", limit=1 << 20)
    return data is not None and b"<!DOCTYPE" not in data and b"encryption-data" in data


def _optional(
    container: ZipContainer, name: str, path: str, complaints: Complaints
) -> Element | None:
    try:
        return container.xml(name)
    except PartError as error:
        report_without(complaints, error.reason, Span(path=path, part=name))
        return None
