"""A picture of the author's own for the cover: opened within bounds, in the colours of a screen."""

from __future__ import annotations

import warnings
from io import BytesIO

from msgspec import Struct
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import CoverPicture
from ebookpack.core.errors import SettingsError
from ebookpack.core.whole_pictures import whole_pictures
from ebookpack.design.cover.ground import Box, Space

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
MOST_PIXELS = 200_000_000
"""Width times height: more is no photograph, but a bomb."""
ENOUGH = (2000, 3200)
"""Pixels that are enough for any cover: larger JPEGs are read at a half or a quarter of theirs."""
LEAST_WIDTH = 500
"""Pixels of the part that is shown, below which a picture is too small for any cover..."""
GOOD_WIDTH = 1200
"""...and below which it looks soft."""
LARGER = "take a larger one: 1600 x 2560 pixels or more"
FAULTS = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError)
"""What Pillow's decoders meet damage with."""
_WIDE = ("I;16", "I;16B", "I;16L", "I", "F")
_SIXTEEN_BITS = 65535.0


class Crop(Struct, frozen=True):
    """A part of a picture, in its pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(left, top, right, bottom)."""
        return self.left, self.top, self.left + self.width, self.top + self.height


def opened(given: CoverPicture) -> Image.Image:
    """The picture upright, in sRGB with 8 bits a channel, what is transparent in it on white.

    CMYK and wide colours are made sRGB by the profile in the file, if there is one. Raises
    SettingsError (D310) for a file that is none, is damaged, moves, or has too many pixels.
    """
    try:
        with whole_pictures(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(given.data), formats=FORMATS) as picture:
                _check(given, picture)
                if picture.mode == "RGB":
                    picture.draft("RGB", ENOUGH)
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                return _on_white(_in_srgb(upright))
    except UnidentifiedImageError as error:
        raise _refused(
            given,
            f"{given.name} is no picture that can be read",
            "save it as JPEG or PNG",
        ) from error
    except Image.DecompressionBombError as error:
        raise _refused(given, f"{given.name} has too many pixels", "save it smaller") from error
    except FAULTS as error:
        hint = "open it in a program for pictures, and save it anew"
        raise _refused(given, f"{given.name} is damaged", hint) from error


def _check(given: CoverPicture, picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise _refused(
            given, f"{given.name} has {picture.width} x {picture.height} pixels", "save it smaller"
        )
    frames = getattr(picture, "n_frames", 1)
    if frames > 1:
        raise _refused(
            given,
            f"{given.name} holds {frames} pictures, and a cover is one that stands still",
            "save the one that is meant as JPEG or PNG",
        )


def check_size(given: CoverPicture, shown: Crop, diagnostics: Diagnostics) -> None:
    """Hold the part of a picture that a cover shows against what it needs.

    Raises SettingsError (D306) if it is much too small; adds the warning D306 if it looks soft.
    """
    wide, tall = round(shown.width), round(shown.height)
    said = f"the part of {given.name} that the cover shows has {wide} x {tall} pixels"
    if wide < LEAST_WIDTH:
        raise too_small(given, f"{said}: too few, it would be a blur")
    if wide < GOOD_WIDTH:
        diagnostics.warning("D306", f"{said}: it will look soft", given.span, LARGER)


def too_small(given: CoverPicture, message: str) -> SettingsError:
    """The error of a picture that has too few pixels."""
    return SettingsError.at(given.span, "D306", message, LARGER)


def cut_out(picture: Image.Image, crop: Crop, size: tuple[int, int]) -> Image.Image:
    """A part of a picture at a size in pixels."""
    return picture.resize(size, Image.Resampling.LANCZOS, box=crop.box, reducing_gap=2.0)


def pixels(space: Space, box: Box, crop: Crop) -> tuple[int, int]:
    """(width, height) that a crop is printed with in a box: as many as it has, up to the finest.

    The cover of an e-book has a pixel for each unit, whatever the picture has.
    """
    left, top, right, bottom = box
    native = crop.width / (right - left)
    density = min(space.fine, native) if space.fine > 1 else 1.0
    return round((right - left) * density), round((bottom - top) * density)


def shown_part(picture: Image.Image, box: Box) -> Crop:
    """The largest part of a picture that has the shape of a box, in its middle."""
    width, height = largest(picture.size, box)
    return Crop((picture.width - width) / 2, (picture.height - height) / 2, width, height)


def largest(size: tuple[int, int], box: Box) -> tuple[float, float]:
    """(width, height) of the largest part of a picture that has the shape of a box."""
    left, top, right, bottom = box
    scale = min(size[0] / (right - left), size[1] / (bottom - top))
    return (right - left) * scale, (bottom - top) * scale


def _refused(given: CoverPicture, message: str, *hints: str) -> SettingsError:
    return SettingsError.at(given.span, "D310", message, *hints)


# ----------------------------------------------------------------------------------------- colours


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in L, RGB or RGBA, its colours those of a screen."""
    if picture.mode in _WIDE:
        return _in_eight_bits(picture)
    profile = picture.info.get("icc_profile")
    if picture.mode in ("P", "PA"):
        seen_through = picture.mode == "PA" or "transparency" in picture.info
        picture = picture.convert("RGBA" if seen_through else "RGB")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        picture = _by_profile(picture, profile)
    if picture.mode in ("L", "LA", "RGB", "RGBA"):
        return picture
    return picture.convert("RGB")


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits or more in 8: Pillow's own conversion would cut off all that is not dark."""
    values = picture.convert("F")
    extrema = values.getextrema()
    highest = max(float(value) for value in extrema if isinstance(value, int | float))
    unscaled = highest <= 255 and picture.mode in ("I", "F")
    most = 255.0 if unscaled else max(_SIXTEEN_BITS, highest)
    return values.point(lambda value: value * (255.0 / most) + 0.0).convert("L")


def _by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture by the profile in its file; as it is if that is broken."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    flat = picture.convert("RGB") if alpha else picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(
            flat, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, *FAULTS):
        return picture
    if made is None:
        return picture
    if alpha:
        made.putalpha(alpha)
    return made


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA") or "transparency" in picture.info:
        above = picture.convert("RGBA")
        paper = Image.new("RGB", above.size, "white")
        paper.paste(above, mask=above.getchannel("A"))
        return paper
    return picture.convert("RGB")
