"""Pictures in the text: their kind, their bytes in hexadecimal, their description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Image
from ebookpack.readers.pictures import MOST_BYTES
from ebookpack.readers.word_processor.source import PagesSource, alternative

KINDS: Mapping[str, str] = {
    "pngblip": "png",
    "jpegblip": "jpg",
    "emfblip": "emf",
    "wmetafile": "wmf",
    "pmmetafile": "wmf",
    "macpict": "pict",
    "dibitmap": "wmf",
    "wbitmap": "wmf",
}
"""Control words that name the kind of a picture, and the suffix of its file."""
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]")


@dataclass(slots=True)
class PictureData:
    """A picture whose group is open."""

    kind: str = "png"
    hexadecimal: list[bytes] = field(default_factory=list)
    binary: list[bytes] = field(default_factory=list)
    alt: str = ""

    def taken(self, source: PagesSource, number: int, span: Span) -> Image | None:
        """The node for the picture; None if there is none, or it is refused with a report."""
        digits = _NO_HEX.sub(b"", b"".join(self.hexadecimal))
        data = b"".join(self.binary) or bytes.fromhex(digits[: len(digits) & ~1].decode())
        if not data:
            return None
        if len(data) > MOST_BYTES:
            source.broken_picture(
                f"picture-{number}", f"is larger than {MOST_BYTES >> 20} MB", span
            )
            return None
        name = f"picture-{number}.{self.kind}"
        return source.packed_picture(name, data, alternative(self.alt), span)
