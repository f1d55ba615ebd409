"""A town by night under rain: houses of all heights, some windows lit."""

from __future__ import annotations

from ebookpack.design.cover.plate import Plate
from ebookpack.design.cover.rhythm import Rhythm

_RAIN = 260
_LAYERS = 3


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    unit = plate.unit
    slant = rhythm.choose("skyline.slant", (-0.18, 0.18))
    for index in range(_RAIN):
        x = rhythm.fraction(f"rain.x.{index}") * plate.width * 1.2 - plate.width * 0.1
        y = rhythm.fraction(f"rain.y.{index}") * plate.height
        length = (50 + 190 * rhythm.beat(index)) * unit
        if plate.open_sky and y < plate.lowest_cover:
            continue
        plate.stroke(((x, y), (x + slant * length, y + length)), (1, 4.5 * unit), second=True)
    open_from = plate.lowest_cover
    room = plate.height - open_from
    for layer in range(_LAYERS):
        share = (0.62, 0.46, 0.30)[layer] * (1.25 if open_from else 0.85)
        _row(plate, rhythm, layer, room * share)


def _row(plate: Plate, rhythm: Rhythm, layer: int, tall: float) -> None:
    """A row of houses: those behind are hatched, the foremost solid."""
    unit = plate.unit
    x, house = -40.0 * unit, layer * 17
    while x < plate.width:
        wide = (90 + 130 * rhythm.beat(house + 5)) * unit
        top = plate.height - tall * (0.45 + 0.55 * rhythm.beat(house))
        right = x + wide
        plate.cut(((x, top), (right, top), (right, plate.height), (x, plate.height)))
        if layer == _LAYERS - 1:
            plate.area(((x, top), (right, top), (right, plate.height), (x, plate.height)))
        else:
            line = x + 5 * unit
            while line < right:
                weight = (3.0 + 3.0 * layer) * unit
                plate.stroke(
                    ((line, top), (line, plate.height)), (weight, weight), second=layer == 0
                )
                line += 11 * unit
        _windows(plate, rhythm, (x, top, right), house)
        x = right + 10 * unit * (layer == 0)
        house += 1


def _windows(plate: Plate, rhythm: Rhythm, house: tuple[float, float, float], index: int) -> None:
    left, top, right = house
    unit = plate.unit
    wide, tall, pitch = 13 * unit, 22 * unit, 46 * unit
    y, floor = top + 34 * unit, 0
    while y < plate.height:
        x, room = left + 20 * unit, 0
        while x + wide < right - 14 * unit:
            if rhythm.fraction(f"window.{index}.{floor}.{room}") < 0.16:
                plate.cut(((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)))
            x += 32 * unit
            room += 1
        y += pitch
        floor += 1
