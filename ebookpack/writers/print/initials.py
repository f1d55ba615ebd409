"""Drop capitals: which sections open with one, and which need more room."""

from __future__ import annotations

import re

from ebookpack.core.book import Matter, Section, SectionRole

_STORY = frozenset(
    {SectionRole.CHAPTER, SectionRole.PROLOGUE, SectionRole.INTERLUDE, SectionRole.EPILOGUE}
)
_INITIAL_PARAGRAPH = re.compile(r'<p class="first"[^>]*><span class="drop-cap">')
_TAILED = re.compile(
    r'(<span class="drop-cap)(">(?:<span class="drop-quote">[^<]*</span>)?[QJ]</span>)'
)


_LETTERED = re.compile(
    r'<p class="first("[^>]*><span class="drop-cap">'
    r'(?:<span class="drop-quote">[^<]*</span>)?([A-Z])</span>)'
)


def wants_initial(section: Section) -> bool:
    """Whether a section opens with a drop capital, if its first paragraph can take one."""
    return section.matter is Matter.BODY and section.role in _STORY


def arrange_initial(blocks: str, above: str = "") -> str:
    """The markup of a section's blocks with what its drop capital needs, if it has one.

    A Q or J, which reach below the line that they stand on, has the class `tailed` as well, and
    the paragraph that of its letter, `initial-t`, for faces whose letters reach over others. What
    stands before the paragraph, an epigraph or a date, is put into `div.before-text`, and so is
    `above`, the notes on a chapter.
    """
    paragraph = _INITIAL_PARAGRAPH.search(blocks)
    if not paragraph:
        return "\n".join(filter(None, (above, blocks)))
    before = "\n".join(filter(None, (above, blocks[: paragraph.start()])))
    opening = f'<div class="before-text">\n{before}</div>\n' if before else ""
    rest = _LETTERED.sub(
        lambda found: f'<p class="first initial-{found[2].lower()}{found[1]}',
        blocks[paragraph.start() :],
        count=1,
    )
    return opening + _TAILED.sub(r"\1 tailed\2", rest, count=1)
