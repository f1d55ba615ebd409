"""The setting of a cover's type: its voices, its sizes and its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import pairwise

from msgspec.structs import replace

from ebookpack.core.edition import Theme
from ebookpack.design.cover.composed import ink_box, width
from ebookpack.design.cover.lettering import (
    Line,
    Role,
    Stack,
    companion_size,
    leading,
    space_between,
)
from ebookpack.design.cover.line_breaking import broken, hyphenated
from ebookpack.design.cover.rhythm import Rhythm
from ebookpack.design.cover.typeface import Voice
from ebookpack.design.cover.voices import (
    SMALL_WEIGHT,
    Setting,
    Style,
    can_be_capitals,
    set_in,
)
from ebookpack.design.cover.wording import Wording

_MOST_CAPITALS = 26
_LONGEST_CAPITAL_WORD = 10
_MOST_TITLE_LINES = 9
_LONGEST_WORD_AT = 104
"""A word that is wider than the measure at this size is divided."""
_SIZE_COUNTS = 0.75
"""Power of the title's size in the choice of its lines; their shape counts for the rest..."""
_READS_WELL = 210.0
"""...but below this size, in units, a thumbnail of the cover says less and less..."""
_SMALL_COUNTS = 1.6
"""...and this is the power."""
_SHAPE_COUNTS = 0.6
"""Of what their shape costs, the share that counts against another number of lines..."""
_A_LINE_MORE = 0.91
"""...and each line counts a little against them."""
_SHORT_TITLE = 6
_SHORT_TITLE_GROWS = 1.35
_LONG_TITLE = 60
"""Letters; a longer title is set upright, which reads better in a small size."""
_SHRINK = 0.97
_UNLIKE = 2.1
"""Lines that are as wide as the measure may differ in size by this factor..."""
_BETWEEN_FILLED = 0.13
"""...and have this much white between them, in em."""
_LEAST_FILLED = 84
"""Units of the smallest such line."""
_SMALLER_THAN_BROKEN = 1.2
"""Lines of lesser rank that are wider than the measure by less than this are set smaller."""
_SMALLER_THAN_PARTED = 1.5
"""Likewise a name, before its parts are put on two lines."""
_NAME_SIZE = 96.0
"""Units at which names are divided into lines, however large they may then be set."""
_NAMES = re.compile(r", | & ")
_NO_BREAK = "\u00a0"
_DESCENT_COUNTS = 0.45
"""The share of a descender's depth by which the white below its line grows."""
_HANGING = "“”‘’„‚«».,:;!?…-–—*"
_BARE = frozenset({Role.TITLE, Role.AUTHOR})
_NAMES_OF = {
    Role.SECOND: "what follows the dash or colon of the title",
    Role.SUBTITLE: "the subtitle",
    Role.SERIES: "the series",
}
_LEAST_GAP = 0.06
"""White, in em, between the ink of two lines."""
_HANG = 0.7
"""The share of a mark's width that stands outside of the centred line."""


class Compositor:
    """Sets one book's wording in one theme's faces."""

    def __init__(self, wording: Wording, theme: Theme, rhythm: Rhythm, language: str) -> None:
        self._hyphenation = language.replace("-", "_")
        italics = theme.cover.italics
        title = _title_style(wording.title, rhythm, language, italics=italics)
        aside = Style.ITALIC if italics else Style.ROMAN
        second = Style.ROMAN if title is Style.ITALIC else aside
        capitals = can_be_capitals(wording.series, language)
        self._settings: dict[Role, Setting] = {}
        lost: list[str] = []
        for role, text, style in (
            (Role.TITLE, wording.title, title),
            (Role.SECOND, wording.second, second),
            (Role.SUBTITLE, wording.subtitle, aside),
            (Role.SERIES, wording.series, Style.LETTERED if capitals else Style.ROMAN),
            (Role.AUTHOR, wording.author, Style.SMALL_CAPITALS),
        ):
            large = role in (Role.TITLE, Role.SECOND)
            family = theme.cover.title_font if large else theme.cover.small_font
            weight = theme.cover.title_weight if large else SMALL_WEIGHT
            setting, missing = set_in(text, style, theme.faces, family, weight)
            lost += missing
            if setting:
                self._settings[role] = setting
        self.missing = tuple(dict.fromkeys(lost))
        """Characters that no face of the theme has; they are left out."""

    @property
    def left_out_if_bare(self) -> tuple[str, ...]:
        """What `bare` does without, of what there is."""
        return tuple(name for role, name in _NAMES_OF.items() if role in self._settings)

    def bare(self) -> Compositor:
        """The same with title and author alone."""
        other = copy(self)
        other._settings = {role: self._settings[role] for role in self._settings if role in _BARE}
        return other

    def setting(self, role: Role) -> Setting | None:
        """How a text is set; None if the book has none, or no face for it."""
        return self._settings.get(role)

    def stack(
        self, roles: Sequence[Role], *, measure: float, height: float, largest: float
    ) -> Stack:
        """The texts of these roles, the title as large as it can be within the bounds.

        `measure` and `height` are pixels; `largest` is the title's size at most. What cannot be
        held within the height is set too small to read, never outside of it.
        """
        present = [role for role in roles if role in self._settings]
        if not present:
            return Stack(lines=(), height=0.0)
        if Role.TITLE not in present:
            return self._shrunk(present, (), largest, measure, height)
        if len(self._settings[Role.TITLE].text) <= _SHORT_TITLE:
            largest *= _SHORT_TITLE_GROWS
        voice = self._settings[Role.TITLE].voice.at(largest)
        ways: list[tuple[float, Stack]] = []
        for cost, lines in self._title_lines(measure, voice):
            widest = max(width(line, voice) for line in lines)
            stack = self._shrunk(present, lines, min(largest, measure / widest), measure, height)
            size = next(line.size for line in stack.lines if line.role is Role.TITLE)
            shape = 1 - _SHAPE_COUNTS * min(cost, 0.7)
            score = _worth(size) * shape * _A_LINE_MORE ** len(lines)
            ways.append((score, stack))
        return max(ways, key=lambda way: way[0])[1]

    def filled(
        self, roles: Sequence[Role], *, measure: float, height: float, largest: float
    ) -> Stack:
        """The texts of these roles, each line of the first one as wide as the measure.

        No line is larger than `largest`, nor much larger than the others; else it is `stack`.
        """
        present = [role for role in roles if role in self._settings]
        if not present:
            return Stack(lines=(), height=0.0)
        first, *rest = present
        ways: list[tuple[float, Stack]] = []
        for cost, lines in self._lines_of(first, measure, self._settings[first].voice.at(largest)):
            set_lines = self._filled_lines(first, lines, measure, largest)
            sizes = [line.size for line in set_lines]
            if max(sizes) > _UNLIKE * min(sizes) or min(sizes) < _LEAST_FILLED:
                continue
            below = self._below(set_lines, rest, measure)
            if below.height <= height:
                ways.append((sum(sizes) * (1 - min(cost, 0.7)), below))
        if not ways:
            return self.stack(roles, measure=measure, height=height, largest=min(largest, 300))
        return max(ways, key=lambda way: way[0])[1]

    def _filled_lines(
        self, role: Role, lines: Sequence[str], measure: float, largest: float
    ) -> tuple[Line, ...]:
        """Lines one below the other, each at the size at which it is as wide as the measure."""
        placed: list[Line] = []
        bottom = 0.0
        for text in lines:
            voice = self._settings[role].voice.at(largest)
            size = min(measure / _ink_width(text, voice), largest)
            voice = self._settings[role].at(size).voice
            size = min(measure / _ink_width(text, voice), largest)
            _, top, _, hanging = ink_box(text, voice, size)
            bottom += -min(top, -voice.x_height("H") * size) + (
                _BETWEEN_FILLED * size if placed else 0
            )
            placed.append(
                Line(role=role, text=text, voice=voice, size=size, x=0.0, baseline=bottom)
            )
            bottom += max(hanging, 0.0)
        return tuple(placed)

    def _below(self, above: tuple[Line, ...], roles: Sequence[Role], measure: float) -> Stack:
        """A stack of lines that are set, and of other roles below them."""
        bottom = above[-1].baseline + max(above[-1].box[3] - above[-1].baseline, 0.0)
        if not roles:
            return Stack(lines=above, height=above[-1].baseline)
        size = min(min(line.size for line in above), 260.0)
        rest = self._stacked(roles, (), size, measure)
        bottom += space_between(above[0].role, roles[0], size)
        moved = tuple(replace(line, baseline=line.baseline + bottom) for line in rest.lines)
        return Stack(lines=above + moved, height=bottom + rest.height)

    def _lines_of(
        self, role: Role, measure: float, voice: Voice
    ) -> Iterable[tuple[float, tuple[str, ...]]]:
        if role is Role.TITLE:
            yield from self._title_lines(measure, voice)
            return
        yield 0.0, (self._settings[role].text,)

    def _title_lines(self, measure: float, voice: Voice) -> Iterable[tuple[float, tuple[str, ...]]]:
        title = self._settings[Role.TITLE].text

        def wide(part: str) -> float:
            return width(part, voice)

        text = hyphenated(title, self._hyphenation, measure / _LONGEST_WORD_AT, wide)
        for count in range(1, _MOST_TITLE_LINES + 1):
            found = broken(text, count, wide)
            if found:
                yield found

    def _shrunk(
        self,
        roles: Sequence[Role],
        title: tuple[str, ...],
        size: float,
        measure: float,
        height: float,
    ) -> Stack:
        """The stack at the largest size, up to the one given, that the height holds.

        Of the sizes that each are a step smaller the right one is found by halving.
        """

        def at(steps: int) -> Stack:
            return self._stacked(roles, title, size * _SHRINK**steps, measure)

        stack = at(0)
        if stack.height <= height:
            return stack
        too_large, small_enough = 0, 1
        while (stack := at(small_enough)).height > height:
            too_large, small_enough = small_enough, 2 * small_enough
        while small_enough - too_large > 1:
            middle = (too_large + small_enough) // 2
            tried = at(middle)
            if tried.height <= height:
                small_enough, stack = middle, tried
            else:
                too_large = middle
        return stack

    def _stacked(
        self,
        roles: Sequence[Role],
        title: tuple[str, ...],
        size: float,
        measure: float,
    ) -> Stack:
        """Lines of all roles with the title at `size`, the others in relation to it."""
        placed: list[Line] = []
        gaps: list[float] = []
        bottom = hanging = 0.0
        previous: Role | None = None
        for role in roles:
            em = companion_size(role, size)
            setting = self._settings[role].at(em)
            voice = setting.voice
            lines = title if role is Role.TITLE else _lines(setting, role, em, measure)
            em = min(em, measure / max(width(line, voice) for line in lines))
            if previous is not None:
                gap = space_between(previous, role, size) + _DESCENT_COUNTS * hanging
                gap = max(gap, hanging + _LEAST_GAP * em)
                if Role.AUTHOR in (previous, role):
                    gaps.append(bottom + gap / 2)
                bottom += gap
            bottom -= min(ink_box(lines[0], voice, em)[1], -voice.x_height("H") * em)
            step = max(em * leading(role, voice), _clear(lines, voice, em))
            for i, line in enumerate(lines):
                bottom += step if i else 0.0
                start = -_optical_middle(line, voice) * em
                placed.append(
                    Line(role=role, text=line, voice=voice, size=em, x=start, baseline=bottom)
                )
            hanging = max(ink_box(lines[-1], voice, em)[3], 0.0)
            previous = role
        return Stack(lines=tuple(placed), height=bottom, gaps=tuple(gaps))


def _worth(size: float) -> float:
    """What a title's size counts for in the choice of its lines."""
    small = min(size / _READS_WELL, 1.0)
    return float(max(size, _READS_WELL) ** _SIZE_COUNTS * small**_SMALL_COUNTS)


def _ink_width(text: str, voice: Voice) -> float:
    """Width in em of a line's ink, which in italics is more than the letters advance."""
    left, _, right, _ = ink_box(text, voice, 1.0)
    return right - left


def _clear(lines: Sequence[str], voice: Voice, em: float) -> float:
    """Distance of base lines at which no line's ink touches that of the next."""
    boxes = [ink_box(line, voice, em) for line in lines]
    return max((a[3] - b[1] + _LEAST_GAP * em for a, b in pairwise(boxes)), default=0.0)


def _title_style(title: str, rhythm: Rhythm, language: str, *, italics: bool) -> Style:
    longest = max(map(len, title.split()), default=0)
    if len(title) > _LONG_TITLE:
        return Style.ROMAN
    short = len(title) <= _MOST_CAPITALS and longest <= _LONGEST_CAPITAL_WORD
    if short and can_be_capitals(title, language) and rhythm.fraction("title.capitals") < 0.5:
        return Style.CAPITALS
    return rhythm.choose("title.style", (Style.ROMAN, Style.ITALIC)) if italics else Style.ROMAN


def _lines(setting: Setting, role: Role, size: float, measure: float) -> tuple[str, ...]:
    """A text of lesser rank in as few lines as hold it, names kept whole."""
    text = setting.text

    def wide(part: str) -> float:
        return width(part, setting.voice)

    if role is Role.AUTHOR:
        size = min(size, _NAME_SIZE)
        names = _NAMES.split(text)
        whole = text.replace(" ", _NO_BREAK)
        whole = whole.replace("," + _NO_BREAK, ", ").replace(_NO_BREAK + "&", " &")
        if max(map(wide, names)) * size <= measure * _SMALLER_THAN_PARTED:
            text = whole
    count = 1
    lines: tuple[str, ...] = (text,)
    while max(map(wide, lines)) * size > measure * _SMALLER_THAN_BROKEN:
        count += 1
        found = broken(text, count, wide)
        if found is None:
            break
        lines = found[1]
    return lines


def _optical_middle(line: str, voice: Voice) -> float:
    """Distance in em from a line's start to the middle of its letters, marks at the ends hung."""
    bare = line.strip(_HANGING)
    if not bare:
        return width(line, voice) / 2
    start = line.index(bare)
    left = width(line[:start], voice) if start else 0.0
    right = width(line[start + len(bare) :], voice) if line[start + len(bare) :] else 0.0
    return (width(line, voice) + (left - right) * _HANG) / 2
