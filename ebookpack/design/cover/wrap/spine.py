"""The spine: a strip of cloth that laps over the boards, with author and title stamped on it.

Printers cut and fold with a tolerance; a strip that goes on over both folds in one colour looks
right wherever they fall.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from ebookpack.core.wrap import Area, Turn, Words
from ebookpack.design.cover.colour import (
    BLACK,
    LEAST_CONTRAST,
    WHITE,
    Colour,
    Scheme,
    contrast,
    luminance,
    mix,
)
from ebookpack.design.cover.composed import ink_box, width
from ebookpack.design.cover.ground import Ground
from ebookpack.design.cover.typeface import Voice
from ebookpack.design.cover.voices import Setting
from ebookpack.design.cover.wrap.sheet import Sheet

LEAST_TYPE = 7.0
"""Points; KDP refuses smaller letters ("Paperback submission guidelines", G201857950)."""
GOOD_TYPE = 9.0
"""Points below which capitals, which have nothing below their base line, can be larger."""
LAP = 11.5
"""Points of cloth on each board."""
_EDGE = 4
_FILLET = (8, 3)
"""Weights of the rules at head and foot, in units..."""
_FILLET_GAP = 12
_FILLET_FROM = 0.034
"""...and how far from the ends, as a part of the height."""
_TITLE_SHARE = 0.60
"""Size of the title as a part of the spine's width..."""
_LARGEST = 150.0
"""...and at most, in units."""
_SHARES = (0.62, 0.46)
"""Sizes of author and publisher in relation to the title's."""
_GAP = 1.1
"""White between them, in em of the title."""
_SHRINK = 0.96
_UPWARDS = frozenset("ca cs de el es et fr hu it lt lv pl pt ro ru sk sl uk".split())
"""Languages whose books have their spines read from foot to head."""


class Cloth(Struct, frozen=True, kw_only=True):
    """The colours of a spine."""

    ground: Colour
    stamp: Colour
    edge: Colour


def cloth(scheme: Scheme, accent: Colour) -> Cloth:
    """The strip that goes with a cover: in its accent; on dark covers in their own dark."""
    dark = luminance(scheme.label) < luminance(scheme.type)
    ground = mix(scheme.label, BLACK, 0.35) if dark else accent
    wanted = (accent, scheme.type, WHITE) if dark else (scheme.label, WHITE, BLACK)
    readable = [colour for colour in wanted if contrast(colour, ground) >= LEAST_CONTRAST]
    best = max((WHITE, BLACK), key=lambda colour: contrast(colour, ground))
    return Cloth(
        ground=ground,
        stamp=readable[0] if readable else best,
        edge=scheme.rule if dark else scheme.label,
    )


def bind_in_cloth(ground: Ground, sheet: Sheet, colours: Cloth) -> None:
    """Print the strip, over both folds and off the sheet at head and foot."""
    spine = sheet.geometry.spine
    whole = sheet.geometry.sheet
    strip = Area(left=spine.left - LAP, top=whole.top, right=spine.right + LAP, bottom=whole.bottom)
    left, top, right, bottom = sheet.box(strip, outwards=True)
    ground.fill((left - _EDGE, top, right + _EDGE, bottom), colours.edge)
    ground.fill((left, top, right, bottom), colours.ground)
    height = ground.space.height
    for end, inwards in ((0, 1), (height, -1)):
        y = end + inwards * round(height * _FILLET_FROM)
        for weight in (_FILLET[0], max(_FILLET[1], ground.space.hairline)):
            edges = sorted((y, y + inwards * weight))
            ground.fill((left, edges[0], right, edges[1]), colours.stamp)
            y += inwards * (weight + _FILLET_GAP)


def stamped(
    titles: tuple[Setting, ...],
    author: Setting | None,
    publisher: Setting | None,
    room: Area,
    sheet: Sheet,
    colour: Colour,
    language: str,
) -> tuple[Words, ...]:
    """The lines of a spine within a room in points; none if the title is too long for it.

    `titles` is the title in the ways in which it may be set, the best first. Author, title and
    publisher follow on each other as one reads; what there is no room for is left out, the
    publisher first.
    """
    turn = Turn.UP if language.partition("-")[0].lower() in _UPWARDS else Turn.DOWN
    if turn is Turn.UP:
        publisher = None  # publishers stand at the foot, where this would start
    for least in (GOOD_TYPE, LEAST_TYPE):
        for others in dict.fromkeys(((author, publisher), (author, None), (None, None))):
            for title in titles:
                fitted = _fitted(title, others, room, sheet, least)
                if fitted:
                    return _placed(fitted, room, sheet, colour, turn)
            if least == GOOD_TYPE:
                break  # small type with everything rather than large type alone
    return ()


_Fitted: TypeAlias = tuple[tuple[Setting, float, float], ...]
"""(what is set, its size in units, how far from the start of the room it starts)."""


def _fitted(
    title: Setting,
    others: tuple[Setting | None, Setting | None],
    room: Area,
    sheet: Sheet,
    least: float,
) -> _Fitted | None:
    """A title, author and publisher as large as they fit; None if that is below `least` points."""
    unit = sheet.unit
    _, top, _, bottom = ink_box(title.text, title.voice, 1.0)
    size = min(
        room.width / unit / (bottom - top),
        sheet.geometry.spine_width / unit * _TITLE_SHARE,
        _LARGEST,
    )
    long, gap = room.height / unit, _GAP
    while size * title.voice.scale * unit >= least:
        ems = [
            max(size * share, LEAST_TYPE / unit / other.voice.scale) if other else 0.0
            for other, share in zip(others, _SHARES, strict=True)
        ]
        before, after = (
            width(other.text, other.voice) * em + gap * size if other else 0.0
            for other, em in zip(others, ems, strict=True)
        )
        wide = width(title.text, title.voice) * size
        # Sizes as they are seen: capitals that stand in for small capitals are cut smaller.
        seen = (em * other.voice.scale for other, em in zip(others, ems, strict=True) if other)
        largest = max(seen, default=0.0)
        if before + wide + after <= long and largest <= size * title.voice.scale:
            # In the middle of the spine, or where its neighbours leave it room.
            start = min(max((long - wide) / 2, before), long - after - wide)
            placed = [(title, size, start)]
            if others[0]:
                placed.insert(0, (others[0], ems[0], 0.0))
            if others[1]:
                placed.append((others[1], ems[1], long - after + gap * size))
            return tuple(placed)
        size *= _SHRINK
    return None


def _placed(
    fitted: _Fitted, room: Area, sheet: Sheet, colour: Colour, turn: Turn
) -> tuple[Words, ...]:
    left, top, right, bottom = sheet.box(room)
    placed: list[Words] = []
    for setting, em, start in fitted:
        rise = _middle(setting.voice, setting.text) * em
        middle = (left + right) / 2
        at = (middle - rise, top + start) if turn is Turn.DOWN else (middle + rise, bottom - start)
        placed += sheet.words(setting.text, setting.voice, em, at, colour, turn)
    return tuple(placed)


def _middle(voice: Voice, text: str) -> float:
    """Height in em that is seen as the middle of a line: between those of small and of large."""
    return (voice.x_height(text) + voice.x_height("H")) / 4
