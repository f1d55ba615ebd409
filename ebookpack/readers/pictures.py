"""Pictures of a manuscript: found in its folder, checked within bounds, never from elsewhere."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from difflib import get_close_matches
from urllib.parse import unquote

from ebookpack.core.book import Folder, Resource
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Image
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.picture_headers import read_header

MOST_BYTES = 64 * 1024 * 1024
"""A picture's file may be this large."""
MOST_BYTES_IN_ALL = 512 * 1024 * 1024
"""...and all pictures of a manuscript together."""
MOST_PIXELS = 100_000_000
"""Width times height: a page of 16 x 20 inches at 560 dots per inch. Above it is a bomb."""

_SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp")
_RESOURCES = "resources"
"""The folder beside a manuscript in which Leanpub keeps its pictures."""
_REMOTE = re.compile(r"(?:(?:https?|ftps?|wss?):)?//", re.IGNORECASE)
_DATA = re.compile(r"data:[\w.+/-]*(?:;[\w=.-]+)*?;base64,", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ABSOLUTE = re.compile(r"/|[A-Za-z]:[\\/]|file:", re.IGNORECASE)
_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/svg+xml": "svg"}


class Pictures:
    """The pictures that a manuscript shows, each read once.

    What is wrong with one is an error in the diagnostics, and reading goes on. One on the web is
    whole where it is, and costs no more than a warning. A picture is not decoded but for formats
    that EPUB does not know (WebP, TIFF, BMP), which become PNG.
    """

    def __init__(self, folder: Folder, name: str, diagnostics: Diagnostics) -> None:
        """Take pictures named by paths relative to the file `name` in the folder."""
        self._folder = folder
        self._name = name
        self._beside = posixpath.dirname(name)
        self._complaints = Complaints(diagnostics)
        self._taken: dict[str, Resource | None] = {}
        self._bytes = 0
        self._names: tuple[str, ...] | None = None

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What was read, in the order of the text."""
        return tuple(resource for resource in self._taken.values() if resource is not None)

    def take(self, source: str, alt: str, span: Span) -> Image | None:
        """The node for a picture named by an address; None, and a finding, if it cannot be had.

        Its description is then for the caller to keep.
        """
        source = source.strip()
        if not source:
            return None
        if _DATA.match(source):
            resource = self._embedded(source, span)
        elif _REMOTE.match(source):
            self._complaints.warning(
                "R201",
                f'image "{_short(source)}" is on the web and is not downloaded; '
                "its description stands in its place",
                span,
                "put the picture beside the manuscript and name it there",
            )
            resource = None
        elif _SCHEME.match(source) and not _ABSOLUTE.match(source):
            self._complaints.warning(
                "R207", f'image "{_short(source)}" is no file and is left out', span
            )
            resource = None
        else:
            resource = self._from_folder(source, span)
        if resource is None:
            return None
        return Image(resource=resource.name, alt=" ".join(alt.split()))

    def add(self, name: str, data: bytes, span: Span) -> Resource | None:
        """Take in a picture from its bytes, under a name of its own; None if it is refused."""
        if name not in self._taken:
            self._taken[name] = self._checked(name, data, span)
        return self._taken[name]

    def _from_folder(self, source: str, span: Span) -> Resource | None:
        """A picture beside the file that shows it or, as many books have it, below their root."""
        path = unquote(re.split(r"[?#]", source, maxsplit=1)[0]).replace("\\", "/")
        beside = posixpath.normpath(posixpath.join(self._beside, path))
        if _ABSOLUTE.match(path) or "\0" in path or _leads_out(beside):
            self._refuse_outside(source, span)
            return None
        resources = posixpath.normpath(posixpath.join(self._beside, _RESOURCES, path))
        for name in dict.fromkeys((beside, posixpath.normpath(path), resources)):
            if name in self._taken:
                return self._taken[name]
            if _leads_out(name):
                continue
            try:
                data = self._folder.read(name, limit=MOST_BYTES)
            except PermissionError:
                self._refuse_outside(source, span)
                return None
            except ValueError:
                self._refuse(name, "R204", f"is larger than {MOST_BYTES >> 20} MB", span)
                return None
            except OSError:
                continue
            return self.add(name, data, span)
        self._missing(path, beside, span)
        self._taken[beside] = None
        return None

    def _embedded(self, source: str, span: Span) -> Resource | None:
        """A picture in the text itself, as word processors write it on export."""
        encoded = source[source.index(",") + 1 :]
        try:
            if len(encoded) > MOST_BYTES:
                raise ValueError(encoded[:0])
            data = base64.b64decode(unquote(encoded), validate=False)
        except (binascii.Error, ValueError):
            self._refuse(self._next_embedded(), "R205", "is not a picture", span)
            return None
        return self.embed(data, span)

    def embed(self, data: bytes, span: Span) -> Resource | None:
        """Take in a picture that came with the text and has no name; None if it is refused."""
        for resource in self.resources:
            if resource.data == data:
                return resource
        header = read_header(data)
        suffix = _EXTENSIONS.get(header.media_type, "png") if header else "png"
        return self.add(f"{self._next_embedded()}.{suffix}", data, span)

    def _next_embedded(self) -> str:
        stem = f"{self._name}.embedded-"
        return f"{stem}{1 + sum(name.startswith(stem) for name in self._taken)}"

    def _checked(self, name: str, data: bytes, span: Span) -> Resource | None:
        header = read_header(data)
        if header is None:
            self._refuse(
                name, "R205", "is not a picture", span, "use JPEG, PNG, GIF, SVG, WebP, TIFF or BMP"
            )
            return None
        if header.width * header.height > MOST_PIXELS:
            self._refuse_pixels(name, header.width, header.height, span)
            return None
        self._bytes += len(data)
        if self._bytes > MOST_BYTES_IN_ALL:
            most = f"brings the pictures to more than {MOST_BYTES_IN_ALL >> 20} MB"
            self._refuse(name, "R204", most, span)
            return None
        if header.media_type == "image/svg+xml":
            return self._drawing(name, data, span)
        if header.media_type not in _EXTENSIONS:
            return self._converted(name, data, span)
        return Resource(name=name, media_type=header.media_type, data=data)

    def _drawing(self, name: str, data: bytes, span: Span) -> Resource | None:
        from ebookpack.readers.svg import SvgRefusedError, clean_svg

        try:
            return Resource(name=name, media_type="image/svg+xml", data=clean_svg(data))
        except SvgRefusedError as error:
            self._refuse(name, "R206", str(error), span, "save it anew as plain SVG, or as PNG")
            return None

    def _converted(self, name: str, data: bytes, span: Span) -> Resource | None:
        from ebookpack.readers.picture_conversion import TooManyPixelsError, png_of

        try:
            png = png_of(data, most_pixels=MOST_PIXELS)
        except TooManyPixelsError as error:
            self._refuse_pixels(name, error.width, error.height, span)
            return None
        if png is None:
            self._refuse(name, "R205", "is damaged", span, "save it anew as PNG")
            return None
        return Resource(name=f"{name}.png", media_type="image/png", data=png)

    # -------------------------------------------------------------------- what went wrong

    def _refuse(self, name: str, code: str, why: str, span: Span, *hints: str) -> None:
        self._taken.setdefault(name, None)
        self._complaints.lost_picture(code, f'image "{_short(name)}" {why}', span, *hints)

    def _refuse_pixels(self, name: str, width: int, height: int, span: Span) -> None:
        self._refuse(
            name,
            "R204",
            f"has {width} x {height} pixels; {MOST_PIXELS // 1_000_000} million is the most",
            span,
            "save a smaller copy: no printed page needs so many",
        )

    def _refuse_outside(self, source: str, span: Span) -> None:
        self._complaints.lost_picture(
            "R202",
            f'image "{_short(source)}" is outside of the manuscript\'s folder',
            span,
            "copy the picture into the folder and name it there",
        )

    def _missing(self, path: str, name: str, span: Span) -> None:
        nearest = self._nearest(name) if self._complaints.may_add("R203") else ""
        hints = (f'did you mean "{nearest}"?',) if nearest else ()
        self._complaints.lost_picture("R203", f'image "{_short(path)}" not found', span, *hints)

    def _nearest(self, name: str) -> str:
        """The picture in the folder whose name is nearest, as the manuscript would name it."""
        if self._names is None:
            names = (n for n in self._folder.names() if n.lower().endswith(_SUFFIXES))
            self._names = tuple(names)[:5000]
        by_file = {posixpath.basename(n).lower(): n for n in reversed(self._names)}
        near = get_close_matches(posixpath.basename(name).lower(), by_file, n=1, cutoff=0.6)
        return posixpath.relpath(by_file[near[0]], self._beside or ".") if near else ""


def _leads_out(name: str) -> bool:
    return name == ".." or name.startswith("../")


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:77]}..."
