"""The lines of the paragraphs of a document, chosen by total fit.

`Typesetter.iter_line_boxes` takes the place of WeasyPrint's own for paragraphs of text, justified
or ragged. What it cannot set is left to the engine; of justified paragraphs that is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.text.line_break import strut

from ebookpack.writers.print.typesetter.lone_lines import lone_line, may_stand_alone
from ebookpack.writers.print.typesetter.measuring import Measurer, Unfit
from ebookpack.writers.print.typesetter.paragraph import Box, Paragraph
from ebookpack.writers.print.typesetter.set_lines import SkipStack
from ebookpack.writers.print.typesetter.setting import Lines, Setting
from ebookpack.writers.print.typesetter.shaping import Face
from ebookpack.writers.print.typesetter.total_fit import (
    RAGGED,
    Justification,
    Measure,
    break_lines,
    is_runt,
)

_FACE = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_kerning"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override", "lang"),
    *("letter_spacing", "word_spacing", "hyphens", "hyphenate_limit_chars", "hyphenate_character"),
)
"""Properties that say how words are shaped and divided."""


class Change(Struct, frozen=True):
    """What is asked of a run of lines beside being set as well as can be."""

    looseness: int = 0
    """Lines more than it has."""
    banned: tuple[int, ...] = ()
    """Breaks at which no line may end."""


AS_IS = Change()
SPAN = 120
"""Lines of a longer paragraph that a change may reach: more than a page has."""


@dataclass(slots=True)
class Typesetter:
    """Sets the paragraphs of one document."""

    faces: dict[str, Face] = field(default_factory=dict)
    """By what they look like; those of one document serve the next one."""
    engine: Callable[..., Lines] = block.iter_line_boxes
    """The engine's own way to break lines."""
    style: Justification = field(default_factory=Justification)
    left: Counter[str] = field(default_factory=Counter)
    """Justified paragraphs that were left to the engine, by the reason."""
    _faces: dict[int, Face] = field(default_factory=dict)
    _measurer: Measurer = field(init=False)
    _struts: dict[int, tuple[float, float]] = field(default_factory=dict)
    _measured: dict[int, Paragraph | str] = field(default_factory=dict)
    """By line box (its identity), the paragraph, or why there is none."""
    _set: set[int] = field(default_factory=set)
    """The elements (their identities) of paragraphs that could be measured."""
    changes: dict[tuple[int, int], Change] = field(default_factory=dict)
    """By paragraph (its identity) and break at which a run of its lines starts."""
    _plans: dict[tuple[int, int, Measure, Change], dict[int, int] | None] = field(
        default_factory=dict
    )
    _told: set[tuple[int, str]] = field(default_factory=set)
    _kept: list[Any] = field(default_factory=list)
    """Objects whose identity is a key."""

    def __post_init__(self) -> None:
        """Measure paragraphs with the faces that are known."""
        self._measurer = Measurer(self.face, self.strut)

    def iter_line_boxes(
        self, context: Any, box: Box, position_y: float, bottom_space: float,
        skip_stack: SkipStack, containing_block: Box, absolute_boxes: Any, fixed_boxes: Any,
        first_letter_style: Any, first_line_style: Any,
    ) -> Lines:  # fmt: skip
        """Lines of a paragraph from a place in it on, each with the place of the next one."""
        set_otherwise = first_letter_style or first_line_style
        lone = skip_stack is None and not set_otherwise
        if lone and may_stand_alone(context, box, containing_block):
            paragraph = self.measured(box)
            line = paragraph and lone_line(paragraph, context, containing_block, position_y)
            if line:
                return iter(((line, None),))
        if _is_set(box, containing_block) and not set_otherwise:
            paragraph = self.paragraph(box)
            start = None if paragraph is None else _start(paragraph, skip_stack)
            if paragraph is not None and start is not None:
                setting = Setting(
                    self.strut, self.changed_plan, paragraph, context, containing_block
                )
                setting.start(
                    start, position_y, skip_stack, bottom_space, absolute_boxes, fixed_boxes
                )
                if setting.plan is not None:
                    return setting.lines(start, position_y)
        return self.engine(
            context, box, position_y, bottom_space, skip_stack, containing_block, absolute_boxes,
            fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip

    def face(self, style: Any) -> Face:
        """The face of a style."""
        face = self._faces.get(id(style))
        if face is None:
            key = repr([style[name] for name in _FACE])
            face = self.faces.get(key)
            if face is None:
                face = self.faces[key] = Face(style)
            self._faces[id(style)] = face
            self._kept.append(style)
        return face

    def strut(self, style: Any) -> tuple[float, float]:
        """(line height, base line from its top) of a style."""
        found = self._struts.get(id(style))
        if found is None:
            found = self._struts[id(style)] = strut(style)
            self._kept.append(style)
        return found

    def plan(
        self, paragraph: Paragraph, start: int, measure: Measure, change: Change = AS_IS
    ) -> dict[int, int] | None:
        """For each break at which a line starts the one at which it ends; None if none fit."""
        key = (id(paragraph), start, measure, change)
        if key not in self._plans:
            known: Mapping[int, int] = {}
            if change != AS_IS:
                known = paragraph.plans.get(start) or self.plan(paragraph, start, measure) or {}
            reach = [*islice(_ends(known, start), SPAN)]
            end = reach[-1] if reach else paragraph.last
            whole = (start, end) == (0, paragraph.last)
            found = break_lines(
                paragraph.measured if whole else paragraph.part(start, end),
                measure,
                RAGGED if paragraph.ragged else self.style,
                lines=len(reach) + change.looseness if reach and change.looseness else None,
                banned=[place - start for place in change.banned],
                goes_on=end != paragraph.last,
            )
            if found is None:
                self._plans[key] = None
            else:
                ends = [start, *(start + place for place in found)]
                self._plans[key] = dict(pairwise([*ends, *_ends(known, end)]))
        return self._plans[key]

    def forget_pages(self) -> None:
        """Forget what was asked for and chosen for pages; what paragraphs are by themselves stays.

        A plan with a change goes by the lines that a page before had.
        """
        self.changes.clear()
        self._plans = {key: plan for key, plan in self._plans.items() if key[-1] == AS_IS}
        for paragraph in self._measured.values():
            if isinstance(paragraph, Paragraph):
                paragraph.plans.clear()

    def leaves_runt(self, paragraph: Paragraph, plan: Mapping[int, int], measure: Measure) -> bool:
        """Whether the last of several lines of a plan is too short to be one."""
        start = next(reversed(plan)) if len(plan) > 1 else 0
        last = (start, paragraph.last) if start else ()
        style = RAGGED if paragraph.ragged else self.style
        return is_runt(paragraph.measured, measure, style, last)

    def changed_plan(
        self, paragraph: Paragraph, start: int, measure: Measure
    ) -> dict[int, int] | None:
        """The plan with the change that is asked for, if there is one that can be had."""
        change = self.changes.get((id(paragraph), start), AS_IS)
        goes_on = None if measure.first else paragraph.plans.get(start)
        if goes_on is not None and change is AS_IS:
            # As the page before took it: other lines might leave this page a single one.
            return goes_on
        found = self.plan(paragraph, start, measure, change)
        if found is None and change is not AS_IS:
            found = goes_on or self.plan(paragraph, start, measure)
        if found is None:
            self.left["no line fits the measure"] += 1
        return found

    def paragraph(self, box: Box) -> Paragraph | None:
        """The paragraph of a line box; None if it cannot be set. Justified ones are counted."""
        found = self._found(box)
        justified = box.style["text_align_all"] == "justify"
        # The boxes of a note are copied whenever a page is tried; its element is one.
        if isinstance(found, Paragraph):
            if justified:
                self._set.add(id(box.element))
            return found
        if justified and (id(box.element), found) not in self._told:
            self._told.add((id(box.element), found))
            self.left[found] += 1
        return None

    @property
    def paragraphs(self) -> int:
        """How many justified paragraphs could be measured."""
        return len(self._set)

    def measured(self, box: Box) -> Paragraph | None:
        """As `paragraph`, of any line box, and not counted."""
        found = self._found(box)
        return found if isinstance(found, Paragraph) else None

    def _found(self, box: Box) -> Paragraph | str:
        """The paragraph of a line box that is not laid out yet, or why it cannot be set."""
        found = self._measured.get(id(box))
        if found is None:
            self._kept.append(box)
            try:
                found = self._measurer.measure(box)
            except Unfit as reason:
                found = str(reason)
            self._measured[id(box)] = found
        return found


def _is_set(box: Box, block: Box) -> bool:
    """Whether the lines of a paragraph are chosen together: justified, or ragged on their right.

    Those in a column of a table are not: there is too little room to choose.
    """
    style = box.style
    return style["text_align_all"] == "justify" or (
        style["text_align_all"] in ("left", "start")
        and style["direction"] == block.style["direction"] == "ltr"
        and not isinstance(block, boxes.MarginBox | boxes.TableCellBox)
    )


def _start(paragraph: Paragraph, skip_stack: SkipStack) -> int | None:
    """Break behind which a line starts; None if the place is none that we gave."""
    path: list[int] = []
    while skip_stack:
        ((index, skip_stack),) = skip_stack.items()
        path.append(index)
    return paragraph.resumed.get(tuple(path)) if path else 0


def _ends(plan: Mapping[int, int], start: int) -> Iterator[int]:
    """Breaks at which the lines of a plan end, from the one that starts at a break on."""
    while (end := plan.get(start)) is not None:
        yield end
        start = end
