"""The letter that the title starts with: one as large as the plate, or a pattern of small ones."""

from __future__ import annotations

from PIL import Image

from ebookpack.design.cover.plate import BARE, INKED, Initial, Plate
from ebookpack.design.cover.rhythm import Rhythm

_ECHOES = 7
_LARGEST = 1.5
"""Size in relation to the plate's height: capitals are about two thirds of an em."""
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
    size = min(plate.height * _LARGEST, plate.span * 1.9)
    x = plate.start + plate.span * rhythm.between("letter.x", 0.4, 0.6)
    y = plate.height * rhythm.between("letter.y", 0.44, 0.56)
    side, lift = rhythm.choose("letter.side", ((1, -1), (-1, -1), (1, 1), (-1, 1)))
    step = size * rhythm.between("letter.step", 0.022, 0.04)
    steep = rhythm.between("letter.steep", 0.5, 1.1)
    letter = initial.drawn(round(size))
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
