"""Drop capitals: which sections open with one, and which need more room."""

from __future__ import annotations

import re

from ebookpack.core.book import Matter, Section, SectionRole

_STORY = frozenset(
    {SectionRole.CHAPTER, SectionRole.PROLOGUE, SectionRole.INTERLUDE, SectionRole.EPILOGUE}
)
_TAILED = re.compile(
    r'(<span class="drop-cap)(">(?:<span class="drop-quote">[^<]*</span>)?[QJ]</span>)'
)


def wants_initial(section: Section) -> bool:
    """Whether a section opens with a drop capital, if its first paragraph can take one."""
    return section.matter is Matter.BODY and section.role in _STORY


def with_room_for_tail(blocks: str) -> str:
    """Markup in which a drop capital Q or J has the class `tailed` as well.

    They reach below the line that they stand on, into the next.
    """
    return _TAILED.sub(r"\1 tailed\2", blocks, count=1)
