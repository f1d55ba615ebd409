"""The kinds of ornament there are, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from ebookpack.design.cover.art import (
    dunes,
    guilloche,
    halftone,
    hills,
    leaves,
    letterform,
    rings,
    roses,
    skyline,
    slats,
    starfield,
    stars,
    sunburst,
    tiles,
    waves,
    woodland,
)
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
    "halftone": halftone.engrave,
    "roses": roses.engrave,
    "skyline": skyline.engrave,
    "slats": slats.engrave,
    "starfield": starfield.engrave,
    "tiles": tiles.engrave,
    "woodland": woodland.engrave,
    "dunes": dunes.engrave,
    "letterform": letterform.engrave,
}

SCENES = frozenset({"waves", "hills", "skyline", "starfield", "woodland", "dunes"})
"""Those that have a sky, in which type can stand."""

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
    "skyline": "city town street streets night alley house houses stadt straße nacht ville "
    "rue nuit",
    "starfield": "star stars planet moon orbit space void ship station sun stern sterne planet "
    "mond étoile étoiles planète lune espace",
    "woodland": "wood woods forest tree trees wolf moon wild winter wald baum wolf winter forêt "
    "arbre loup hiver",
    "dunes": "desert dune dunes sand sands horizon plain planet mars dust wüste sand désert sable",
    "roses": "rose roses heart love bride kiss garden flower flowers herz liebe garten coeur amour "
    "jardin",
}
"""Words of a title that call for a manner, in English, German and French."""


def called_for(title: str, among: Sequence[str]) -> str | None:
    """The manner of some that a title itself calls for, by its first word that calls for one."""
    for word in re.findall(r"\w+", title.lower()):
        for manner, words in AFFINITIES.items():
            if manner in among and word in words.split():
                return manner
    return None
