"""The layouts of a cover: where its ornament stands, and where its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from ebookpack.design.cover.brief import Brief
from ebookpack.design.cover.colour import light_label
from ebookpack.design.cover.furniture import (
    MARGIN,
    beside_subject,
    blank,
    edge_rule,
    engrave,
    on_field,
    on_label,
    paste_label,
    roundel,
    rule_frame,
    short_rules,
)
from ebookpack.design.cover.ground import WIDTH, Box, Ground
from ebookpack.design.cover.lettering import Line, Role, Stack

_MIDDLE = WIDTH // 2
_LEAST_RADIUS = 110
"""A smaller roundel would be a blot."""
_BELOW_TAILS = 0.7
"""White below what hangs from the last line, in relation to that below its base line."""
_AT_EDGES = 0.56
"""The share of what is white in a frame that goes to its upper and lower edge."""
_WHOLE_TITLE = (Role.SERIES, Role.TITLE, Role.SECOND, Role.SUBTITLE)
_TITLE_FIRST = (Role.TITLE, Role.SECOND, Role.SUBTITLE, Role.SERIES)
_EVERYTHING = (*_WHOLE_TITLE, Role.AUTHOR)
_AUTHOR_FIRST = (Role.AUTHOR, Role.TITLE, Role.SECOND, Role.SUBTITLE, Role.SERIES)


class Sheet(Struct, frozen=True, kw_only=True):
    """A cover before its type is printed."""

    ground: Ground
    lines: tuple[Line, ...]
    open_paper: tuple[int, int] | None = None
    """Upper and lower end of bare paper that goes round the back too, if there is any."""


Layout: TypeAlias = Callable[[Brief], Sheet]


# ------------------------------------------------------------------------------- the layouts


def panel(brief: Brief) -> Sheet:
    """Pattern paper over the whole cover, the title on a label pasted to it."""
    scheme, space = light_label(brief.scheme), brief.space
    half = 640 if brief.roomy else 590
    inset = 90
    stack = brief.compositor.stack(
        _EVERYTHING,
        measure=2 * (half - inset),
        height=space.tall(1640 if brief.roomy else 1240),
        largest=290,
    )
    tall = max(stack.height + 2 * 150, space.tall(640))
    centre = max(space.height * 0.41, tall / 2 + space.tall(230))
    centre = beside_subject(brief, _box(_MIDDLE, centre, half, tall / 2))
    label = _box(_MIDDLE, centre, half, tall / 2)
    ground = blank(space, scheme.field)
    engrave(ground, brief, space.sheet, (_MIDDLE, centre), label[3])
    paste_label(ground, label, scheme)
    top = centre - stack.height / 2
    short_rules(ground, stack, (_MIDDLE, top), scheme)
    return Sheet(ground=ground, lines=stack.at(_MIDDLE, top, on_label(scheme)))


def band(brief: Brief) -> Sheet:
    """Ornament above and below a band of paper that runs off both sides."""
    scheme, space = brief.scheme, brief.space
    stack = brief.compositor.stack(
        _EVERYTHING,
        measure=1320,
        height=space.tall(1700 if brief.roomy else 1250),
        largest=320,
    )
    tall = max(stack.height + 2 * 150, space.tall(700))
    centre = max(space.height * 0.44, tall / 2 + space.tall(200))
    centre = beside_subject(brief, _box(_MIDDLE, centre, _MIDDLE, tall / 2))
    top, bottom = round(centre - tall / 2), round(centre + tall / 2)
    ground = blank(space, scheme.field)
    engrave(ground, brief, space.sheet, (_MIDDLE, centre), bottom)
    left, _, right, _ = space.sheet
    ground.fill((left, top, right, bottom), scheme.label)
    for edge, inwards in ((top, 1), (bottom, -1)):
        edge_rule(ground, edge + inwards * 22, inwards, scheme)
    start = centre - stack.height / 2
    short_rules(ground, stack, (_MIDDLE, start), scheme)
    lines = stack.at(_MIDDLE, start, on_label(scheme))
    return Sheet(ground=ground, lines=lines, open_paper=(top + 60, bottom - 60))


def medallion(brief: Brief) -> Sheet:
    """The title on bare paper over an engraved roundel, the author's name at the foot."""
    scheme, space = brief.scheme, brief.space
    ground = blank(space, scheme.label)
    rule_frame(ground, (84, 84, WIDTH - 84, space.height - 84), scheme)
    title = brief.compositor.stack(
        _WHOLE_TITLE, measure=1220, height=space.tall(1250 if brief.roomy else 820), largest=300
    )
    author = brief.compositor.stack((Role.AUTHOR,), measure=1180, height=260, largest=250)
    margin, gap = max(space.tall(230), 190), space.tall(120)
    foot = space.height - margin - author.height
    lower = (foot if author.lines else space.height - 130) - space.tall(110)
    upper = margin + title.height + gap
    radius = min((lower - upper) / 2, 560)
    centre = _MIDDLE, (upper + lower) / 2
    head = margin + max(centre[1] - radius - gap - title.height - margin, 0) / 2
    if radius > _LEAST_RADIUS:
        roundel(ground, brief, centre, radius)
    lines = title.at(_MIDDLE, head, on_label(scheme))
    return Sheet(
        ground=ground,
        lines=lines + author.at(_MIDDLE, foot, on_label(scheme)),
        open_paper=(0, space.height),
    )


def frame(brief: Brief) -> Sheet:
    """A border of ornament round the whole cover, the type on the paper inside, round a roundel."""
    scheme, space = brief.scheme, brief.space
    border = 130 if brief.roomy else 170
    inner = (border, border, WIDTH - border, space.height - border)
    ground = blank(space, scheme.field)
    if brief.picture or not brief.is_scene:
        engrave(ground, brief, space.sheet, (_MIDDLE, space.height * 0.5), border=True)
    else:
        # Of a landscape behind a label the edges would say nothing: a plain border.
        ground.fill(space.sheet, scheme.rule)
    paste_label(ground, inner, scheme)
    measure = WIDTH - 2 * border - 2 * 100
    title = brief.compositor.stack(
        _WHOLE_TITLE,
        measure=measure,
        height=space.tall(1350 if brief.roomy else 1000),
        largest=280,
    )
    author = brief.compositor.stack((Role.AUTHOR,), measure=measure, height=260, largest=250)
    inset, gap = max(space.tall(150), 110), space.tall(110)
    inner_height = space.height - 2 * border
    white = inner_height - title.height - author.height
    gaps = 2 if author.lines else 1
    radius = min((white - 2 * inset - gaps * gap) / 2, measure / 2)
    if radius > _LEAST_RADIUS:
        # What is left is parted alike: a little more of it at the edges than round the roundel.
        spare = white - 2 * inset - gaps * gap - 2 * radius
        edge = spare * (_AT_EDGES / 2)
        between = spare * (1 - _AT_EDGES) / gaps
        head = border + inset + edge
        middle = head + title.height + gap + between + radius
        roundel(ground, brief, (_MIDDLE, middle), radius)
        foot = space.height - border - inset - edge - author.height
    else:
        # Title and author stand by themselves, a little above the middle.
        head = border + inset + max(white - 2 * inset - gap, 0) * 0.4
        foot = space.height - border - inset - author.height
    lines = title.at(_MIDDLE, head, on_label(scheme))
    return Sheet(ground=ground, lines=lines + author.at(_MIDDLE, foot, on_label(scheme)))


def horizon(brief: Brief) -> Sheet:
    """Type above, on bare paper; below it an engraving that runs off three sides."""
    scheme, space = brief.scheme, brief.space
    head, gap = max(space.tall(240), 190), space.tall(200)
    stack = brief.compositor.stack(
        _AUTHOR_FIRST,
        measure=1320,
        height=space.tall(1450 if brief.roomy else 1000),
        largest=320,
    )
    edge = round(max(head + stack.height + gap, space.height * 0.43))
    ground = blank(space, scheme.label)
    left, _, right, lower = space.sheet
    below = (left, edge, right, lower)
    low = brief.rhythm.choose("horizon.focus", (0.44, 1.0))
    ground.fill(below, scheme.field)
    engrave(ground, brief, below, (_MIDDLE, edge + (space.height - edge) * low))
    edge_rule(ground, edge, -1, scheme)
    top = head + (edge - gap - head - stack.height) / 2
    short_rules(ground, stack, (_MIDDLE, top), scheme)
    lines = stack.at(_MIDDLE, top, on_label(scheme))
    return Sheet(ground=ground, lines=lines, open_paper=(0, edge - 60))


def poster(brief: Brief) -> Sheet:
    """A large title from the left on bare paper, what is drawn below it, the author at the foot."""
    space = brief.space
    margin = max(space.tall(170), 140)
    title = brief.compositor.stack(
        _WHOLE_TITLE,
        measure=WIDTH - 2 * MARGIN,
        height=space.tall(1350 if brief.roomy else 900),
        largest=330,
    )
    author = brief.compositor.stack((Role.AUTHOR,), measure=1340, height=260, largest=270)
    upper = round(margin + title.height + space.tall(150))
    named = space.height - max(space.tall(200), 160) - author.height
    foot = round(named - space.tall(120)) if author.lines else space.height
    return _from_left(brief, (upper, foot), (title, margin), (author, named))


def footer(brief: Brief) -> Sheet:
    """What is drawn runs off three sides; below it, from the left, title and author."""
    space = brief.space
    stack = brief.compositor.stack(
        _EVERYTHING,
        measure=WIDTH - 2 * MARGIN,
        height=space.tall(1450 if brief.roomy else 960),
        largest=310,
    )
    lower = round(space.height - max(space.tall(210), 160) - stack.height - space.tall(130))
    return _from_left(brief, (0, lower), (stack, lower + space.tall(130)))


def scene(brief: Brief) -> Sheet:
    """A landscape over the whole cover, the type in its sky."""
    scheme, space = brief.scheme, brief.space
    head = max(space.tall(230), 185)
    stack = brief.compositor.stack(
        _AUTHOR_FIRST,
        measure=1320,
        height=space.tall(1350 if brief.roomy else 1060),
        largest=340,
    )
    ground = blank(space, scheme.field)
    below = head + stack.height + space.tall(60)
    focus = (_MIDDLE, (below + space.height) / 2)
    engrave(ground, brief, space.sheet, focus, below, open_sky=True)
    return Sheet(ground=ground, lines=stack.at(_MIDDLE, head, on_field(scheme)))


def broadside(brief: Brief) -> Sheet:
    """A title whose lines are as wide as the cover; below it the ornament, and the author."""
    scheme, space = brief.scheme, brief.space
    margin, gap = max(space.tall(200), 160), round(space.tall(120))
    wide = WIDTH - 2 * MARGIN
    title = brief.compositor.filled(
        _TITLE_FIRST, measure=wide, height=space.tall(1500 if brief.roomy else 1250), largest=560
    )
    author = brief.compositor.filled((Role.AUTHOR,), measure=wide, height=260, largest=190)
    colours = on_field(scheme)
    titled = title.from_left(MARGIN, margin, colours)
    # A tail of such large letters is longer than the gap that is enough below a base line.
    lowest = max((line.box[3] for line in titled), default=0.0)
    upper = round(max(margin + title.height + gap, lowest + gap * _BELOW_TAILS))
    named = space.height - margin - author.height
    lower = round(named - gap) if author.lines else space.sheet[3]
    ground = blank(space, scheme.field)
    left, _, right, _ = space.sheet
    if lower - upper > gap:
        engrave(ground, brief, (left, upper, right, lower), (_MIDDLE, (upper + lower) / 2))
    return Sheet(ground=ground, lines=titled + author.from_left(MARGIN, named, colours))


LAYOUTS: dict[str, Layout] = {
    "panel": panel,
    "band": band,
    "medallion": medallion,
    "frame": frame,
    "horizon": horizon,
    "poster": poster,
    "footer": footer,
    "scene": scene,
    "broadside": broadside,
}
NEEDS_SKY = frozenset({"scene"})
"""Layouts whose type stands in the sky of a landscape."""
ON_FIELD = frozenset({"scene", "broadside"})
"""Layouts whose type stands on the ground of what is drawn, whatever its colour."""

# ---------------------------------------------------------------------------- their furniture


def _from_left(brief: Brief, drawn: tuple[int, int], *stacks: tuple[Stack, float]) -> Sheet:
    """Bare paper with an engraving between two heights, and stacks at the left margin."""
    scheme, space = brief.scheme, brief.space
    ground = blank(space, scheme.label)
    left, top, right, bottom = space.sheet
    upper, lower = drawn[0] or top, drawn[1] if drawn[1] < space.height else bottom
    box = (left, upper, right, lower)
    ground.fill(box, scheme.field)
    engrave(ground, brief, box, (_MIDDLE, (upper + lower) / 2))
    lines = [line for stack, at in stacks for line in stack.from_left(MARGIN, at, on_label(scheme))]
    return Sheet(ground=ground, lines=tuple(lines))


def _box(x: float, y: float, half_width: float, half_height: float) -> Box:
    return (
        round(x - half_width),
        round(y - half_height),
        round(x + half_width),
        round(y + half_height),
    )
