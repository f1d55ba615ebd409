"""Layouts for a picture that fills the cover: its type above or below the subject, on a shade."""

from __future__ import annotations

from PIL import Image

from ebookpack.design.cover.brief import Brief
from ebookpack.design.cover.colour import BLACK, Colour, contrast, mix
from ebookpack.design.cover.composition import compose
from ebookpack.design.cover.furniture import MARGIN, blank, on_label, short_rules
from ebookpack.design.cover.ground import WIDTH
from ebookpack.design.cover.layouts import Layout, Sheet
from ebookpack.design.cover.legibility import brightest
from ebookpack.design.cover.lettering import Role
from ebookpack.design.cover.picture import cut_out, pixels
from ebookpack.design.cover.shade import Shade, shaded

_MIDDLE = WIDTH // 2
_FADE = 0.2
"""The share of the height over which a shade fades out."""
_TITLE_FIRST = (Role.SERIES, Role.TITLE, Role.SECOND, Role.SUBTITLE, Role.AUTHOR)
_AUTHOR_FIRST = (Role.AUTHOR, Role.TITLE, Role.SECOND, Role.SUBTITLE, Role.SERIES)
_CONTRAST = 5.2
"""Wanted of type with what is below it: a little more than it must have."""
_THINNEST, _DENSEST, _STEP = 0.25, 0.94, 0.03
_TINT = 0.7
"""How much of the paper's colour is black in a shade."""


def above(brief: Brief) -> Sheet:
    """Type at the head of the picture."""
    return _filled(brief, above=True)


def below(brief: Brief) -> Sheet:
    """Type at the foot of the picture."""
    return _filled(brief, above=False)


PICTURE_LAYOUTS: dict[str, Layout] = {"above": above, "below": below}


def _filled(brief: Brief, *, above: bool) -> Sheet:
    scheme, space = brief.scheme, brief.space
    stack = brief.compositor.stack(
        _AUTHOR_FIRST if above else _TITLE_FIRST,
        measure=WIDTH - 2 * MARGIN if brief.from_left else 1300,
        height=space.tall(1500 if brief.roomy else 950),
        largest=290,
    )
    margin = max(space.tall(210), 180)
    top = margin if above else space.height - margin - stack.height
    ground = blank(space, scheme.label)
    _, upper, _, lower = space.panel
    tall = lower - upper
    beyond = -upper if above else lower - space.height
    full = (margin + stack.height + space.tall(60) + beyond) / tall
    if brief.picture:
        box = space.panel
        crop = compose(brief.picture, box, min(full, 0.9), above).crop
        cut = cut_out(brief.picture, crop, pixels(space, box, crop))
        colour = mix(scheme.label, BLACK, _TINT)
        shade = Shade(
            above=above,
            full=min(full, 1.0),
            clear=full + _FADE,
            depth=min(_depth(cut, above, full, scheme.type, colour) + brief.shade, _DENSEST),
            colour=colour,
        )
        ground.show(box, shaded(cut, shade, brief.rhythm))
    if brief.from_left:
        lines = stack.from_left(MARGIN, top, on_label(scheme))
    else:
        short_rules(ground, stack, (_MIDDLE, top), scheme)
        lines = stack.at(_MIDDLE, top, on_label(scheme))
    return Sheet(ground=ground, lines=lines, open_paper=(0, space.height))


def _depth(picture: Image.Image, above: bool, share: float, ink: Colour, colour: Colour) -> float:
    """How dense a shade must be for type to read on the brightest that lies below it."""
    line = round(picture.height * min(share, 1.0))
    box = (0, 0, picture.width, line) if above else (0, picture.height - line, *picture.size)
    tone = brightest(picture.crop(box))
    depth = _THINNEST
    while depth < _DENSEST and contrast(mix((tone, tone, tone), colour, depth), ink) < _CONTRAST:
        depth += _STEP
    return depth
