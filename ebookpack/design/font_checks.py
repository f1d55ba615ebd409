"""Whether a theme's body font has what the theme asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from ebookpack.core.edition import FontFace
from ebookpack.core.type_style import Align, Capitals, Figures, TypeStyle
from ebookpack.design.fonts import axes, feature_tags, missing_characters
from ebookpack.design.theme_table import ThemeTable

MOST_SPACE_KERNING = 0.02
"""In em. What a font takes from the space beside a letter, or adds to it, is not reckoned with
where lines are broken one by one: their ends would stand out of the margin by it."""
_BESIDE_SPACES = "AJTVWYafgjrvwy.,;:!?”’"
_AXES = frozenset({"wght"})
HYPHEN = "\u2010"
_MEASURED_AT = 1000
"""Pixels an em."""


def check_faces(style: TypeStyle, faces: Sequence[FontFace], table: ThemeTable) -> None:
    """Add a finding for each thing that the body font lacks, at the key that asks for it.

    Its small capitals and old-style figures, the characters of the ornament; and for what makes
    it unfit for justified lines, kerning against the space.
    """
    body = body_faces(style, faces)
    upright = next((face for face in body if not face.italic), None)
    if upright is None:
        return
    tags = feature_tags(upright.path)
    if style.small_capitals is Capitals.FONT and "smcp" not in tags:
        table.reject("small_capitals", f'is "font", and {style.body_font} has none: say "smaller"')
    if style.figures is Figures.OLD_STYLE and "onum" not in tags:
        table.reject("figures", f'is "old-style", and {style.body_font} has lining ones alone')
    missing = missing_characters((upright,), style.ornament)
    if missing:
        table.reject("ornament", f"has {' '.join(missing)}, which {style.body_font} has not")
    if {*axes(upright.path)} - _AXES:
        table.reject(
            "body_font",
            f'is "{style.body_font}", which varies by more than its weight: pages cannot be set '
            "in it yet",
        )
    for face in body if style.align is Align.JUSTIFY else ():
        if space_kerning(face.path) > MOST_SPACE_KERNING:
            if table.chose("align"):
                table.reject("align", f'is "justify", and {style.body_font} is not fit for that')
                break
            table.reject(
                "body_font",
                f'is "{style.body_font}", which kerns against the space: it is not fit for '
                "justified lines",
            )
            break


def body_faces(style: TypeStyle, faces: Sequence[FontFace]) -> list[FontFace]:
    """The faces that the text is set in."""
    return [face for face in faces if face.family == style.body_font]


def has_hyphen(style: TypeStyle, faces: Sequence[FontFace]) -> bool:
    """Whether each face of the text has the hyphen that the engine divides words with."""
    return not any(missing_characters((face,), HYPHEN) for face in body_faces(style, faces))


@lru_cache(maxsize=32)
def space_kerning(path: str) -> float:
    """The most, in em, that a font changes the space beside a letter or a mark."""
    from PIL import ImageFont, features

    if not features.check("raqm"):
        return 0.0
    font = ImageFont.truetype(path, _MEASURED_AT)
    space = font.getlength(" ")

    def changed(text: str) -> float:
        return abs(font.getlength(text) - font.getlength(text.strip()) - space)

    pairs = (f"{c} " if before else f" {c}" for c, before in product(_BESIDE_SPACES, (True, False)))
    return max(map(changed, pairs)) / _MEASURED_AT
