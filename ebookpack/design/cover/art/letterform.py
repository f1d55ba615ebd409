"""The letter that the title starts with: one as large as the plate, or a pattern of small ones."""

from __future__ import annotations

from PIL import Image

from ebookpack.design.cover.plate import BARE, INKED, Initial, Plate
from ebookpack.design.cover.rhythm import Rhythm

_ECHOES = 7
_TALL, _WIDE = 0.84, 0.8
"""Most of a plate's height and width that one letter takes: cut off, it would be another one."""
_DRAWN_AT = 400
"""Pixels an em at which a letter is measured first."""
_ACROSS = (3, 4, 5)


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the plate: a pattern where a label lies on it, of discs if there is no letter."""
    first, second = (Image.new("L", (plate.width, plate.height), BARE) for _ in range(2))
    if plate.initial is None:
        _pattern(plate, rhythm, _disc(plate.span), (first, second))
    elif plate.lowest_cover or plate.border:
        size = plate.span / rhythm.choose("letter.across", _ACROSS)
        _pattern(plate, rhythm, plate.initial.drawn(round(size)), (first, second))
    else:
        _large(plate, rhythm, plate.initial, (first, second))
    plate.impress(first)
    plate.impress(second, second=True)


def _large(
    plate: Plate, rhythm: Rhythm, initial: Initial, inks: tuple[Image.Image, Image.Image]
) -> None:
    """One letter, before echoes of itself."""
    first, second = inks
    measured = initial.drawn(_DRAWN_AT)
    size = _DRAWN_AT * min(
        plate.height * _TALL / measured.height, plate.span * _WIDE / measured.width
    )
    letter = initial.drawn(round(size))
    spare = plate.span - letter.width
    # At a margin its echoes go to where there is room for them.
    side, x = rhythm.choose("letter.side", ((1, 0.3), (-1, 0.7), (1, 0.5), (-1, 0.5)))
    x = plate.start + letter.width / 2 + spare * x
    lift = rhythm.choose("letter.lift", (-1, 1))
    y = plate.height / 2
    step = size * rhythm.between("letter.step", 0.022, 0.04)
    steep = rhythm.between("letter.steep", 0.5, 1.1)
    for echo in range(_ECHOES, -1, -1):
        place = (
            round(x + side * step * echo - letter.width / 2),
            round(y + lift * step * steep * echo - letter.height / 2),
        )
        if echo:
            second.paste(BARE if echo % 2 else INKED, place, letter)
        else:
            second.paste(BARE, place, letter)
            first.paste(INKED, place, letter)


def _pattern(
    plate: Plate, rhythm: Rhythm, letter: Image.Image, inks: tuple[Image.Image, Image.Image]
) -> None:
    """Rows of letters set half-drop, some in the second ink, some upside down."""
    turned = letter.transpose(Image.Transpose.ROTATE_180)
    wide, tall = round(letter.width * 1.22), round(letter.height * 1.2)
    index, row, y = 0, 0, -tall // 3
    while y < plate.height:
        x = round(plate.start) % wide - wide - (row % 2) * wide // 2
        while x < plate.width:
            ink = inks[rhythm.beat(index) < 0.4]
            each = turned if rhythm.fraction(f"letter.{index}") < 0.3 else letter
            ink.paste(INKED, (x, y), each)
            x, index = x + wide, index + 1
        y, row = y + tall, row + 1


def _disc(span: float) -> Image.Image:
    size = round(span / _ACROSS[0])
    plate = Plate(size, size, (0, 0), scale=1)
    plate.disc((size / 2, size / 2), size / 2 - 1)
    return plate.stencils[0]
