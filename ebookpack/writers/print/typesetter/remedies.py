"""What may mend a page that ends badly: its paragraphs set otherwise, the least change first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace

from ebookpack.writers.print.typesetter.lines import AS_IS, Change, Typesetter
from ebookpack.writers.print.typesetter.page_ends import Fault, Key, Made, runs_of
from ebookpack.writers.print.typesetter.set_lines import Extent

NEAR = (3, 8)
"""Breaks before and behind one in mid-word, of which none that divides a word is taken."""
LOOSER = (1, -1)
MOST_SHORT = 2
"""Lines that changes to paragraphs can make up for."""


@dataclass(frozen=True, slots=True)
class Remedies:
    """Changes to the paragraphs of one document."""

    typesetter: Typesetter

    def of(self, fault: Fault, made: Made) -> Iterator[dict[Key, Change]]:
        """Changes that may mend a page, the least first."""
        runs = runs_of(made[0])
        if fault.divided is not None:
            extent = fault.divided
            key = (id(extent.paragraph), extent.run)
            known = self.typesetter.changes.get(key, AS_IS)
            hyphens = extent.paragraph.measured.hyphens
            for around in (0, *NEAR):
                places = range(max(extent.run + 1, extent.end - around), extent.end + around + 1)
                near = [place for place in places if place < len(hyphens) and hyphens[place]]
                for looseness in (known.looseness, *LOOSER) if around else (known.looseness,):
                    yield {key: Change(looseness, tuple(sorted({*known.banned, *near})))}
        if fault.short <= 0:
            return
        # A line less may make room for what did not fit.
        ways = (1, -1) if fault.short <= MOST_SHORT else (-1,)
        able = [(run, by) for by in ways for run in runs if self.can(run, by)]
        able.sort(key=lambda change: self._leaves_runt(*change))
        for count in range(1, min(fault.short, MOST_SHORT) + 1):
            for chosen in combinations(able[:8], count):
                changes = {(id(run.paragraph), run.run): self.change(run, by) for run, by in chosen}
                if len(changes) == count:
                    yield changes

    def change(self, extent: Extent, looseness: int) -> Change:
        """What is asked of a run of lines already, and some lines more or fewer."""
        known = self.typesetter.changes.get((id(extent.paragraph), extent.run), AS_IS)
        return replace(known, looseness=looseness)

    def can(self, extent: Extent, looseness: int) -> bool:
        """Whether a run of lines can have some more, or fewer."""
        change = self.change(extent, looseness)
        found = self.typesetter.plan(extent.paragraph, extent.run, extent.measure, change)
        return found is not None

    def _leaves_runt(self, extent: Extent, looseness: int) -> bool:
        """Whether a change makes a paragraph end in a line that is too short to be one."""
        change = self.change(extent, looseness)
        plan = self.typesetter.plan(extent.paragraph, extent.run, extent.measure, change)
        return plan is not None and self.typesetter.leaves_runt(
            extent.paragraph, plan, extent.measure
        )
