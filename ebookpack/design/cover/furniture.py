"""What stands on a cover beside its type: engravings, labels, and rules of each theme's form."""

from __future__ import annotations

from itertools import count, takewhile

from PIL import Image, ImageChops

from ebookpack.core.edition import RuleForm
from ebookpack.design.cover.brief import Brief
from ebookpack.design.cover.colour import Colour, Scheme, contrast
from ebookpack.design.cover.composition import compose, quiet_centre
from ebookpack.design.cover.ground import WIDTH, Box, Ground, Space
from ebookpack.design.cover.lettering import Role, Stack
from ebookpack.design.cover.picture import cut_out, pixels
from ebookpack.design.cover.plate import Initial, Plate, Point

MARGIN = 120
"""Left margin of type that is not centred."""
_HALF_RULE = 130
"""Half the length of a short rule that swells, in units..."""
_HALF_LOZENGE = (26, 15)
_BAR = (64, 13)
_HAIRLINE = 210
_DASH, _DASH_GAP, _DASH_WEIGHT, _DASHES = 34, 20, 8, 5
_FRAME_WEIGHTS = {RuleForm.BAR: 14, RuleForm.HAIRLINE: 5, RuleForm.DASHES: 8}
"""...and the weights of frames that have one line only."""


def blank(space: Space, colour: Colour) -> Ground:
    """A sheet with nothing on it but a colour."""
    ground = Ground(space)
    ground.fill(space.sheet, colour)
    return ground


def on_label(scheme: Scheme) -> dict[Role, Colour]:
    """The colours of lines that stand on a label or on bare paper."""
    return dict.fromkeys(Role, scheme.type) | {Role.SERIES: scheme.small_type}


def on_field(scheme: Scheme) -> dict[Role, Colour]:
    """The colours of lines that stand on the ground of the ornament."""
    dressed = (scheme.type, scheme.label)
    return dict.fromkeys(Role, max(dressed, key=lambda each: contrast(each, scheme.field)))


# ------------------------------------------------------------------------------------ engravings


def engrave(
    ground: Ground,
    brief: Brief,
    box: Box,
    focus: Point,
    lowest_cover: float = 0,
    *,
    open_sky: bool = False,
    border: bool = False,
) -> None:
    """Print the ornament into a box, or the picture that the author wants in its place.

    What is above `lowest_cover` is hidden, or under type if there is an `open_sky`; of a `border`
    the edges are seen.
    """
    if brief.picture:
        _show(ground, brief.picture, _within(box, ground.space.panel))
        return
    left, top, right, bottom = box
    plate = Plate(
        right - left,
        bottom - top,
        (focus[0] - left, focus[1] - top),
        lowest_cover=max(round(lowest_cover - top), 0) if lowest_cover else 0,
        scale=ground.space.detail,
        front=(-left, WIDTH),
        initial=_initial(brief),
        open_sky=open_sky,
        border=border,
    )
    brief.manner(plate, brief.rhythm)
    first, second = plate.stencils
    ground.engrave(box, second, plate.scale, brief.scheme.second)
    ground.engrave(box, first, plate.scale, brief.scheme.engraving)


def roundel(ground: Ground, brief: Brief, centre: Point, radius: float) -> None:
    """Print the ornament into a circle with two rules round it."""
    scheme, detail = brief.scheme, ground.space.detail
    size = 2 * round(radius)
    left, top = round(centre[0] - size / 2), round(centre[1] - size / 2)
    box = (left, top, left + size, top + size)
    mask = Plate(size, size, (0, 0), scale=detail)
    mask.disc((size / 2, size / 2), size / 2 - 22)
    rules = Plate(size, size, (0, 0), scale=detail)
    rules.ring((size / 2, size / 2), size / 2, 7)
    rules.ring((size / 2, size / 2), size / 2 - 14, 4)
    inside = mask.stencils[0]
    if brief.picture:
        _show(ground, brief.picture, box, within=(inside, scheme.label))
        ground.engrave(box, rules.stencils[0], detail, scheme.rule)
        return
    ground.engrave(box, inside, detail, scheme.field)
    unit = min(max(size / WIDTH * 1.25, 0.36), 1.0)
    plate = Plate(size, size, (size / 2, size / 2), unit, scale=detail, initial=_initial(brief))
    brief.manner(plate, brief.rhythm)
    first, second = (ImageChops.multiply(ink, inside) for ink in plate.stencils)
    ground.engrave(box, second, detail, scheme.second)
    ground.engrave(box, first, detail, scheme.engraving)
    ground.engrave(box, rules.stencils[0], detail, scheme.rule)


def _show(
    ground: Ground,
    picture: Image.Image,
    box: Box,
    within: tuple[Image.Image, Colour] | None = None,
) -> None:
    """Print the part of a picture that draws the eye into a box.

    `within` is a stencil for it, and the colour around.
    """
    crop = compose(picture, box, 0.0).crop
    shown = cut_out(picture, crop, pixels(ground.space, box, crop))
    if within:
        stencil, around = within
        shown = Image.composite(
            shown, Image.new("RGB", shown.size, around), stencil.resize(shown.size)
        )
    ground.show(box, shown)


def beside_subject(brief: Brief, covers: Box) -> float:
    """The middle of what covers the ornament: as it is, or clear of the subject of a picture."""
    space = brief.space
    if brief.picture is None:
        return (covers[1] + covers[3]) / 2
    shown = _within(space.sheet, space.panel)
    return quiet_centre(brief.picture, shown, covers, space.height - 190)


def _within(box: Box, panel: Box) -> Box:
    """What a box and the panel have in common."""
    return (
        max(box[0], panel[0]),
        max(box[1], panel[1]),
        min(box[2], panel[2]),
        min(box[3], panel[3]),
    )


def _initial(brief: Brief) -> Initial | None:
    """The first letter of the title, for ornaments that are made of it."""
    setting = brief.compositor.setting(Role.TITLE)
    letter = next((c for c in setting.text if c.isalnum()), "") if setting else ""
    return Initial(letter=letter, voice=setting.voice) if setting and letter else None


# --------------------------------------------------------------------------------------- labels


def paste_label(ground: Ground, box: Box, scheme: Scheme) -> None:
    """A label of paper with a rule inside its edge."""
    left, top, right, bottom = box
    ground.fill(box, scheme.label)
    rule_frame(ground, (left + 20, top + 20, right - 20, bottom - 20), scheme)


def rule_frame(ground: Ground, box: Box, scheme: Scheme) -> None:
    """A rule round a box: a thick one with a thin one inside of it, where rules are classical."""
    hairline, colour = ground.space.hairline, scheme.rule
    if weight := _FRAME_WEIGHTS.get(scheme.rules):
        ground.frame(box, max(weight, hairline), colour)
        return
    left, top, right, bottom = box
    ground.frame(box, max(6, 2 * hairline), colour)
    ground.frame((left + 14, top + 14, right - 14, bottom - 14), hairline, colour)


# ---------------------------------------------------------------------------------------- rules


def edge_rule(ground: Ground, y: int, towards: int, scheme: Scheme) -> None:
    """What parts type from an engraving above or below it, from edge to edge of the sheet.

    `towards` is the side on which more of it may lie, 1 for below. Bars leave edges alone: there a
    solid meets a solid.
    """
    left, _, right, _ = ground.space.sheet
    hairline = ground.space.hairline
    lines: tuple[tuple[int, int], ...]
    match scheme.rules:
        case RuleForm.BAR:
            return
        case RuleForm.HAIRLINE:
            lines = ((y, max(5, hairline)),)
        case RuleForm.DASHES:
            steps = takewhile(lambda x: x < right, count(left, _DASH + _DASH_GAP))
            for x in steps:
                end = y + _DASH_WEIGHT * towards
                ground.fill((x, min(y, end), x + _DASH, max(y, end)), scheme.rule)
            return
        case _:
            lines = ((y, 8), (y + 18 * towards, hairline))
    for start, weight in lines:
        end = start + weight * towards
        ground.fill((left, min(start, end), right, max(start, end)), scheme.rule)


def short_rules(ground: Ground, stack: Stack, origin: Point, scheme: Scheme) -> None:
    """A rule in each space of a stack that wants one."""
    for gap in stack.gaps:
        short_rule(ground, (origin[0], origin[1] + gap), scheme)


def short_rule(ground: Ground, centre: Point, scheme: Scheme) -> None:
    """The theme's own short rule, centred."""
    x, y = round(centre[0]), round(centre[1])
    hairline = ground.space.hairline
    match scheme.rules:
        case RuleForm.SWELLED:
            _swelled(ground, centre, scheme)
        case RuleForm.LOZENGE:
            _lozenge(ground, centre, scheme)
        case RuleForm.BAR:
            half, weight = _BAR
            ground.fill(
                (x - half, y - weight // 2, x + half, y + weight - weight // 2), scheme.rule
            )
        case RuleForm.HAIRLINE:
            top = y - hairline // 2
            ground.fill((x - _HAIRLINE, top, x + _HAIRLINE, top + max(5, hairline)), scheme.rule)
        case RuleForm.DASHES:
            left = x - (_DASHES * (_DASH + _DASH_GAP) - _DASH_GAP) // 2
            for dash in range(_DASHES):
                start = left + dash * (_DASH + _DASH_GAP)
                ground.fill((start, y - 4, start + _DASH, y - 4 + _DASH_WEIGHT), scheme.rule)


def _swelled(ground: Ground, centre: Point, scheme: Scheme) -> None:
    """A rule that swells in its middle."""
    half, thick = _HALF_RULE, 5
    ways = [i / 24 - 1 for i in range(49)]
    edges = [1 + (thick - 1) * (1 - abs(way)) ** 2 for way in ways]
    upper = [(half + half * way, 2 * thick - edge) for way, edge in zip(ways, edges, strict=True)]
    outline = [*upper, *((x, 4 * thick - y) for x, y in reversed(upper))]
    _stamp(ground, centre, (half, 2 * thick), (outline,), scheme)


def _lozenge(ground: Ground, centre: Point, scheme: Scheme) -> None:
    """A lozenge between two lines that taper away from it."""
    half, (wide, tall) = _HALF_RULE, _HALF_LOZENGE
    lozenge: list[Point] = [(half - wide, tall), (half, 0), (half + wide, tall), (half, 2 * tall)]
    gap, thin = wide + 16, 2.5

    def line(way: int) -> list[Point]:
        root = half + way * gap
        return [(root, tall - thin), (half + way * half, tall), (root, tall + thin)]

    _stamp(ground, centre, (half, tall), (lozenge, line(-1), line(1)), scheme)


def _stamp(
    ground: Ground,
    centre: Point,
    half: tuple[int, int],
    shapes: tuple[list[Point], ...],
    scheme: Scheme,
) -> None:
    """Print shapes within a small box, `half` as wide and high, about a centre."""
    detail = ground.space.detail
    plate = Plate(2 * half[0], 2 * half[1], (0, 0), scale=detail)
    for shape in shapes:
        plate.area(shape)
    left, top = round(centre[0] - half[0]), round(centre[1] - half[1])
    box = (left, top, left + 2 * half[0], top + 2 * half[1])
    ground.engrave(box, plate.stencils[0], detail, scheme.rule)
