"""Colours as the press has them: gray, RGB, or CMYK with no more ink than the paper takes.

RGB becomes CMYK by an ICC profile of a press where this system has one (`press_profile`), and else
by the formula of `_separated`: under-colour removal with the tone curve of a press that gains a
fifth at the middle tones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from io import BytesIO

from msgspec import Struct
from PIL import Image, ImageChops, ImageCms, ImageMath, ImageOps

from ebookpack.core.store import ColourSpace

Colour = tuple[float, ...]
"""One, three or four components, 0 to 1: gray, RGB or CMYK."""

_FULL = 255
_REPLACED = 0.6
"""Part of the black ink by which the others become less: dark tones need all four."""
_GAIN = 1.25
"""Exponent that undoes the dot gain of a press."""


class Inks(Struct, frozen=True, kw_only=True, dict=True):
    """What the pages are printed with."""

    black: bool
    """Whether black is the only ink: everything is gray."""
    colours: ColourSpace
    limit: int | None = None
    """Most ink at a place in per cent of all plates."""
    profile: bytes | None = None
    """ICC profile of the press; without it a formula is used."""

    @property
    def mode(self) -> str:
        """Pillow's name of what pictures become."""
        if self.black:
            return "L"
        return "RGB" if self.colours is ColourSpace.RGB else "CMYK"

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture without alpha, flattened onto white, in the press's inks."""
        flat = flattened(picture)
        if self.mode == "L" or flat.mode == "L":
            return _gray(flat)
        if self.mode == "RGB":
            return flat if flat.mode == "RGB" else flat.convert("RGB")
        separated = flat if flat.mode == "CMYK" else self._separation(flat.convert("RGB"))
        return limited(separated, self.limit) if self.limit else separated

    def colour(self, colour: Colour, opacity: float = 1.0) -> Colour:
        """A colour on white paper, in the press's inks; what is gray stays gray."""
        if len(colour) == 4 and not any(colour[:3]):
            colour = (1 - colour[3],)
        if len(colour) == 3 and len(set(colour)) == 1:
            colour = colour[:1]
        if opacity < 1:
            paper = 0.0 if len(colour) == 4 else 1.0
            colour = tuple(part * opacity + paper * (1 - opacity) for part in colour)
        if len(colour) == 1 or (len(colour) == 3 and self.mode == "RGB"):
            return colour
        mode = "CMYK" if len(colour) == 4 else "RGB"
        if mode == self.mode and self.limit is None:
            return colour
        pixel = Image.new(mode, (1, 1), tuple(round(part * _FULL) for part in colour))
        made = self.picture(pixel).getpixel((0, 0))
        parts = made if isinstance(made, tuple) else (made,)
        return tuple(float(part or 0) / _FULL for part in parts)

    def _separation(self, rgb: Image.Image) -> Image.Image:
        if self._transform is None:
            return _separated(rgb)
        made = ImageCms.applyTransform(rgb, self._transform)
        return made or rgb  # it gives nothing only where it works in place

    @cached_property
    def _transform(self) -> ImageCms.ImageCmsTransform | None:
        if self.profile is None:
            return None
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(BytesIO(self.profile)),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )


def flattened(picture: Image.Image) -> Image.Image:
    """A picture in L, RGB or CMYK, what is transparent in it on white."""
    if picture.mode in ("L", "RGB", "CMYK") and "transparency" not in picture.info:
        return picture
    if picture.mode in ("1", "I;16", "I"):
        return picture.convert("L")
    if picture.mode in ("LA", "La"):
        return _on_white(picture.convert("LA"), "L")
    if picture.mode in ("P", "PA", "RGBA", "RGBa") or "transparency" in picture.info:
        return _on_white(picture.convert("RGBA"), "RGB")
    return picture.convert("RGB")


def _on_white(picture: Image.Image, mode: str) -> Image.Image:
    paper = Image.new(mode, picture.size, "white")
    paper.paste(picture.convert(mode), mask=picture.getchannel("A"))
    return paper


def _gray(picture: Image.Image) -> Image.Image:
    return picture if picture.mode == "L" else picture.convert("RGB").convert("L")


def _separated(rgb: Image.Image) -> Image.Image:
    """RGB as CMYK by under-colour removal, made lighter by what the press gains."""
    inks = [ImageOps.invert(band) for band in rgb.split()]
    gray = ImageChops.darker(ImageChops.darker(inks[0], inks[1]), inks[2])
    black = gray.point(_curve(lambda tone: tone**2))
    taken = black.point(_curve(lambda tone: tone * _REPLACED))
    bands = []
    for ink in inks:
        # What black takes over is taken out of the colours.
        rest = ImageChops.subtract(ink, taken)
        bands.append(rest.point(_curve(lambda tone: tone**_GAIN)))
    return Image.merge("CMYK", (*bands, black))


def _curve(tone: Callable[[float], float]) -> Sequence[int]:
    return [round(tone(value / _FULL) * _FULL) for value in range(_FULL + 1)]


def limited(cmyk: Image.Image, limit: int) -> Image.Image:
    """A picture thinned where all inks together are more than `limit` per cent."""
    most = limit * _FULL // 100
    *colours, black = cmyk.split()

    def scaled(values: dict[str, ImageMath._Operand]) -> ImageMath._Operand:
        ink = values["c"] + values["m"] + values["y"]
        room = most - values["k"]
        over = ink > room
        thinned = values["ink"] * room / (ink + (ink == 0))
        return values["ink"] * (1 - over) + thinned * over

    named = dict(zip("cmyk", (*colours, black), strict=True))
    bands = []
    for colour in colours:
        thin = ImageMath.lambda_eval(scaled, ink=colour, **named)
        bands.append(thin.convert("L"))
    return Image.merge("CMYK", (*bands, black))


def most_ink(cmyk: Image.Image) -> int:
    """The most ink at a place of a CMYK picture, in per cent of all plates together."""
    bands = dict(zip("cmyk", cmyk.split(), strict=True))
    total = ImageMath.lambda_eval(
        lambda values: values["c"] + values["m"] + values["y"] + values["k"], **bands
    )
    _, most = total.getextrema()
    return round(int(most) * 100 / _FULL)
