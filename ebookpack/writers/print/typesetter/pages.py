"""Pages that end where they should: full, and not in the midst of a word.

The engine fills a page and keeps widows and orphans from it; what that costs is a line of white at
its foot. A page that ends badly is made anew with one of its paragraphs set a line longer or
shorter, as a compositor would do, or with a word at its end left whole. A change stays with its
paragraph, so that a page that is made once more comes out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from weasyprint.layout import page
from weasyprint.text.line_break import strut

from ebookpack.writers.print.replacing import replaced
from ebookpack.writers.print.typesetter.lines import Change, Typesetter
from ebookpack.writers.print.typesetter.notes import WaitingNotes
from ebookpack.writers.print.typesetter.page_ends import (
    Key,
    Made,
    fault_of,
    goes_on,
    has_break,
    keep_plan,
    runs_of,
)
from ebookpack.writers.print.typesetter.page_state import PageState
from ebookpack.writers.print.typesetter.remedies import MOST_SHORT, Remedies
from ebookpack.writers.print.typesetter.scene_breaks import CLOSER, USUAL, WIDER, at_foot, spaced

MOST_TRIALS = 24
IN_VAIN, AS_MADE, SHALLOW, LAST_WAY = -1, 0, 1, 4
"""What is tried with a spread; from 2 on its verso is parted elsewhere."""


class OtherSide(Exception):  # noqa: N818 - no error: the pages are made anew on the other side
    """A document is to start on the other side of the leaf than it was begun on."""


@dataclass(slots=True)
class PageFitter:
    """Makes the pages of one document."""

    engine: Callable[..., Made]
    """The engine's own `make_page`."""
    typesetter: Typesetter
    turned: Callable[[], bool]
    """Whether the document is to start on the other side of the leaf by now."""
    sided: bool = False
    """Whether a page was made other than it would be on the other side of the leaf."""
    _given_up: set[tuple[str, int]] = field(default_factory=set)
    """Starts of pages that could not be mended, and what was tried with their spread."""
    _at_foot: set[str] = field(default_factory=set)
    """Starts of pages that may end with an ornament: else they would have a hole at their foot, for
    an ornament keeps the lines above and below it on its page."""
    _spaced: dict[str, int] = field(default_factory=dict)
    """By the start of a page the lines that each of its scene breaks has more, or fewer."""
    _tried: dict[str, int] = field(default_factory=dict)
    """By the start of its verso what is tried with a spread: nothing, both pages a line short,
    the verso parted elsewhere in one way or another."""
    _holes: set[str] = field(default_factory=set)
    """Starts of versos that are to be parted elsewhere, for the recto has a hole at its foot."""
    _pushed: dict[str, dict[Key, Change]] = field(default_factory=dict)
    """By the start of a verso the changes by which it is parted elsewhere."""

    notes: WaitingNotes = field(default_factory=WaitingNotes)
    _remedies: Remedies = field(init=False)

    def __post_init__(self) -> None:
        """Change what the typesetter sets."""
        self._remedies = Remedies(self.typesetter)

    def forget(self) -> None:
        """Forget all pages: they are made anew on the other side."""
        self.sided = False
        for known in (self._given_up, self._at_foot, self._holes):
            known.clear()
        for by_start in (self._spaced, self._tried, self._pushed):
            by_start.clear()
        self.notes.forget()
        self.typesetter.forget_pages()

    def make_page(
        self, context: Any, root_box: Any, page_type: Any, resume_at: Any, page_number: int,
        page_state: Any,
    ) -> Made:  # fmt: skip
        """One page, as the engine's `make_page` gives it."""
        with self.notes.for_page(context, page_number):
            return self._made(context, root_box, page_type, resume_at, page_number, page_state)

    def _made(
        self, context: Any, root_box: Any, page_type: Any, resume_at: Any, page_number: int,
        page_state: Any,
    ) -> Made:  # fmt: skip
        before = PageState.of(context, page_number, page_state)
        start = repr(resume_at)
        verso = self._verso_start(context, page_type, page_number, start)
        tried = self._tried.get(verso, AS_MADE) if verso else AS_MADE
        leading = strut(root_box.style)[0]
        reserve = leading if tried == SHALLOW else 0

        def make() -> Made:
            breaks = spaced(self._spaced.get(start, USUAL), leading)
            with _less_deep(reserve), at_foot(start in self._at_foot), breaks:
                return self.engine(context, root_box, page_type, resume_at, page_number, page_state)

        def remake(changes: dict[Key, Change]) -> Made | None:
            """The page with changes to its paragraphs; None if it ends badly with them too."""
            known = {run: self.typesetter.changes.get(run) for run in changes}
            self.typesetter.changes.update(changes)
            before.restore(context, page_number, page_state)
            remade = make()
            if not fault_of(context, remade, reserve):
                return remade
            self._take_back(known)
            return None

        def with_other_white() -> Made | None:
            """The page with more white around its scene breaks; or less, and shorter paragraphs."""
            for by in (WIDER, CLOSER):
                self._spaced[start] = by
                remade = remake({})
                if remade is not None:
                    return remade
            before.restore(context, page_number, page_state)
            closer = make()
            remedies = self._remedies.of(fault_of(context, closer, reserve), closer)
            for changes in islice(remedies, MOST_TRIALS):
                remade = remake(changes)
                if remade is not None:
                    return remade
            del self._spaced[start]
            return None

        if page_type.side == "left":
            self._take_back(dict.fromkeys(self._pushed.pop(start, {})))
        made = make()
        found = fault_of(context, made, reserve)
        if page_type.blank or not goes_on(made):
            return made
        if not found and (page_type.side != "left" or tried <= SHALLOW):
            return made
        after = PageState.of(context, page_number, page_state)

        def as_made() -> Made:
            """The page as it was at first: what was tried since is forgotten."""
            after.restore(context, page_number, page_state)
            keep_plan(made)
            return made

        if not found:
            elsewhere = self._parted_elsewhere(made, tried - SHALLOW, remake, start)
            if elsewhere is None:
                self._give_up(context, page_number, start)
            return elsewhere or as_made()
        if (start, tried) not in self._given_up:
            for changes in islice(self._remedies.of(found, made), MOST_TRIALS):
                remade = remake(changes)
                if remade is not None:
                    return remade
            if found.short and start not in self._spaced and has_break(made, root_box):
                remade = with_other_white()
                if remade is not None:
                    return remade
            self._given_up.add((start, tried))
            if found.short > MOST_SHORT:
                # A recto may end otherwise if its verso does.
                self._take_side()
            in_vain = page_type.side == "left" or verso is None or tried == IN_VAIN
            if found.short > MOST_SHORT and in_vain and start not in self._at_foot:
                self._at_foot.add(start)
                before.restore(context, page_number, page_state)
                longer = make()
                if fault_of(context, longer, reserve).short < found.short:
                    return longer
                self._at_foot.remove(start)
            as_made()
            if found.short:
                self._level(context, page_type, page_number, verso, found.short > MOST_SHORT)
        return made

    def _take_back(self, known: Mapping[Key, Change | None]) -> None:
        """Have the changes to some runs of lines as they were."""
        for run, change in known.items():
            if change is None:
                self.typesetter.changes.pop(run, None)
            else:
                self.typesetter.changes[run] = change

    def _parted_elsewhere(
        self, made: Made, way: int, remake: Callable[[dict[Key, Change]], Made | None], start: str
    ) -> Made | None:
        """A verso that ends as well as it did, but at another line: the first way, the second..."""
        able = [
            (run, by) for by in (1, -1) for run in runs_of(made[0]) if self._remedies.can(run, by)
        ]
        for run, by in able:
            key = (id(run.paragraph), run.run)
            known = self.typesetter.changes.get(key)
            changes = {key: self._remedies.change(run, by)}
            remade = remake(changes)
            if remade is None:
                continue
            way -= remade[1] != made[1]
            if way == 0:
                self._pushed[start] = changes
                return remade
            self._take_back({key: known})
        return None

    def _verso_start(
        self, context: Any, page_type: Any, page_number: int, start: str
    ) -> str | None:
        """Start of the verso of a page's spread; None if another section is on it, or nothing."""
        if page_type.side == "left":
            return start
        goes_on = context.page_maker[page_number - 1][1]["break"] == "any"
        return repr(context.page_maker[page_number - 2][0]) if page_number > 1 and goes_on else None

    def _take_side(self) -> None:
        """Have pages be what they are on this side of the leaf alone; raises OtherSide."""
        self.sided = True
        if self.turned():
            raise OtherSide

    def _level(
        self, context: Any, page_type: Any, page_number: int, verso: str | None, hole: bool
    ) -> None:
        """Try the next thing that may have both pages of a spread end level.

        `hole` says that the page is short by more than a line or two, which both cannot be.
        Raises OtherSide where these pages are no spread.
        """
        self._take_side()
        tried = self._tried.get(verso, AS_MADE) if verso else LAST_WAY
        if verso is None or tried < AS_MADE:
            return
        if page_type.side == "left" and self._give_up(context, page_number, verso):
            return
        if hole and page_type.side == "right":
            self._holes.add(verso)
        first = SHALLOW + 1 if hole else SHALLOW
        # If nothing helps, both are made as deep as they were.
        self._tried[verso] = max(first, tried + 1) if tried < LAST_WAY else IN_VAIN
        if page_type.side == "right":
            # It is made already: once more, and what follows from it.
            context.page_maker[page_number - 2][-1]["content_changed"] = True

    def _give_up(self, context: Any, page_number: int, verso: str) -> bool:
        """Have a recto with a hole at its foot, if there is one, made once more with its verso."""
        if verso not in self._holes:
            return False
        self._holes.remove(verso)
        self._tried[verso] = IN_VAIN
        context.page_maker[page_number][-1]["content_changed"] = True
        return True


@contextmanager
def _less_deep(by: float) -> Iterator[None]:
    """While it lasts, the text of pages ends higher than it could; notes stay at their foot."""
    engine = page.block_level_layout

    def block_level_layout(
        context: Any, box: Any, bottom_space: float, *rest: Any, **more: Any
    ) -> Any:
        space = bottom_space + by if box.is_for_root_element else bottom_space
        return engine(context, box, space, *rest, **more)

    with replaced(page, "block_level_layout", block_level_layout):
        yield
