"""A line as runs, each in one face and one direction, as they are seen from left to right.

Each script of a line has one face: the one that has most of its letters. What all scripts share -
spaces, marks, figures - goes with the letters before it, so that few lines change faces, and none
within a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.edition import FontFace
from ebookpack.design.cover.bidi import levels, seen_order
from ebookpack.design.cover.typeface import Voice, face_darkness, height_of, small_capitals
from ebookpack.design.fonts import missing_characters

_EAST_ASIAN = "CJK"
_EAST_ASIAN_WORDS = frozenset(
    "CJK HIRAGANA KATAKANA HANGUL IDEOGRAPHIC BOPOMOFO FULLWIDTH HALFWIDTH".split()
)
_EAST_ASIAN_SCALE = 0.92
"""Their letters fill the em, and look larger than Western ones of the same size."""
_SCALES = (0.86, 1.16)
"""How much smaller or larger the letters of another face may be set, to look as large."""
_WEIGHT_STEP = 50


class Run(Struct, frozen=True, kw_only=True):
    """A part of a line in one face."""

    text: str
    voice: Voice
    rtl: bool
    """Whether it runs from right to left."""


@lru_cache(maxsize=2048)
def runs_of(text: str, voice: Voice) -> tuple[Run, ...]:
    """The runs of a line; one in the voice's own face if that has all of its characters."""
    if not voice.others or not missing_characters((voice.face,), text):
        return (Run(text=text, voice=voice, rtl=False),)
    faces = _faces_by_character(text, (voice.face, *voice.others))
    pieces = []
    start = 0
    for (face, level), group in groupby(zip(faces, levels(text), strict=True)):
        end = start + sum(1 for _ in group)
        own, shown = _voice_for(text[start:end], face, voice)
        pieces.append((level, Run(text=shown, voice=own, rtl=level % 2 == 1)))
        start = end
    order = seen_order([level for level, _ in pieces])
    return tuple(pieces[index][1] for index in order)


def best_face(
    text: str, faces: Sequence[FontFace], family: str, weight: int, *, italic: bool
) -> FontFace | None:
    """The face that has most of a text, by preference of the family, slope and weight asked for.

    None if no face has any of its characters.
    """
    ranked = sorted(
        faces,
        key=lambda face: (
            len(missing_characters((face,), text)),
            face.family != family,
            face.italic != italic,
            weight_apart(face, weight),
        ),
    )
    drawn = set(text) - {" "}
    return ranked[0] if ranked and drawn - set(missing_characters(ranked[:1], text)) else None


def weight_apart(face: FontFace, weight: int) -> int:
    """How far the nearest weight of a face is from the one asked for."""
    return max(face.weights[0] - weight, weight - face.weights[1], 0)


def scripts_of(text: str) -> tuple[str, ...]:
    """The script of each letter, as the first word of its name; empty for what scripts share.

    Marks are of the script of what they stand on.
    """
    found: list[str] = []
    for c in text:
        kind = unicodedata.category(c)
        if kind.startswith("M") and found:
            found.append(found[-1])
            continue
        word = unicodedata.name(c, "").partition(" ")[0].partition("-")[0]
        found.append((_EAST_ASIAN if word in _EAST_ASIAN_WORDS else word) if kind[0] == "L" else "")
    return tuple(found)


def _faces_by_character(text: str, faces: Sequence[FontFace]) -> list[FontFace]:
    """The face of each character of a text; the first ones are preferred."""
    scripts = scripts_of(text)
    letters: dict[str, str] = {}
    for c, name in zip(text, scripts, strict=True):
        letters[name] = letters.get(name, "") + c
    chosen = {
        name: min(faces, key=lambda face: len(missing_characters((face,), own)))
        for name, own in letters.items()
        if name
    }
    found: list[FontFace] = []
    for i, c in enumerate(text):
        before = found[-1] if found else faces[0]
        if i and unicodedata.combining(c):
            found.append(before)
            continue
        wanted = chosen.get(scripts[i], before)
        found.append(next((face for face in (wanted, *faces) if _has(face, c)), before))
    return found


def _has(face: FontFace, character: str) -> bool:
    return not missing_characters((face,), character)


def _voice_for(text: str, face: FontFace, voice: Voice) -> tuple[Voice, str]:
    """A voice like another one in a face: as dark, its letters as tall; and how the text is put."""
    if face == voice.face:
        return replace(voice, others=()), text
    plain = tuple(name for name in voice.features if name != "smcp")
    own = replace(
        voice,
        face=face,
        others=(),
        features=plain,
        weight=_weight_like(face, voice),
        scale=voice.scale * _scale_like(text, face, voice),
    )
    return small_capitals(own, text) if "smcp" in voice.features else (own, text)


@lru_cache(maxsize=64)
def _weight_like(face: FontFace, voice: Voice) -> int:
    """The weight of a face that is as dark as the voice's own."""
    lightest, heaviest = face.weights
    if lightest == heaviest:
        return lightest
    wanted = face_darkness(voice.face.path, voice.weight, voice.optical)
    weights = range(lightest, heaviest + 1, _WEIGHT_STEP)
    return min(weights, key=lambda weight: abs(face_darkness(face.path, weight, 0.0) - wanted))


def _scale_like(text: str, face: FontFace, voice: Voice) -> float:
    if _EAST_ASIAN in scripts_of(text):
        return _EAST_ASIAN_SCALE
    letter = "H" if "case" in voice.features else "x"
    theirs = height_of(letter, replace(voice, face=face, others=(), features=(), scale=1.0))
    own = height_of(letter, replace(voice, others=(), features=(), scale=1.0))
    low, high = _SCALES
    return min(max(own / theirs, low), high) if own and theirs else 1.0
