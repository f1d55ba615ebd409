"""Where the story starts, and what stands before it: note, synopsis, dedication, epigraph.

With a first chapter's heading the question is only what each part before it is. Without one, the
paragraphs below the title are read one by one: each is front matter as long as something says so
(a label, a lead-in that announces a synopsis, the author's own voice), and the story starts at
the first of which nothing does.
"""

from __future__ import annotations

from ebookpack.assemble.author_voice import (
    ENOUGH,
    ENOUGH_BELOW_A_NOTE,
    author_voice,
    signs_of_voice,
)
from ebookpack.assemble.blurbs import tells_in_present
from ebookpack.assemble.cast_lists import tells_of_staging
from ebookpack.assemble.contents_list import CONTENTS_LIST
from ebookpack.assemble.epigraphs import is_quoted_with_source, stands_with_source
from ebookpack.assemble.front_roles import (
    front_role,
    heads_a_part,
    role_of_heading,
)
from ebookpack.assemble.heading_forms import candidate_of, date_of
from ebookpack.assemble.heading_looks import look_of
from ebookpack.assemble.labels import is_text_label
from ebookpack.assemble.lead_ins import announces_note, announces_synopsis
from ebookpack.assemble.note_extent import bracketed_until
from ebookpack.assemble.reading import (
    BODY_ROLES,
    Kind,
    Reading,
    Verdict,
    words,
)
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.assemble.signposts import (
    MOST_FRONT_BLOCKS,
    MOST_UNHEADED_WORDS,
    has_byline_below,
    is_title_in_capitals,
    spoken_for_until,
)
from ebookpack.assemble.title_block import read_title_below
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Heading, Paragraph

R = SectionRole

_LISTS = frozenset({R.CAST, R.CONTENTS, R.GLOSSARY})
_WHOLE = frozenset({R.PREFACE, R.FOREWORD, R.INTRODUCTION})
"""Parts that are long, and speak of the work, of other books and of whom they are for."""
_NO_STORY = frozenset({R.DEDICATION, R.EPIGRAPH, R.COPYRIGHT_PAGE, R.BIBLIOGRAPHY})
FEWEST_WORDS_OF_PROSE = 12
FEWEST_WORDS_APART = 8
_WHY_ABOVE = "stands above the synopsis or divider, with the front matter"
PAGE_GAP = 4
"""Blank lines that stand for a new page."""
MOST_WORDS_ABOVE_A_TOPIC = 12


def find_front_matter(reading: Reading, start: int) -> None:
    """Find front matter from a block on, and give a verdict to where the story starts."""
    # A story may be called as its book is: then its title stood at the head of both.
    start = min([start, *(i for i, v in reading.openers() if v.role in BODY_ROLES)])
    first_heading = next(
        (i for i, v in reading.openers() if v.role in BODY_ROLES and i >= start), None
    )
    pinned = first_heading is not None and first_heading == reading.story
    if first_heading is not None and (pinned or not _story_above(reading, start, first_heading)):
        _name_parts(reading, start, first_heading)
        return
    body = _read_on(reading, start, first_heading or len(reading.blocks))
    if body < len(reading.blocks) and reading.verdicts[body] is None:
        reading.verdicts[body] = Verdict(
            kind=Kind.OPENS,
            role=R.CHAPTER,
            label=_heading_above(reading, body),
            why=_why_body(reading, body),
        )


def _heading_above(reading: Reading, body: int) -> str:
    """The chapter's heading, if it stood above the header lines of the work."""
    above = (v for v in reading.verdicts[:body] if v is not None and v.kind is Kind.HEADING)
    return next((verdict.label for verdict in above if verdict.label), "")


def _story_above(reading: Reading, start: int, heading: int) -> bool:
    """Whether what stands before the first heading is story: long, and not spoken for."""
    above = [
        i
        for i in range(start, heading)
        if reading.verdicts[i] is None and not _is_matter(reading, i)
    ]
    labelled = any(v.kind is Kind.OPENS for v in reading.verdicts[start:heading] if v)
    total = sum(reading.counts[i] for i in above)
    if not labelled and _is_topic(reading, heading) and not _is_parted(reading, start, heading):
        return total > MOST_WORDS_ABOVE_A_TOPIC
    return total > (4 if labelled else 1) * MOST_UNHEADED_WORDS


def _is_matter(reading: Reading, index: int) -> bool:
    """Whether a block says by itself that it is no story: in the author's voice, on rights."""
    if author_voice(reading.texts[index])[0] >= ENOUGH:
        return True
    if is_quoted_with_source(reading, index):
        return True
    if index and is_quoted_with_source(reading, index - 1):
        return True  # the source itself
    if any(at >= 0 and stands_with_source(reading, at) for at in (index, index - 1)):
        return True
    found = front_role(reading, index, above_heading=False)
    return found is not None and found[0] in _NO_STORY


def _is_topic(reading: Reading, heading: int) -> bool:
    """Whether a heading names a subject, not a chapter: the text before it may lead up to it."""
    verdict = reading.verdicts[heading]
    if verdict is None or verdict.role is not R.CHAPTER:
        return False
    found = candidate_of(reading.texts[heading], heading)
    counted = found is not None and found.style.startswith("counted")  # `Example 1`
    return (counted or not verdict.label) and date_of(reading.texts[heading], heading) is None


def _is_parted(reading: Reading, start: int, heading: int) -> bool:
    """Whether anything parts a heading from what stands above it.

    A mark may, a new page, much white, or the contents list.
    """
    return reading.gap(heading) >= PAGE_GAP or any(
        is_divider(reading, index) or _is_contents(reading, index)
        for index in range(start, heading)
    )


def _is_contents(reading: Reading, index: int) -> bool:
    verdict = reading.verdicts[index]
    return verdict is not None and verdict.what == CONTENTS_LIST


def _why_body(reading: Reading, body: int) -> str:
    for index in range(body - 1, -1, -1):
        verdict = reading.verdicts[index]
        if verdict is None:
            continue
        if verdict.kind is Kind.DIVIDER:
            return "a divider parts it from what stands above"
        if verdict.kind is Kind.OPENS and verdict.role is R.SYNOPSIS:
            return "the first paragraph after the synopsis"
        if verdict.kind is Kind.OPENS:
            return "the first paragraph that nothing marks as front matter"
        break
    return "the first paragraph of the text" if body == 0 else "the first paragraph after the title"


# ------------------------------------------------------------- before a first chapter's heading


def _name_parts(reading: Reading, start: int, heading: int) -> None:
    """Say what each part between the title and the first heading is."""
    opened: SectionRole | None = None
    headed = False
    named = start - 1  # what a label alone on the line above it names, whatever it looks like
    for index in range(start, heading):
        verdict = reading.verdicts[index]
        if verdict is not None:
            if verdict.kind is Kind.OPENS:
                opened, headed = verdict.role, verdict.role in _WHOLE
                named = index + 1 if verdict.rest == () else named
            continue
        if is_divider(reading, index):
            reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why="parts the front matter")
            opened, headed = None, False
            continue
        block = reading.blocks[index]
        if isinstance(block, Paragraph) and block.layout.page and opened not in _LISTS:
            opened, headed = None, False  # a page of the front matter is one thing
        found = None if headed else front_role(reading, index, above_heading=True)
        role, why = found or (None, "")
        if role is None and opened is not None and read_title_below(reading, index):
            opened = None
            continue
        if role is None and opened is R.DEDICATION and _is_set_otherwise(reading, index):
            role, why = R.NOTE, "prose below a dedication in italics, and not in italics itself"
        above = reading.verdicts[index - 1] if index else None
        inside = opened in _LISTS or (above is not None and above.rest == ())
        if role is None and opened is R.COPYRIGHT_PAGE and _is_prose_apart(reading, index):
            role, why = R.NOTE, "prose apart from the imprint above it"
        says_role = role_of_heading(reading.texts[index]) is not R.NOTE
        may_head = (role in (None, R.DEDICATION) or says_role) and not inside and index != named
        if may_head and heads_a_part(reading, index, heading):
            opened, headed = role_of_heading(reading.texts[index]), True
            why = "a heading of its own between the title and the first chapter"
            reading.verdicts[index] = _headed(reading, index, opened, why)
            continue
        leaves_list = role is R.EPIGRAPH and reading.gap(index) > 0
        if (opened in _LISTS and not leaves_list) or (index == named and opened is not None):
            role = opened  # names and their epithets, whatever they look like
        if role is None and opened is None:
            role, why = R.NOTE, "stands between the title and the first heading"
        if role is not None and role is not opened:
            reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=role, why=why)
            if role is R.BIBLIOGRAPHY and "\n" not in reading.texts[index]:
                reading.verdicts[index] = _headed(reading, index, role, why)
                named = index + 1
            opened = role


def _is_prose_apart(reading: Reading, index: int) -> bool:
    """Whether a block is a sentence with more white above it than paragraphs have."""
    text = reading.texts[index]
    return (
        reading.gap(index) > 0
        and words(text) >= FEWEST_WORDS_APART
        and text.endswith((".", "!", "?"))
        and not text.isupper()
    )


def _headed(reading: Reading, index: int, role: SectionRole, why: str) -> Verdict:
    title = " ".join(reading.texts[index].split())
    return Verdict(kind=Kind.OPENS, role=role, title=title, rest=(), why=why)


def _is_set_otherwise(reading: Reading, index: int) -> bool:
    """Whether a paragraph is prose in upright type, and the short one above it is in italics."""
    here, above = look_of(reading.blocks[index]), look_of(reading.blocks[index - 1])
    text = reading.texts[index]
    return (
        here is not None
        and above is not None
        and above.slanted
        and not (here.slanted or here.centred)
        and words(text) >= FEWEST_WORDS_OF_PROSE
        and text.endswith((".", "!", "?"))
    )


# ------------------------------------------------------------------------ without a heading


def _read_on(reading: Reading, start: int, end: int) -> int:
    """Read paragraphs as front matter while something says so; index at which the story starts."""
    index = start
    opened: SectionRole | None = None
    parted = False  # whether a divider stands right above, and front matter above that
    divider = spoken_for_until(reading, start, end)
    while index < min(end, start + MOST_FRONT_BLOCKS):
        verdict = reading.verdicts[index]
        if verdict is not None:
            if verdict.kind is Kind.OPENS:
                if verdict.role in BODY_ROLES:
                    return index
                opened = verdict.role
                index += 2 if verdict.rest == () else 1
            else:
                opened = None if is_text_label(reading.texts[index]) else opened
                index += 1
            continue
        if is_divider(reading, index):
            reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why="parts the front matter")
            parted = parted or opened is not None
            opened = None
            index += 1
            continue
        text = reading.texts[index]
        cased = opened is R.NOTE and is_title_in_capitals(reading, start, index)
        above_byline = parted and has_byline_below(reading, index)
        parted = False
        if (opened is not None or above_byline) and read_title_below(reading, index, cased=cased):
            opened = None
            continue
        stop = bracketed_until(reading, index, end) if opened is None else None
        if stop is not None:
            why = "stands in brackets above the story"
            reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=R.NOTE, why=why)
            opened = R.NOTE
            index = stop
            continue
        if opened is R.CAST and tells_of_staging(text, reading):
            index += 1
            continue
        role = front_role(reading, index, above_heading=False)
        if role is None and opened in (R.NOTE, R.DISCLAIMER, R.WARNINGS):
            weight, evidence = author_voice(text)
            if weight >= ENOUGH_BELOW_A_NOTE:
                role = R.NOTE, f"the author's own voice goes on: {evidence}"
            elif signs_of_voice(text) >= ENOUGH:
                role = R.NOTE, "goes on about the work, below a note"
        if role is None and index < divider:
            is_told = opened is None and tells_in_present(text)
            role = R.SYNOPSIS if is_told else opened or R.NOTE, _WHY_ABOVE
        if role is None or isinstance(reading.blocks[index], Heading):
            return index
        if role[0] is not opened:
            reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=role[0], why=role[1])
        opened = role[0]
        index += 1
        if announces_synopsis(text) and opened is R.NOTE and _is_plain(reading, index, end):
            why = "the note above it ends in a lead-in that announces it"
            reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=R.SYNOPSIS, why=why)
            opened = R.SYNOPSIS
            index += 1
        elif announces_synopsis(text) or announces_note(text):
            # A lead-in announces the paragraph below it, whatever that one looks like.
            index += 1
    return min(index, len(reading.blocks))


def _is_plain(reading: Reading, index: int, end: int) -> bool:
    """Whether a block is a paragraph without a verdict."""
    return (
        index < end
        and reading.verdicts[index] is None
        and isinstance(reading.blocks[index], Paragraph)
    )
