"""A landscape of shapes in grain: ridge behind ridge, each fading into the haze, under a sun."""

from __future__ import annotations

from math import pi, sin

from PIL import Image, ImageDraw

from ebookpack.design.cover.plate import Plate, Point
from ebookpack.design.cover.rhythm import Rhythm

_CELL = 2
"""Units of a grain."""
_STEP = 24.0
_LEAST_OPEN = 600
_DARK, _PALE, _SKY = 250, 45, 120
"""Tones of a ridge at its crest, at its foot, and of the sky at its darkest."""


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    covered = plate.lowest_cover if plate.height - plate.lowest_cover > _LEAST_OPEN else 0
    open_room = plate.height - covered
    horizon = covered + open_room * rhythm.between("dunes.horizon", 0.36, 0.5)
    size = (-(-plate.width // _CELL), -(-plate.height // _CELL))
    tones = (Image.new("L", size, 0), Image.new("L", size, 0))
    sky_from = covered if plate.open_sky else 0
    _ramp(tones[1], (0, sky_from, plate.width, round(horizon + open_room * 0.2)), 0, _SKY)
    radius = min(plate.span * rhythm.between("dunes.sun", 0.13, 0.19), open_room * 0.2)
    x = plate.start + plate.span * rhythm.choose("dunes.side", (0.3, 0.5, 0.7))
    sun = x, horizon - radius * rhythm.between("dunes.rise", 0.1, 0.9)
    _sun(tones, sun, radius)
    ridges = 4 + rhythm.count % 3
    crests = []
    for ridge in range(ridges):
        share = ridge / ridges
        top = horizon + (plate.height - horizon) * share**1.1 * 0.86
        crest = _crest(plate, rhythm, ridge, top, open_room * (0.05 + 0.09 * share))
        crests.append(crest)
        outline = [*crest, (plate.width + _STEP, plate.height), (-_STEP, plate.height)]
        _fade(tones, outline, first=ridge % 2 == ridges % 2)
    for number, image in enumerate(tones):
        grain = rhythm.noise(f"dunes.{number}", size[0] * size[1])
        plate.shade(image, grain, second=number == 1)


def _crest(plate: Plate, rhythm: Rhythm, ridge: int, top: float, height: float) -> list[Point]:
    long = plate.span * rhythm.between(f"dunes.long.{ridge}", 0.7, 1.3)
    phase = rhythm.between(f"dunes.phase.{ridge}", 0, 2 * pi)
    sharp = rhythm.between(f"dunes.sharp.{ridge}", 0.2, 0.5)
    places = [_STEP * step for step in range(-1, int(plate.width / _STEP) + 3)]
    points = []
    for x in places:
        way = 2 * pi * (x - plate.start) / long + phase
        points.append((x, top - height * (sin(way) + sharp * sin(2 * way + ridge))))
    return points


def _sun(tones: tuple[Image.Image, Image.Image], centre: Point, radius: float) -> None:
    x, y = centre
    box = (round(x - radius), round(y - radius), round(x + radius), round(y + radius))
    disc = Image.new("L", tones[0].size, 0)
    ImageDraw.Draw(disc).ellipse([edge // _CELL for edge in box], fill=255)
    tones[1].paste(0, mask=disc)
    ramp = tones[0].copy()
    _ramp(ramp, box, _DARK, _SKY)
    tones[0].paste(ramp, mask=disc)


def _fade(tones: tuple[Image.Image, Image.Image], outline: list[Point], *, first: bool) -> None:
    """Fill a ridge, dark at its crest, in one ink, and take the other off it."""
    shape = Image.new("L", tones[0].size, 0)
    ImageDraw.Draw(shape).polygon([(x / _CELL, y / _CELL) for x, y in outline], fill=255)
    upper = round(min(y for _, y in outline))
    ramp = Image.new("L", tones[0].size, _PALE)
    _ramp(ramp, (0, upper, tones[0].width * _CELL, tones[0].height * _CELL), _DARK, _PALE)
    mine, other = tones if first else (tones[1], tones[0])
    mine.paste(ramp, mask=shape)
    other.paste(0, mask=shape)


def _ramp(image: Image.Image, box: tuple[int, int, int, int], above: int, below: int) -> None:
    """Tones that go from one to another down a box of the plate."""
    left, top, right, bottom = (edge // _CELL for edge in box)
    tall = max(bottom - top, 1)
    column = Image.new("L", (1, tall))
    column.putdata([round(above + (below - above) * row / tall) for row in range(tall)])
    image.paste(column.resize((max(right - left, 1), tall)), (left, top))
