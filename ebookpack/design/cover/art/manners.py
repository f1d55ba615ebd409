"""The kinds of ornament there are, by name."""

from __future__ import annotations

import re
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

AFFINITIES: dict[str, str] = {
    "waves": "sea seas ocean water waters wave waves river ship boat whale tide island harbour "
    "meer see fluss schiff insel mer eau bateau île",
    "sunburst": "sun sunrise morning dawn day noon summer light fire gold sonne morgen sommer "
    "licht feuer soleil matin été lumière feu",
    "stars": "star stars night sky moon midnight space heaven sterne nacht himmel mond weltraum "
    "étoile étoiles nuit ciel lune",
    "leaves": "garden leaf leaves flower flowers rose roses spring grass vine garlic garten "
    "blatt blume blumen rosen frühling jardin fleur fleurs printemps",
    "rings": "tree trees wood woods forest years memory wald baum jahre bois arbre forêt années",
    "hills": "hill hills road roads mountain mountains country valley field fields heights land "
    "berg berge weg straße tal montagne route chemin pays",
}
"""Words of a title that call for a manner, in English, German and French."""


def called_for(title: str) -> str | None:
    """The manner that a title itself calls for, by its first word that calls for one."""
    for word in re.findall(r"\w+", title.lower()):
        for manner, words in AFFINITIES.items():
            if word in words.split():
                return manner
    return None
