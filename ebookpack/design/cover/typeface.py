"""Faces of a theme: what they cover, how wide a text is in them, and its drawing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont, features

from ebookpack.core.edition import FontFace
from ebookpack.design.fonts import feature_tags, missing_characters

_MEASURED_AT = 256
"""Pixels; widths are measured once at this size and scaled."""
_SPACED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_SMALL_CAPS_SCALE = 0.80
"""Size of capitals that stand in for small capitals that a font does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A way to set a text: face, weight, features and letter-spacing."""

    face: FontFace
    weight: int
    features: tuple[str, ...] = ()
    """OpenType features, as `smcp`; `-liga` turns one off."""
    tracking: float = 0.0
    """Space added between letters, in em."""
    scale: float = 1.0
    """Size in relation to what is asked for."""

    def x_height(self, text: str) -> float:
        """Height of the text's letters in em: of capitals if it has no small letters."""
        small = any(c.islower() for c in text) and "smcp" not in self.features
        _, top, _, _ = _ink("x" if small or "smcp" in self.features else "H", self)
        return -top / _MEASURED_AT * self.scale


@lru_cache(maxsize=64)
def _font(path: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The font at a whole size in pixels, its weight axis set; other axes as they come."""
    font = ImageFont.truetype(path, size)
    try:
        axes = font.get_variation_axes()
    except OSError:  # a static font
        return font
    font.set_variation_by_axes(
        [
            min(max(weight, axis["minimum"] or 0), axis["maximum"] or weight)
            if axis["name"] == b"Weight"
            else axis["default"] or 0
            for axis in axes
        ]
    )
    return font


def face_for(text: str, faces: Sequence[FontFace], family: str, *, italic: bool) -> FontFace | None:
    """The face that sets most of the text, by preference of the family and slope asked for.

    None if no face has any of its characters.
    """
    ranked = sorted(
        faces,
        key=lambda face: (
            len(missing_characters((face,), text)),
            face.family != family,
            face.italic != italic,
        ),
    )
    drawn = set(text) - {" "}
    return ranked[0] if ranked and drawn - set(missing_characters(ranked[:1], text)) else None


def small_capitals(voice: Voice, text: str) -> tuple[Voice, str]:
    """Capitals and small capitals; where the font has none for the script, smaller capitals."""
    small = replace(voice, features=(*voice.features, "smcp"))
    if (
        features.check("raqm")
        and "smcp" in feature_tags(voice.face.path)
        and width(text, small) != width(text, voice)
    ):
        return small, text
    return replace(voice, scale=voice.scale * _SMALL_CAPS_SCALE), text.upper()


def can_be_spaced(text: str) -> bool:
    """Whether letters may be set apart: not in joined scripts, not under combining marks."""
    return all(
        not c.isalpha() or unicodedata.name(c, "").startswith(_SPACED_SCRIPTS) for c in text
    ) and not any(map(unicodedata.combining, text))


@lru_cache(maxsize=4096)
def width(text: str, voice: Voice) -> float:
    """Advance of a line in em of the size asked for, kerning and letter-spacing included."""
    font = _font(voice.face.path, voice.weight, _MEASURED_AT)
    natural = font.getlength(text, features=_features(voice)) / _MEASURED_AT
    return (natural + voice.tracking * max(len(text) - 1, 0)) * voice.scale


def ink_box(text: str, voice: Voice, size: float) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of the ink in pixels; the origin is the line's start."""
    left, top, right, bottom = _ink(text, voice)
    scale = size * voice.scale / _MEASURED_AT
    spaced = voice.tracking * max(len(text) - 1, 0) * size * voice.scale
    return left * scale, top * scale, right * scale + spaced, bottom * scale


@lru_cache(maxsize=4096)
def _ink(text: str, voice: Voice) -> tuple[float, float, float, float]:
    """The box of the ink at the size at which texts are measured: they are set in many sizes."""
    font = _font(voice.face.path, voice.weight, _MEASURED_AT)
    return font.getbbox(text, anchor="ls", features=_features(voice))


def draw(
    picture: Image.Image,
    origin: tuple[float, float],
    text: str,
    voice: Voice,
    size: float,
    colour: tuple[int, int, int],
) -> None:
    """Set a line; `origin` is its start on the base line, `size` is whole pixels an em."""
    pen = ImageDraw.Draw(picture)
    pixels = round(size * voice.scale)
    font = _font(voice.face.path, voice.weight, pixels)
    chosen = _features(voice)
    x, y = origin
    if not voice.tracking:
        pen.text((x, y), text, fill=colour, font=font, anchor="ls", features=chosen)
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
    font = _font(voice.face.path, voice.weight, size)
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
