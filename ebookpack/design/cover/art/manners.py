"""The kinds of ornament there are, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ebookpack.design.cover.art import guilloche, hills, leaves, rings, stars, sunburst, waves
from ebookpack.design.cover.plate import Plate
from ebookpack.design.cover.rhythm import Rhythm

Manner: TypeAlias = Callable[[Plate, Rhythm], None]

MANNERS: dict[str, Manner] = {
    "waves": waves.engrave,
    "sunburst": sunburst.engrave,
    "guilloche": guilloche.engrave,
    "leaves": leaves.engrave,
    "stars": stars.engrave,
    "rings": rings.engrave,
    "hills": hills.engrave,
}
