"""The layouts of a cover: where its ornament stands, and where its type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from ebookpack.design.cover.art.manners import Manner
from ebookpack.design.cover.colour import Colour, Scheme
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.lettering import Line, Role, Stack
from ebookpack.design.cover.plate import Plate, Point
from ebookpack.design.cover.rhythm import Rhythm

WIDTH = 1600
HEIGHT = 2560
Box: TypeAlias = tuple[int, int, int, int]
"""(left, top, right, bottom), pixels."""

_ALL = (0, 0, WIDTH, HEIGHT)
_MIDDLE = WIDTH // 2
_WHOLE_TITLE = (Role.SERIES, Role.TITLE, Role.SECOND, Role.SUBTITLE)
_EVERYTHING = (*_WHOLE_TITLE, Role.AUTHOR)
_AUTHOR_FIRST = (Role.AUTHOR, Role.TITLE, Role.SECOND, Role.SUBTITLE, Role.SERIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a layout works with."""

    compositor: Compositor
    rhythm: Rhythm
    scheme: Scheme
    manner: Manner
    roomy: bool = False
    """Give the type more room than the layout would by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A cover before its type is printed."""

    ground: Image.Image
    lines: tuple[Line, ...]


Layout: TypeAlias = Callable[[Brief], Sheet]


# ------------------------------------------------------------------------------- the layouts


def panel(brief: Brief) -> Sheet:
    """Pattern paper over the whole cover, the title on a label pasted to it."""
    scheme = brief.scheme
    half = 620 if brief.roomy else 520
    inset = 100
    stack = brief.compositor.stack(
        _EVERYTHING,
        measure=2 * (half - inset),
        height=1640 if brief.roomy else 1120,
        largest=230,
    )
    tall = max(stack.height + 2 * 150, 640)
    centre = max(HEIGHT * 0.41, tall / 2 + 230)
    label = _box(_MIDDLE, centre, half, tall / 2)
    ground = Image.new("RGB", (WIDTH, HEIGHT), scheme.field)
    _engrave(ground, brief, _ALL, (_MIDDLE, centre), label[3])
    _label(ground, label, scheme)
    top = centre - stack.height / 2
    _swelled_rules(ground, stack, _MIDDLE, top, scheme.rule)
    return Sheet(ground=ground, lines=stack.at(_MIDDLE, top, _on_label(scheme)))


def band(brief: Brief) -> Sheet:
    """Ornament above and below a band of paper that runs off both sides."""
    scheme = brief.scheme
    stack = brief.compositor.stack(
        _EVERYTHING,
        measure=1280,
        height=1700 if brief.roomy else 1150,
        largest=270,
    )
    tall = max(stack.height + 2 * 150, 700)
    centre = max(HEIGHT * 0.44, tall / 2 + 200)
    top, bottom = round(centre - tall / 2), round(centre + tall / 2)
    ground = Image.new("RGB", (WIDTH, HEIGHT), scheme.field)
    _engrave(ground, brief, _ALL, (_MIDDLE, centre), bottom)
    pen = ImageDraw.Draw(ground)
    pen.rectangle((0, top, WIDTH, bottom), fill=scheme.label)
    for edge, inwards in ((top, 1), (bottom, -1)):
        _scotch_rule(pen, edge + inwards * 22, inwards, scheme.rule)
    start = centre - stack.height / 2
    _swelled_rules(ground, stack, _MIDDLE, start, scheme.rule)
    return Sheet(ground=ground, lines=stack.at(_MIDDLE, start, _on_label(scheme)))


def medallion(brief: Brief) -> Sheet:
    """The title on bare paper over an engraved roundel, the author's name at the foot."""
    scheme = brief.scheme
    ground = Image.new("RGB", (WIDTH, HEIGHT), scheme.label)
    _double_frame(ImageDraw.Draw(ground), (84, 84, WIDTH - 84, HEIGHT - 84), scheme.rule)
    title = brief.compositor.stack(
        _WHOLE_TITLE, measure=1220, height=1250 if brief.roomy else 780, largest=250
    )
    author = brief.compositor.stack((Role.AUTHOR,), measure=1180, height=230, largest=210)
    foot = HEIGHT - 230 - author.height
    lower = (foot if author.lines else HEIGHT - 130) - 110
    upper = 230 + title.height + 120
    radius = min((lower - upper) / 2, 560)
    centre = _MIDDLE, (upper + lower) / 2
    head = 230 + max(centre[1] - radius - 120 - title.height - 230, 0) / 2
    _roundel(ground, brief, centre, radius)
    lines = title.at(_MIDDLE, head, _on_label(scheme))
    return Sheet(ground=ground, lines=lines + author.at(_MIDDLE, foot, _on_label(scheme)))


def frame(brief: Brief) -> Sheet:
    """A border of ornament round the whole cover, the type on the paper inside."""
    scheme = brief.scheme
    border = 130 if brief.roomy else 180
    inner = (border, border, WIDTH - border, HEIGHT - border)
    ground = Image.new("RGB", (WIDTH, HEIGHT), scheme.field)
    _engrave(ground, brief, _ALL, (_MIDDLE, HEIGHT * 0.5))
    _label(ground, inner, scheme)
    measure = WIDTH - 2 * border - 2 * 110
    title = brief.compositor.stack(
        _WHOLE_TITLE, measure=measure, height=1350 if brief.roomy else 950, largest=230
    )
    author = brief.compositor.stack((Role.AUTHOR,), measure=measure, height=230, largest=210)
    foot = HEIGHT - border - 170 - author.height
    head: float = border + 250
    room = (head + title.height, foot if author.lines else HEIGHT - border - 60)
    radius = min((room[1] - room[0]) / 2 - 130, 330)
    spare = (room[1] - room[0]) - 2 * radius
    head += max(spare - 2 * 330, 0) / 3
    middle = (head + title.height + room[1]) / 2
    if radius > 110:
        _roundel(ground, brief, (_MIDDLE, middle), radius)
    lines = title.at(_MIDDLE, head, _on_label(scheme))
    return Sheet(ground=ground, lines=lines + author.at(_MIDDLE, foot, _on_label(scheme)))


def horizon(brief: Brief) -> Sheet:
    """Type above, on bare paper; below it an engraving that runs off three sides."""
    scheme = brief.scheme
    head = 240
    stack = brief.compositor.stack(
        _AUTHOR_FIRST, measure=1280, height=1450 if brief.roomy else 980, largest=260
    )
    edge = round(max(head + stack.height + 200, HEIGHT * 0.43))
    ground = Image.new("RGB", (WIDTH, HEIGHT), scheme.label)
    below = (0, edge, WIDTH, HEIGHT)
    low = brief.rhythm.choose("horizon.focus", (0.44, 1.0))
    ImageDraw.Draw(ground).rectangle(below, fill=scheme.field)
    _engrave(ground, brief, below, (_MIDDLE, (HEIGHT - edge) * low))
    _scotch_rule(ImageDraw.Draw(ground), edge, -1, scheme.rule)
    top = head + (edge - 200 - head - stack.height) / 2
    _swelled_rules(ground, stack, _MIDDLE, top, scheme.rule)
    return Sheet(ground=ground, lines=stack.at(_MIDDLE, top, _on_label(scheme)))


LAYOUTS: dict[str, Layout] = {
    "panel": panel,
    "band": band,
    "medallion": medallion,
    "frame": frame,
    "horizon": horizon,
}

# ---------------------------------------------------------------------------- their furniture


def _on_label(scheme: Scheme) -> dict[Role, Colour]:
    return dict.fromkeys(Role, scheme.type) | {Role.SERIES: scheme.small_type}


def _box(x: float, y: float, half_width: float, half_height: float) -> Box:
    return (
        round(x - half_width),
        round(y - half_height),
        round(x + half_width),
        round(y + half_height),
    )


def _engrave(
    ground: Image.Image, brief: Brief, box: Box, focus: Point, lowest_cover: int = 0
) -> None:
    """Print the ornament into a box; the focus is given from the box's corner."""
    plate = Plate(box[2] - box[0], box[3] - box[1], focus, lowest_cover=lowest_cover)
    brief.manner(plate, brief.rhythm)
    _print(ground, brief.scheme, box, plate.inks())


def _roundel(ground: Image.Image, brief: Brief, centre: Point, radius: float) -> None:
    """Print the ornament into a circle with two rules round it."""
    size = 2 * round(radius)
    left, top = round(centre[0] - size / 2), round(centre[1] - size / 2)
    box = (left, top, left + size, top + size)
    mask = Plate(size, size, (0, 0))
    mask.disc((size / 2, size / 2), size / 2 - 22)
    rules = Plate(size, size, (0, 0))
    rules.ring((size / 2, size / 2), size / 2, 6)
    rules.ring((size / 2, size / 2), size / 2 - 13, 3)
    inside = mask.inks()[0]
    ground.paste(brief.scheme.field, box, inside)
    unit = min(max(size / WIDTH * 1.25, 0.36), 1.0)
    plate = Plate(size, size, (size / 2, size / 2), unit)
    brief.manner(plate, brief.rhythm)
    first, second = (ImageChops.multiply(ink, inside) for ink in plate.inks())
    _print(ground, brief.scheme, box, (first, second))
    ground.paste(brief.scheme.rule, box, rules.inks()[0])


def _print(
    ground: Image.Image, scheme: Scheme, box: Box, inks: tuple[Image.Image, Image.Image]
) -> None:
    first, second = inks
    ground.paste(scheme.second, box, second)
    ground.paste(scheme.engraving, box, first)


def _label(ground: Image.Image, box: Box, scheme: Scheme) -> None:
    """A label of paper with a thick and a thin rule inside its edge."""
    pen = ImageDraw.Draw(ground)
    left, top, right, bottom = box
    pen.rectangle((left, top, right, bottom), fill=scheme.label)
    _double_frame(pen, (left + 20, top + 20, right - 20, bottom - 20), scheme.rule)


def _double_frame(pen: ImageDraw.ImageDraw, box: Box, colour: Colour) -> None:
    left, top, right, bottom = box
    pen.rectangle(box, outline=colour, width=6)
    pen.rectangle((left + 14, top + 14, right - 14, bottom - 14), outline=colour, width=2)


def _scotch_rule(pen: ImageDraw.ImageDraw, y: int, towards: int, colour: Colour) -> None:
    """A thick rule and a thin one; the thin one lies on the side given, 1 for below."""
    pen.rectangle((0, min(y, y + 7 * towards), WIDTH, max(y, y + 7 * towards)), fill=colour)
    thin = y + 18 * towards
    pen.rectangle((0, min(thin, thin + towards), WIDTH, max(thin, thin + towards)), fill=colour)


def _swelled_rules(ground: Image.Image, stack: Stack, x: float, top: float, colour: Colour) -> None:
    """A rule that swells in its middle, in each space of a stack that wants one."""
    half, thick = 130, 5
    ways = [i / 24 - 1 for i in range(49)]
    edges = [1 + (thick - 1) * (1 - abs(way)) ** 2 for way in ways]
    upper = [(half + half * way, 2 * thick - edge) for way, edge in zip(ways, edges, strict=True)]
    plate = Plate(2 * half, 4 * thick, (0, 0))
    plate.area([*upper, *((x, 4 * thick - y) for x, y in reversed(upper))])
    shape = plate.inks()[0]
    for gap in stack.gaps:
        ground.paste(colour, (round(x - half), round(top + gap - 2 * thick)), shape)
