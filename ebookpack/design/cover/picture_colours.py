"""Colours for a cover taken from its picture."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

from PIL import Image

from ebookpack.core.edition import Palette
from ebookpack.design.cover.colour import BLACK, WHITE, Colour, contrast, mix

_COLOURS = 12
_INK_TINT = 0.06
"""How much of the picture's own colour white type takes on."""
_PAPER_CONTRAST = 9.0
"""Of paper with white: dark enough for type of any size."""
_ACCENT_CONTRAST = 4.9
_STEP = 0.06


def palette_of(picture: Image.Image) -> Palette:
    """Paper, the dark of the picture; ink, a white of its tint; accent, its liveliest colour."""
    small = picture.resize((64, 64), Image.Resampling.BOX, reducing_gap=2.0)
    counted = small.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    values = counted.getpalette() or [0, 0, 0]
    shares = sorted(
        ((count, _colour(values, index)) for count, index in counted.getcolors() or ()),
        reverse=True,
    )
    colours = [colour for _, colour in shares] or [BLACK]
    total = sum(count for count, _ in shares) or 1
    paper = max(shares, key=lambda each: each[0] / total * (0.3 + _life(each[1])))[1]
    while contrast(paper, WHITE) < _PAPER_CONTRAST:
        paper = mix(paper, BLACK, _STEP)
    accent = max(colours, key=lambda colour: _life(colour) * (1 if colour != paper else 0.5))
    while contrast(accent, paper) < _ACCENT_CONTRAST:
        accent = _lighter(accent)
    return Palette(paper=paper, ink=mix(WHITE, accent, _INK_TINT), accent=accent)


def _colour(values: list[int], index: object) -> Colour:
    at = index if isinstance(index, int) else 0
    red, green, blue = values[3 * at : 3 * at + 3]
    return red, green, blue


def _life(colour: Colour) -> float:
    """How lively a colour is, 0 to 1: saturated, and neither black nor white."""
    return (max(colour) - min(colour)) / 255


def _lighter(colour: Colour) -> Colour:
    """The colour a step nearer to white, its hue kept."""
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in colour))
    red, green, blue = hls_to_rgb(hue, min(light + _STEP, 1.0), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
