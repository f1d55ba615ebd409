r"""Where the lines of a paragraph end, chosen for all of them together.

The method of Knuth and Plass ("Breaking Paragraphs into Lines", Software: Practice and Experience
11, 1981): of all ways to break a paragraph the one is taken whose lines, as a whole, stretch and
shrink least. What is added to it here: a last line is kept from being a runt, three hyphens never
stand below each other, and a number of lines other than the best can be asked for (TeX's
\looseness).

Nothing here knows of fonts or pages. All lengths are in one unit of the caller's choice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace


class Justification(Struct, frozen=True, kw_only=True):
    """How far the spaces of a line may stray from their natural width, and what else it costs.

    Stretch and shrink are fractions of the natural space; costs are added to demerits, which for
    a line are (10 + badness) squared, badness being 100 where stretch or shrink is used up.
    """

    eased_stretch: float = 0.3
    eased_shrink: float = 0.13
    """Stretch and shrink that lines may have beyond the others where a paragraph gets more lines,
    or fewer, than is best: slight tracking makes up for it."""
    stretch: float = 0.5
    shrink: float = 0.3
    tolerance: float = 0.5
    """Most stretch of a line while no word is divided."""
    hyphenated_tolerance: float = 1.0
    """Most stretch of a line where words may be divided; beyond it lines are set loose."""
    hyphen: float = 4_900
    hard_hyphen: float = 1_500
    """A line that ends in a hyphen of the text's own."""
    stacked_hyphens: float = 10_000
    """Hyphens at the ends of two lines in a row; of three in a row there are none."""
    last_hyphen: float = 60_000
    """A hyphen at the end of the last line but one."""
    fitness: float = 4_000
    """A tight line next to a loose one."""
    runt: float = 500_000
    """A last line shorter than `shortest_last`."""
    anywhere: float = 1_000_000
    """A word divided where nothing says that it can be."""
    shortest_last: float = 0.14
    """As a fraction of the measure."""
    rag: float = 0.0
    """White at the ends of ragged lines that is as bad as a stretch which is used up, as a fraction
    of the measure: their spaces are not stretched, and stretches are counted in it. 0 for justified
    lines."""


RAGGED = Justification(
    rag=0.14,
    stretch=1.0,
    shrink=0.0,
    tolerance=1.5,
    hyphenated_tolerance=2.5,
    eased_stretch=1.0,
    eased_shrink=0.0,
    hyphen=25_000,
    hard_hyphen=4_000,
)
"""Lines whose spaces are all alike, and which end anywhere: as even as can be, for a shape in the
white is seen where one line is long and the next one short (Bringhurst 2.1.3); hardly ever divided.
"""


NO_HYPHEN, HARD_HYPHEN, ADDED_HYPHEN, ANYWHERE, _ALL = range(5)
"""What a line ends in; the last of them is a word that nothing says how to divide."""
MOST_STACKED = 2
"""Hyphens in a row."""
LOOSEST = 12.0
"""Stretch beyond which a line is not set at all: its paragraph is left to others."""
_LINE = 10.0
_HYPHEN = 0.05
"""Of a measure, wider than any hyphen."""
_SHORTEST = 0.3
"""Part of its measure that a justified line fills by nature at the least."""


@dataclass(slots=True)
class Measured:
    """A paragraph as the widths between its breaks; break 0 is its start, the last its end.

    A line from break a to break b is `ends[b] - starts[a]` wide, with `spaces_before[b] -
    spaces_after[a]` spaces that can be stretched. A break's `ends` leaves out the space that
    vanishes there and holds the hyphen that it adds; its `starts` holds the space.
    """

    space: float
    """Natural width of a space."""
    ends: list[float] = field(default_factory=lambda: [0.0])
    starts: list[float] = field(default_factory=lambda: [0.0])
    spaces_before: list[int] = field(default_factory=lambda: [0])
    spaces_after: list[int] = field(default_factory=lambda: [0])
    hyphens: list[int] = field(default_factory=lambda: [NO_HYPHEN])
    """What a line that ends at the break ends in: NO_HYPHEN, HARD_HYPHEN and so on."""

    def without(self, least: int) -> tuple[Measured, Sequence[int]]:
        """The same without the breaks that end in this or more, and which break each of its own is.

        `least` is ADDED_HYPHEN for words left whole, ANYWHERE for those divided as they should be.
        """
        hyphens = self.hyphens
        if ANYWHERE not in hyphens and (least == ANYWHERE or ADDED_HYPHEN not in hyphens):
            return self, range(len(hyphens))
        places = [index for index, hyphen in enumerate(hyphens) if hyphen < least]
        return (
            Measured(
                space=self.space,
                ends=[self.ends[place] for place in places],
                starts=[self.starts[place] for place in places],
                spaces_before=[self.spaces_before[place] for place in places],
                spaces_after=[self.spaces_after[place] for place in places],
                hyphens=[self.hyphens[place] for place in places],
            ),
            places,
        )

    def add(self, *, end: float, start: float, before: int, after: int, hyphen: int = 0) -> None:
        """Add a break behind all others."""
        self.ends.append(end)
        self.starts.append(start)
        self.spaces_before.append(before)
        self.spaces_after.append(after)
        self.hyphens.append(hyphen)


class Measure(Struct, frozen=True, kw_only=True):
    """The widths of a paragraph's lines."""

    width: float
    first: tuple[float, ...] = ()
    """Widths of its first lines, where those differ: beside a drop capital, or indented."""

    def of(self, line: int) -> float:
        """Width of a line, counted from 0."""
        return self.first[line] if line < len(self.first) else self.width


_State = tuple[int, int, int]
"""(line, hyphens in a row above, fitness class of the line above)."""
_Found = tuple[float, int, _State]
"""The fewest demerits of a state, and the break and state that they come from."""
_Node = dict[_State, _Found]
_States = Collection[tuple[_State, _Found]]
_START: _State = (0, 0, 1)


def break_lines(
    paragraph: Measured,
    measure: Measure,
    style: Justification,
    *,
    lines: int | None = None,
    banned: Sequence[int] = (),
    goes_on: bool = False,
) -> tuple[int, ...] | None:
    """Breaks at which the lines end, the last of them the paragraph's end; None if none fit.

    Where it `goes_on`, its end is that of a full line.

    Three attempts are made, as by TeX: without dividing words, with, and at last with lines as
    loose as they must be; and others in which words are divided anywhere, if they have to be. Where
    one ends in a runt, the next is taken if it does not, and then one whose lines are eased.
    If a number of `lines` is asked for, the paragraph gets as many, or None if it cannot without
    lines looser than the tolerance. No line ends at a `banned` break.
    """
    tight = style.hyphenated_tolerance
    eased = replace(style, shrink=style.shrink + style.eased_shrink)
    divided = [(ANYWHERE, style, tight), (ANYWHERE, eased, tight + style.eased_stretch)]
    with_runt: tuple[int, ...] | None = None

    def fitted(least: int, how: Justification, tolerance: float) -> tuple[int, ...] | None:
        if lines is not None and not _may_have(lines, paragraph, measure, how, tolerance, goes_on):
            return None
        part, places = paragraph.without(least)
        barred = [index for index, place in enumerate(places) if place in banned] if banned else ()
        found = _fit(part, measure, how, tolerance, lines, barred, goes_on)
        return None if found is None else tuple(places[end] for end in found)

    for attempt in divided if lines else [(ADDED_HYPHEN, style, style.tolerance), *divided]:
        if attempt[1] is eased and not lines and with_runt is None:
            break
        found = fitted(*attempt)
        if found and (goes_on or not is_runt(paragraph, measure, style, found[-2:])):
            return found
        with_runt = with_runt or found
    if lines is not None or with_runt:
        return with_runt
    found = fitted(ANYWHERE, style, LOOSEST)
    if found is None and ANYWHERE in paragraph.hyphens:
        found = fitted(_ALL, style, tight) or fitted(_ALL, style, LOOSEST)
    return found


def _may_have(
    lines: int,
    paragraph: Measured,
    measure: Measure,
    style: Justification,
    tolerance: float,
    goes_on: bool,
) -> bool:
    """Whether a paragraph may come to a number of lines, by what all of them can give in all."""
    if lines < 1:
        return False
    space = paragraph.space
    natural = paragraph.ends[-1] - paragraph.starts[0]
    spaces = (paragraph.spaces_before[-1] - paragraph.spaces_after[0]) * space
    room = sum(map(measure.of, range(lines)))
    full = room if goes_on else room - measure.of(lines - 1)
    give = style.rag * room or spaces
    # At each end of a line a space is gone, or a hyphen added; something may hang into the margin.
    unsure = 2 * space * lines
    return natural - unsure - spaces * style.shrink <= room and full <= (
        natural + unsure + give * tolerance
    )


def is_runt(
    paragraph: Measured, measure: Measure, style: Justification, last: Sequence[int]
) -> bool:
    """Whether a last line, told by the breaks before it and behind it, is too short to be one.

    The only line of a paragraph, of which there is no break before it, is not.
    """
    if len(last) < 2:
        return False
    start, end = last
    return paragraph.ends[end] - paragraph.starts[start] < measure.width * style.shortest_last


def _fit(
    paragraph: Measured,
    measure: Measure,
    style: Justification,
    tolerance: float,
    lines: int | None,
    banned: Sequence[int],
    goes_on: bool,
) -> tuple[int, ...] | None:
    last = len(paragraph.ends) - 1
    counted = len(measure.first) if lines is None else max(lines + 1, len(measure.first))
    nodes: list[_Node | None] = [None] * (last + 1)
    nodes[0] = {_START: (0.0, -1, _START)}
    for start in range(last):
        node = nodes[start]
        if node:
            for width, states in _by_width(node, measure):
                _extend(
                    paragraph, style, nodes, start, states, width,
                    tolerance, counted, banned, -1 if goes_on else last,
                )  # fmt: skip
    return _best_path(nodes, last, lines)


def _by_width(node: _Node, measure: Measure) -> Iterable[tuple[float, _States]]:
    """The states of a break by the width of the line that would start there."""
    if not measure.first:
        return ((measure.width, node.items()),)
    widths: dict[float, list[tuple[_State, _Found]]] = {}
    for state, found in node.items():
        widths.setdefault(measure.of(state[0]), []).append((state, found))
    return widths.items()


def _extend(
    paragraph: Measured,
    style: Justification,
    nodes: list[_Node | None],
    start: int,
    states: _States,
    width: float,
    tolerance: float,
    counted: int,
    banned: Sequence[int],
    closing: int,
) -> None:
    """Set every line that can start at a break: the inner loop, and so one function."""
    ends, spaces_before, hyphens = paragraph.ends, paragraph.spaces_before, paragraph.hyphens
    last = len(ends) - 1
    offset, gone = paragraph.starts[start], paragraph.spaces_after[start]
    space, stretch, shrink = paragraph.space, style.stretch, style.shrink
    rag = style.rag * width
    loosest = tolerance >= LOOSEST
    # A hyphen's width aside, ends are in order; the last line alone may be short.
    full = min(bisect_left(ends, offset + width, start + 1), last)
    spaces = (spaces_before[full] - gone) * space
    least = width * _SHORTEST if loosest else width - (rag or spaces) * tolerance - space
    nearest = min(bisect_left(ends, offset + least, start + 1), last)
    most = (spaces + space) * shrink + width * _HYPHEN
    for end in range(nearest, last + 1):
        natural = ends[end] - offset
        if banned and end in banned:
            continue
        hyphen = hyphens[end]
        over = natural - width
        count = spaces_before[end] - gone
        badness = 0.0
        fitness = 1
        if over > 0:
            used = over / (count * space) if count else 9.0
            if used > shrink and over > 0.01:
                if over > most:
                    break
                continue
            badness = 100 * (used / shrink) ** 3 if count and shrink else 0.0
            if used > shrink / 2:
                fitness = 0
        elif end != closing:
            used = -over / (rag or (count or 1) * space)
            if used > tolerance and not loosest:
                continue
            used = min(used, LOOSEST) / stretch
            badness = 100 * used * used * used
            fitness = 1 if used < 0.5 else 2 if used < 1 else 3
        demerits = (_LINE + badness) * (_LINE + badness)
        if hyphen == ANYWHERE:
            demerits += style.anywhere
            hyphen = NO_HYPHEN
        if hyphen:
            demerits += style.hyphen if hyphen == ADDED_HYPHEN else style.hard_hyphen
        if end == closing and natural < width * style.shortest_last:
            demerits += style.runt
        target = nodes[end]
        if target is None:
            target = nodes[end] = {}
        for state, (cost, _, _) in states:
            line, run, above = state
            if hyphen and run >= MOST_STACKED:
                continue
            total = cost + demerits
            if run and hyphen:
                total += style.stacked_hyphens
            if run and end == closing:
                total += style.last_hyphen
            if abs(fitness - above) > 1:
                total += style.fitness
            # Lines are told apart only as long as their widths differ, or are counted.
            key = (min(line + 1, counted), run + 1 if hyphen else 0, fitness)
            known = target.get(key)
            if known is None or total < known[0]:
                target[key] = (total, start, state)


def _best_path(nodes: list[_Node | None], last: int, lines: int | None) -> tuple[int, ...] | None:
    finals = nodes[last] or {}
    states = [state for state in finals if lines is None or state[0] == lines]
    if not states:
        return None
    state = min(states, key=lambda key: finals[key][0])
    path: list[int] = []
    end = last
    while end > 0:
        path.append(end)
        _, end, state = (nodes[end] or {})[state]
    return tuple(reversed(path))
