"""Faces of a theme: their fonts, the cut for each size, and the drawing of text in one of them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import log2

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFont, ImageStat, features

from ebookpack.core.edition import FontFace
from ebookpack.design.fonts import axes, feature_tags

MEASURED_AT = 256
"""Pixels; widths are measured once at this size and scaled."""
_SPACED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_SMALL_CAPS_SCALE = 0.80
"""Size of capitals that stand in for small capitals that a font does not have."""
_OPTICAL_POINTS = 0.08
"""Points of the optical size for each unit of the size.

On paper a unit is about 0.27 points; but covers are mostly seen at a third of that, and what is
fine on paper is gone there."""
_OPTICAL_STEPS = 4
"""Cuts for a doubling of the size."""
_NOMINAL_AT = 170
"""Size, in units, at which a font without optical sizes has its nominal weight..."""
_WEIGHT_PER_UNIT = 0.6
_WEIGHT_SHIFTS = (-40, 60)
_WEIGHT_STEP = 20
"""...smaller letters are set heavier, larger ones lighter, by steps of this."""
_TRACKING_SHIFTS = (0.7, 1.2)
"""What becomes of the space between capitals: less in large sizes, more in small ones."""


class Voice(Struct, frozen=True, kw_only=True):
    """A way to set a text: face, weight, features and letter-spacing."""

    face: FontFace
    weight: int
    features: tuple[str, ...] = ()
    """OpenType features, as `smcp`; `-liga` turns one off."""
    tracking: float = 0.0
    """Space added between letters, in em."""
    scale: float = 1.0
    """Size in relation to what is asked for."""
    optical: float = 0.0
    """Optical size in points; 0 for the font's own, or where it has none."""
    others: tuple[FontFace, ...] = ()
    """Faces for what the face does not have, the best first."""

    def x_height(self, text: str) -> float:
        """Height of the text's letters in em: of capitals if it has no small letters."""
        small = any(c.islower() for c in text) and "smcp" not in self.features
        return height_of("x" if small or "smcp" in self.features else "H", self)

    def at(self, size: float) -> Voice:
        """The voice cut for a size in units of a cover.

        By the font's optical sizes, if it has them; else by its weight. Capitals that are set apart
        stand closer in a large size.
        """
        size *= self.scale
        low, high = _TRACKING_SHIFTS
        tracking = self.tracking * min(max((_NOMINAL_AT / max(size, 1)) ** 0.35, low), high)
        kinds = axes(self.face.path)
        weight, optical = self.weight, 0.0
        if "opsz" in kinds:
            steps = round(log2(max(size * _OPTICAL_POINTS, 1)) * _OPTICAL_STEPS)
            optical = round(2 ** (steps / _OPTICAL_STEPS), 2)
        elif "wght" in kinds:
            shift = min(
                max((_NOMINAL_AT - size) * _WEIGHT_PER_UNIT, _WEIGHT_SHIFTS[0]), _WEIGHT_SHIFTS[1]
            )
            stepped = weight + round(shift / _WEIGHT_STEP) * _WEIGHT_STEP
            weight = min(max(stepped, self.face.weights[0]), self.face.weights[1])
        return replace(self, weight=weight, optical=optical, tracking=round(tracking, 4))


@lru_cache(maxsize=64)
def _font(path: str, weight: int, optical: float, size: int) -> ImageFont.FreeTypeFont:
    """The font at a whole size in pixels, at its place on the axes; other axes as they come."""
    font = ImageFont.truetype(path, size)
    try:
        there = font.get_variation_axes()
    except OSError:  # a static font
        return font
    wanted = {"wght": float(weight), "opsz": optical}
    places = []
    for tag, axis in zip(axes(path), there, strict=True):
        place = wanted.get(tag) or float(axis["default"] or 0)
        places.append(min(max(place, axis["minimum"] or 0), axis["maximum"] or place))
    font.set_variation_by_axes(places)
    return font


def _measuring(voice: Voice) -> ImageFont.FreeTypeFont:
    return _font(voice.face.path, voice.weight, voice.optical, MEASURED_AT)


@lru_cache(maxsize=256)
def height_of(letter: str, voice: Voice) -> float:
    """Height of a letter in em, as it is set."""
    _, top, _, _ = _measuring(voice).getbbox(letter, anchor="ls", features=_features(voice))
    return -top / MEASURED_AT * voice.scale


@lru_cache(maxsize=128)
def face_darkness(path: str, weight: int, optical: float) -> float:
    """The share of ink in the letters of a font, 0 to 1."""
    font = _font(path, weight, optical, 64)
    left, top, right, bottom = map(round, font.getbbox("nHo", anchor="ls"))
    picture = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(picture).text((-left, -top), "nHo", fill=255, font=font, anchor="ls")
    return ImageStat.Stat(picture).mean[0] / 255


def small_capitals(voice: Voice, text: str) -> tuple[Voice, str]:
    """Capitals and small capitals; where the font has none for the script, smaller capitals."""
    small = replace(voice, features=(*voice.features, "smcp"))
    if (
        features.check("raqm")
        and "smcp" in feature_tags(voice.face.path)
        and run_width(text, small) != run_width(text, voice)
    ):
        return small, text
    return replace(voice, scale=voice.scale * _SMALL_CAPS_SCALE), text.upper()


def can_be_spaced(text: str) -> bool:
    """Whether letters may be set apart: not in joined scripts, not under combining marks."""
    return all(
        not c.isalpha() or unicodedata.name(c, "").startswith(_SPACED_SCRIPTS) for c in text
    ) and not any(map(unicodedata.combining, text))


# ------------------------------------------------------------------------------ text in one face


@lru_cache(maxsize=4096)
def run_width(text: str, voice: Voice, *, rtl: bool = False) -> float:
    """Advance of a text in em of the size asked for, kerning and letter-spacing included."""
    natural = (
        _measuring(voice).getlength(text, direction=_direction(rtl), features=_features(voice))
        / MEASURED_AT
    )
    return (natural + voice.tracking * max(len(text) - 1, 0)) * voice.scale


@lru_cache(maxsize=4096)
def run_box(text: str, voice: Voice, *, rtl: bool = False) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of the ink in em; the origin is the text's left end."""
    box = _measuring(voice).getbbox(
        text, anchor="ls", direction=_direction(rtl), features=_features(voice)
    )
    left, top, right, bottom = (edge / MEASURED_AT * voice.scale for edge in box)
    return left, top, right + voice.tracking * max(len(text) - 1, 0) * voice.scale, bottom


def draw_run(
    picture: Image.Image,
    origin: tuple[float, float],
    text: str,
    voice: Voice,
    size: float,
    colour: tuple[int, int, int],
    *,
    rtl: bool = False,
) -> None:
    """Set a text; `origin` is its left end on the base line, `size` is pixels an em."""
    pen = ImageDraw.Draw(picture)
    pixels = round(size * voice.scale)
    font = _font(voice.face.path, voice.weight, voice.optical, pixels)
    chosen, way = _features(voice), _direction(rtl)
    x, y = origin
    if not voice.tracking:
        pen.text((x, y), text, fill=colour, font=font, anchor="ls", direction=way, features=chosen)
        return
    for i, character in enumerate(text):
        # The advance up to and with a letter, less its own, is its place after kerning.
        start = font.getlength(text[: i + 1], features=chosen) - font.getlength(
            character, features=chosen
        )
        place = (x + start + i * voice.tracking * pixels, y)
        pen.text(place, character, fill=colour, font=font, anchor="ls", features=chosen)


def drawn_letter(text: str, voice: Voice, size: int) -> Image.Image:
    """A text in white on black, no larger than its ink; `size` is pixels an em."""
    font = _font(voice.face.path, voice.weight, voice.optical, size)
    chosen = _features(voice)
    left, top, right, bottom = map(round, font.getbbox(text, anchor="ls", features=chosen))
    picture = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(picture).text(
        (-left, -top), text, fill=255, font=font, anchor="ls", features=chosen
    )
    return picture


def _features(voice: Voice) -> list[str] | None:
    """Pillow's form of a voice's features: None where it cannot shape (no libraqm)."""
    if not features.check("raqm"):
        return None
    spaced = ["-liga", "-dlig", "-clig"] if voice.tracking else []
    return [*voice.features, *spaced]


def _direction(rtl: bool) -> str | None:
    """Pillow's form of a direction; the text's own if it is from left to right."""
    return "rtl" if rtl and features.check("raqm") else None
