"""Headings whose levels go down one by one, as those who go from heading to heading need them."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.node_changes import changed
from ebookpack.core.nodes import Blocks, DefinitionList, Heading, List, Quote, Speech

_MAY_HOLD = Heading | Quote | Speech | List | DefinitionList
"""Blocks that are headings, or in which some may stand."""


def in_order(blocks: Blocks) -> Blocks:
    """The blocks, the highest headings in them of level 1, and no level left out.

    A heading stands one level below the nearest one before it that was of a higher level (WCAG
    2.2, technique G141).
    """
    above: list[int] = []

    def placed(heading: Heading) -> Heading:
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        return replace(heading, level=len(above))

    return tuple(
        changed((block,), Heading, placed)[0] if isinstance(block, _MAY_HOLD) else block
        for block in blocks
    )
