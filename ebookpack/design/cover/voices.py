"""How each text of a cover is set: which face of the theme, in capitals, small capitals, italic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.edition import FontFace
from ebookpack.design.cover.runs import best_face, scripts_of, weight_apart
from ebookpack.design.cover.typeface import Voice, can_be_spaced, small_capitals
from ebookpack.design.fonts import missing_characters

_WEIGHT = 500
"""Wanted; a face that has none such gives its nearest."""
SMALL_WEIGHT = 600
"""Wanted for small lines: thin strokes, which are fine in a large size, fail in a small one.

A multiple of 100, as CSS has weights."""
CAPITALS_TRACKING = 0.07
SMALL_CAPITALS_TRACKING = 0.10
LETTERED_TRACKING = 0.14
LETTERED_SCALE = 0.72
_DOTTED_CAPITALS = ("tr", "az")
"""Languages whose capital i has a dot, which `str.upper` does not know."""


class Style(StrEnum):
    """A manner of setting."""

    ROMAN = "roman"
    ITALIC = "italic"
    CAPITALS = "capitals"
    SMALL_CAPITALS = "small capitals"
    LETTERED = "lettered"
    """Small, widely spaced capitals."""


class Setting(Struct, frozen=True, kw_only=True):
    """A text as it will be set."""

    text: str
    voice: Voice

    def at(self, size: float) -> Setting:
        """The same cut for a size in units of a cover."""
        return replace(self, voice=self.voice.at(size))


def set_in(
    text: str,
    style: Style,
    faces: Sequence[FontFace],
    family: str,
    weight: int = _WEIGHT,
) -> tuple[Setting | None, tuple[str, ...]]:
    """The setting of a text, and the characters left out of it because no face has them.

    The setting is None if nothing of the text is left.
    """
    lost = missing_characters(faces, text)
    text = " ".join("".join(c for c in text if c not in lost).split())
    italic = style is Style.ITALIC
    face = best_face(_leading_script(text), faces, family, weight, italic=italic)
    if face is None or not text:
        return None, lost
    weight = min(max(weight, face.weights[0]), face.weights[1])
    plain = Voice(
        face=face,
        weight=weight,
        features=(_figures(text),),
        others=_others(text, face, faces, weight, italic),
    )
    return _styled(text, style, plain), lost


def _leading_script(text: str) -> str:
    """The letters of the script that most of a text is in; all of it if it has none."""
    scripts = scripts_of(text)
    counted = Counter(filter(None, scripts))
    if not counted:
        return text
    most = counted.most_common(1)[0][0]
    return "".join(c for c, name in zip(text, scripts, strict=True) if name == most)


def _others(
    text: str, face: FontFace, faces: Sequence[FontFace], weight: int, italic: bool
) -> tuple[FontFace, ...]:
    """The faces that have what a face lacks of a text: the theme's order, then slope, weight."""
    missing = missing_characters((face,), text)
    if not missing:
        return ()
    order = {family: place for place, family in enumerate(dict.fromkeys(f.family for f in faces))}
    able = [f for f in faces if len(missing_characters((f,), "".join(missing))) < len(missing)]
    return tuple(
        sorted(
            able,
            key=lambda f: (order[f.family], f.italic != italic, weight_apart(f, weight)),
        )
    )


def _styled(text: str, style: Style, plain: Voice) -> Setting:
    spaced = can_be_spaced(text)
    match style:
        case Style.CAPITALS:
            tracking = CAPITALS_TRACKING if spaced else 0.0
            voice = replace(plain, features=("lnum", "case"), tracking=tracking)
            return Setting(text=text.upper(), voice=voice)
        case Style.LETTERED:
            tracking = LETTERED_TRACKING if spaced else 0.0
            voice = replace(
                plain, features=("lnum", "case"), tracking=tracking, scale=LETTERED_SCALE
            )
            return Setting(text=text.upper(), voice=voice)
        case Style.SMALL_CAPITALS:
            tracking = SMALL_CAPITALS_TRACKING if spaced else 0.0
            voice, text = small_capitals(replace(plain, tracking=tracking), text)
            return Setting(text=text, voice=voice)
        case _:
            return Setting(text=text, voice=plain)


def can_be_capitals(text: str, language: str) -> bool:
    """Whether capitals say the same: not of ß, nor of an i in Turkish."""
    return "ß" not in text and language.split("-")[0].lower() not in _DOTTED_CAPITALS


def _figures(text: str) -> str:
    """Old-style figures; lining ones for a 1, which in old style looks like a Roman I."""
    return "lnum" if "1" in text else "onum"
