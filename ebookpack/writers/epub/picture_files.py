"""Pictures as a store takes them: upright, no larger than it shows them, and of nothing but pixels.

A photograph says where and when it was taken, and by whose camera; its readers need not know.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt

from msgspec.structs import replace
from PIL import Image, ImageOps

from ebookpack.core.book import Resource
from ebookpack.core.ebook_store import CoverRules, PictureRules
from ebookpack.core.edition import Cover
from ebookpack.core.whole_pictures import whole_pictures

QUALITY = 88
"""Of JPEG; what is lost cannot be seen on a screen."""
_LOST_ON_BLACK = 89
"""Grey (sRGB) of less than 3:1 to black (WCAG 2.2, 1.4.11): a line of it is not seen by night."""
_SOLID = 128
"""Of 255: what is less so is see-through."""
_LEAST_LOST = 0.2
_LEAST_SEEN_THROUGH = 0.1
"""Shares of what is drawn, and of the picture, from which it is drawn in dark ink on nothing."""
_ORIENTATION = 0x0112
"""Tag of Exif."""
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT".split()
)
"""Chunks of PNG that say how it looks (PNG, 11)."""
_ICC = b"ICC_PROFILE\x00"
_APP0, _APP2, _APP14, _APP15, _COMMENT, _SCAN = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE, 0xDA
LARGE = 16_000_000
"""Pixels from which a picture is not copied as a whole."""
_PLAIN_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK"})
"""Those of eight bits a colour, at most."""
ROWS = 64
"""Rows of the smaller picture that are drawn at once."""
_FAULTS = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, struct.error)
"""What Pillow's decoders meet damage with."""


def fitted(resource: Resource, rules: PictureRules) -> Resource:
    """A picture as a store takes it; what moves and what is damaged as they are."""
    if resource.media_type == "image/svg+xml":
        return replace(resource, data=_grounded(resource.data))
    if resource.media_type not in ("image/jpeg", "image/png", "image/gif"):
        return resource
    try:
        with _strictly():
            data = _redrawn(resource, rules) or _bare(resource)
    except (*_FAULTS, Image.DecompressionBombError):
        return resource
    return replace(resource, data=data)


@contextmanager
def _strictly() -> Iterator[None]:
    """Pictures that end early are damaged; large ones are no news."""
    with whole_pictures(), warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        yield


def smaller_cover(cover: Cover, rules: CoverRules) -> Cover:
    """A cover that is too large for the file, as large as there is room for."""
    scale = min(1.0, rules.width / cover.width, rules.height / cover.height)
    with Image.open(io.BytesIO(cover.jpeg)) as picture:
        small = picture.resize(_size(cover.width, cover.height, scale), Image.Resampling.LANCZOS)
    return replace(cover, jpeg=_jpeg(small, None), width=small.width, height=small.height)


def _redrawn(resource: Resource, rules: PictureRules) -> bytes | None:
    """A picture that has to be drawn anew; None if it is right as it is."""
    with Image.open(io.BytesIO(resource.data)) as picture:
        if getattr(picture, "is_animated", False):
            return None
        scale = min(
            1.0,
            sqrt(rules.most_pixels / (picture.width * picture.height)),
            rules.most_side / max(picture.width, picture.height),
        )
        turned = picture.getexif().get(_ORIENTATION, 1) != 1
        seen_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
        filled = seen_through and (not rules.transparent or _lost_by_night(picture))
        if scale == 1.0 and not turned and not filled and picture.mode != "CMYK":
            return None
        profile = picture.info.get("icc_profile") if picture.mode in ("RGB", "RGBA", "L") else None
        whole: Image.Image = picture
        is_large = picture.width * picture.height > LARGE and picture.mode in _PLAIN_MODES
        if is_large and scale <= 1 / 2:
            whole = _shrunk(picture, int(1 / scale))
            scale = min(1.0, scale * picture.width / whole.width)
        drawn: Image.Image = ImageOps.exif_transpose(whole)
        if drawn.mode in ("P", "PA"):
            drawn = drawn.convert("RGBA" if seen_through else "RGB")
        elif drawn.mode == "CMYK":
            drawn = drawn.convert("RGB")
        if filled:
            above = drawn.convert("RGBA")
            drawn = Image.new("RGB", above.size, "white")
            drawn.paste(above, mask=above.getchannel("A"))
        if scale < 1.0:
            size = _size(drawn.width, drawn.height, scale)
            drawn = drawn.resize(size, Image.Resampling.LANCZOS)
    if resource.media_type == "image/jpeg":
        return _jpeg(drawn, profile)
    written = io.BytesIO()
    if resource.media_type == "image/gif":
        drawn.save(written, "GIF", optimize=True)
    else:
        drawn.save(written, "PNG", optimize=True, icc_profile=profile)
    return written.getvalue()


def _shrunk(picture: Image.Image, by: int) -> Image.Image:
    """A picture at a whole part of its size, strip by strip: copies of the whole take gigabytes."""
    seen_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    mode = "RGBA" if seen_through else "L" if picture.mode in ("1", "L") else "RGB"
    width, height = picture.width // by, picture.height // by
    small = Image.new(mode, (width, height))
    for top in range(0, height, ROWS):
        rows = min(ROWS, height - top)
        strip = picture.crop((0, top * by, width * by, (top + rows) * by)).convert(mode)
        # Colours are weighed by how far each is seen.
        weighed = strip.convert("RGBa") if seen_through else strip
        small.paste(weighed.reduce(by).convert(mode), (0, top))
    small.getexif()[_ORIENTATION] = picture.getexif().get(_ORIENTATION, 1)
    return small


def _grounded(svg: bytes) -> bytes:
    """A drawing on white: its lines are black where nothing else is said (SVG 2, 13.2)."""
    from lxml import etree

    try:
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return svg
    said = root.get("style", "")
    if "background" in said:
        return svg
    root.set("style", f"{said};background:#fff".lstrip(";"))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _lost_by_night(picture: Image.Image) -> bool:
    """Whether a picture is drawn in dark ink on nothing, as many signatures and diagrams are."""
    if picture.width * picture.height > LARGE:
        size = _size(picture.width, picture.height, sqrt(LARGE / (picture.width * picture.height)))
        picture = picture.resize(size, Image.Resampling.NEAREST)
    above = picture.convert("RGBA")
    solid = above.getchannel("A").point([255 * (alpha >= _SOLID) for alpha in range(256)])
    drawn = above.convert("L").histogram(solid)
    ink = sum(drawn)
    if ink > (1 - _LEAST_SEEN_THROUGH) * picture.width * picture.height:
        return False
    return sum(drawn[:_LOST_ON_BLACK]) > _LEAST_LOST * ink


def _size(width: int, height: int, scale: float) -> tuple[int, int]:
    return max(1, int(width * scale)), max(1, int(height * scale))


def _jpeg(picture: Image.Image, profile: bytes | None) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, optimize=True, icc_profile=profile)
    return written.getvalue()


def _bare(resource: Resource) -> bytes:
    """A picture without what is said beside its pixels; these are the same to the bit."""
    if resource.media_type == "image/gif":
        return resource.data
    if resource.media_type == "image/png":
        return _PNG_START + b"".join(_chunks(resource.data))
    return b"".join(_segments(resource.data))


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that say how it looks."""
    place = len(_PNG_START)
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if kind in _PIXELS:
            yield data[place:end]
        if kind == b"IEND":
            return
        place = end


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that say how it looks (ITU-T T.81, B.1.1.4)."""
    yield data[:2]
    place = 2
    while place < len(data):
        _, marker, length = struct.unpack_from(">BBH", data, place)
        if marker == _SCAN:
            yield data[place:]
            return
        end = place + 2 + length
        is_said = _APP0 < marker <= _APP15 and marker != _APP14
        is_profile = marker == _APP2 and data[place + 4 : end].startswith(_ICC)
        if marker != _COMMENT and (not is_said or is_profile):
            yield data[place:end]
        place = end
