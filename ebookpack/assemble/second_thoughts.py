"""What speaks against the reading once all of it is known: doubts that no single pass could have.

A pass sees one block and its neighbours. Here the finished reading is looked at as a careful
author would: numbers that do not follow on one another, a note that only just sounds like one, a
start of the story that nothing marks, chapters with hardly a word in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from ebookpack.assemble.author_voice import ENOUGH, author_voice
from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.numerals import leading_number, number_of
from ebookpack.assemble.reading import BODY_ROLES, Doubt, Kind, Reading, Verdict
from ebookpack.core.book import Degree, SectionRole
from ebookpack.core.nodes import Heading, Paragraph
from ebookpack.core.patterns import pattern
from ebookpack.core.pins import STORY, TEXT

R = SectionRole

_NOTES = frozenset({R.NOTE, R.ENDNOTE})
_NUMBER_ALONE = pattern(r"[^\w]*\w{1,9}[^\w]*")
_LARGEST_STEP = 40
"""Numbers of chapters further apart than this are years or addresses."""
SHOWN = 5
"""Words of a paragraph that are quoted."""
MOST_SURE_GAPS = 0.12
"""Wide gaps before more than this share of paragraphs may be habit, not breaks."""
MOST_DOUBTED = 3
LEAST_CHAPTER = 25
"""Words of a chapter with hardly any text, where others have twenty times as many."""
FEWEST_TITLES = 3


def doubt_decisions(reading: Reading) -> None:
    """Add to verdicts, and to the reading, what speaks against them."""
    for index, doubt in (
        *_weak_notes(reading),
        *_unmarked_start(reading),
        *_lone_numbers(reading),
        *_missing_numbers(reading),
        *_hardly_any_text(reading),
    ):
        verdict = reading.verdicts[index]
        if verdict is not None and verdict.doubt is None:
            reading.verdicts[index] = replace(verdict, doubt=doubt)
    for index, doubt in _unused_numbers(reading):
        reading.doubt(index, "a number alone on its line taken for text", doubt)
    for index, doubt in _gaps_of_habit(reading):
        reading.doubt(index, "the white space above it taken for a scene break", doubt)


def _chapters(reading: Reading) -> list[tuple[int, Verdict]]:
    return [(i, verdict) for i, verdict in reading.openers() if verdict.role in BODY_ROLES]


# ---------------------------------------------------------------------------- the author's voice


def _weak_notes(reading: Reading) -> Iterator[tuple[int, Doubt]]:
    """Notes that no label names, in a voice that is only just the author's, or is not at all."""
    story = next(iter(_chapters(reading)), (len(reading.blocks), None))[0]
    for index, verdict in enumerate(reading.verdicts):
        unlabelled = verdict is not None and verdict.rest is None and verdict.role in _NOTES
        if verdict is None or not unlabelled or not isinstance(reading.blocks[index], Paragraph):
            continue
        weight, evidence = author_voice(reading.texts[index])
        instead = STORY if index < story else TEXT
        if weight == 0:
            why = "nothing in it is in the author's own voice"
            yield index, Doubt(why=why, instead=instead, degree=Degree.GRAVE)
        elif weight <= ENOUGH:
            yield index, Doubt(why=f"little says so: {evidence}", instead=instead)
        elif instead == STORY and (silent := _without_voice(index, story, reading)) is not None:
            why = f"“{_quoted(silent, reading)}” below it is not in the author's own voice"
            yield index, Doubt(why=why, instead=STORY, at=silent)


def _without_voice(index: int, end: int, reading: Reading) -> int | None:
    """The first paragraph of a note in which nothing is the author's voice."""
    for below in range(index + 1, end):
        verdict = reading.verdicts[below]
        if verdict is not None:
            return None
        if reading.counts[below] and not author_voice(reading.texts[below])[0]:
            return below
    return None


def _quoted(index: int, reading: Reading) -> str:
    return " ".join([*reading.texts[index].split()[:SHOWN], "..."])


def _unmarked_start(reading: Reading) -> Iterator[tuple[int, Doubt]]:
    """A story without a heading whose start neither a divider nor a label marks."""
    for index, verdict in _chapters(reading)[:1]:
        if verdict.rest is not None or isinstance(reading.blocks[index], Heading):
            continue
        weight, evidence = author_voice(reading.texts[index])
        below = next(
            (i for i in range(index + 1, len(reading.blocks)) if _is_text(i, reading)), None
        )
        if weight:
            why = f"it sounds a little like the author's own voice: {evidence}"
            yield index, Doubt(why=why, instead=str(R.NOTE), degree=Degree.GRAVE)
        elif below is not None and _stands_below_a_voice(index, reading):
            why = "nothing but the change of voice tells where the note above it ends"
            yield index, Doubt(why=why, instead=STORY, at=below)


def _is_text(index: int, reading: Reading) -> bool:
    return reading.verdicts[index] is None and reading.counts[index] > 0


def _stands_below_a_voice(index: int, reading: Reading) -> bool:
    """Whether the block above belongs to a note that goes on as long as it sounds like one."""
    for above in reversed(range(index)):
        verdict = reading.verdicts[above]
        if verdict is not None and verdict.kind is Kind.OPENS:
            return verdict.role in _NOTES
        if verdict is not None and verdict.kind is not Kind.TEXT:
            return False
    return False


# ------------------------------------------------------------------------------------ headings


def _lone_numbers(reading: Reading) -> Iterator[tuple[int, Doubt]]:
    """A number alone on its line, and the only one: a chapter's, or an item's, or a year."""
    alone = [
        index
        for index, verdict in _chapters(reading)
        if verdict.rest == ()
        and not isinstance(reading.blocks[index], Heading)
        and _NUMBER_ALONE.fullmatch(reading.texts[index])
        and number_of(verdict.label) is not None
    ]
    if len(alone) == 1:
        yield alone[0], Doubt(why="it is a number alone, and there is no other", instead=TEXT)
    titles = [
        index
        for index, verdict in _chapters(reading)
        if isinstance(reading.blocks[index], Paragraph)
        and verdict.rest == ()
        and not verdict.label
        and parse_heading(reading.texts[index]) is None
    ]
    if 0 < len(titles) <= FEWEST_TITLES:
        why = "it is a short line with white above it, and few are like it"
        yield from ((index, Doubt(why=why, instead=TEXT)) for index in titles)


def _missing_numbers(reading: Reading) -> Iterator[tuple[int, Doubt]]:
    """Chapters whose numbers leave one out, or come twice."""
    numbered = [
        (index, verdict.role, number)
        for index, verdict in _chapters(reading)
        if verdict.role in (R.CHAPTER, R.PART) and (number := _number(verdict)) is not None
    ]
    run: dict[SectionRole | None, tuple[int, float]] = {}
    for index, role, number in numbered:
        above, last = run.get(role, (0, 0.0))
        step = number - last
        if last and 1 < step <= _LARGEST_STEP and number == int(number):
            missing = _standing_for(last + 1, above, index, reading)
            what = f"{last + 1:g}" if step == 2 else f"{last + 1:g} to {number - 1:g}"
            why = f"number {what} is missing between {last:g} and {number:g}"
            if missing is not None:
                yield index, Doubt(why=why, instead=str(role), at=missing, degree=Degree.GRAVE)
            else:
                yield index, Doubt(why=why, instead=TEXT)
        elif last and step == 0:
            yield index, Doubt(why=f"number {number:g} comes twice", instead=TEXT)
        run[role] = (index, number)
        if role is R.PART:
            run.pop(R.CHAPTER, None)


def _unused_numbers(reading: Reading) -> Iterator[tuple[int, Doubt]]:
    """Numbers alone on their lines that are text, in a book whose chapters have such numbers."""
    if not any(_NUMBER_ALONE.fullmatch(reading.texts[i]) for i, _ in _chapters(reading)):
        return
    for index in [i for i in reading.unread() if _is_number(reading.texts[i])][:MOST_DOUBTED]:
        yield index, Doubt(why="chapters of this book are headed so", instead=str(R.CHAPTER))


def _is_number(text: str) -> bool:
    bare = text.strip(".:()[]*#~- ")
    return len(bare) < 9 and not bare.islower() and number_of(bare) is not None


def _number(verdict: Verdict) -> float | None:
    """The number in a heading's label: `Chapter Two`, `III`."""
    for word in (verdict.label, verdict.label.rpartition(" ")[2]):
        if (number := number_of(word.strip(".:()[]"))) is not None:
            return number
    found = leading_number(verdict.label)
    return found[0] if found else None


def _standing_for(number: float, start: int, end: int, reading: Reading) -> int | None:
    """The block between two headings that reads as the one of the missing number."""
    for index in range(start + 1, end):
        text = reading.texts[index]
        verdict = reading.verdicts[index]
        if len(text) > 80 or (verdict is not None and verdict.kind is Kind.OPENS):
            continue
        parsed = parse_heading(text.strip("#*~=_-. "))
        label = parsed[1] if parsed else text
        if number_of(label.rpartition(" ")[2].strip(".:()[]") or label) == number:
            return index
    return None


def _hardly_any_text(reading: Reading) -> Iterator[tuple[int, Doubt]]:
    """Headings with hardly a word below them: what a list or a running head looks like."""
    chapters = [(i, v) for i, v in _chapters(reading) if v.role is R.CHAPTER]
    bounds = [*(i for i, _ in reading.openers()), len(reading.blocks)]
    ends = dict(pairwise(bounds))
    lengths = {
        index: sum(reading.counts[i] for i in range(index, ends[index]) if _counts(i, reading))
        for index, _ in chapters
    }
    if len(chapters) < FEWEST_TITLES or median(lengths.values()) < 20 * LEAST_CHAPTER:
        return
    for index, verdict in chapters:
        if lengths[index] <= LEAST_CHAPTER and verdict.rest == ():
            yield index, Doubt(why=f"words below it: {lengths[index]}", instead=TEXT)


def _counts(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    if verdict is None:
        return True
    if verdict.kind is Kind.OPENS:
        return verdict.rest is None
    return verdict.kind in (Kind.TEXT, Kind.RESUMES)


# --------------------------------------------------------------------------------- scene breaks


def _gaps_of_habit(reading: Reading) -> Iterator[tuple[int, Doubt]]:
    """White space that parts scenes so often that it may be how its author types."""
    paragraphs = sum(isinstance(block, Paragraph) for block in reading.blocks)
    gaps = sorted(reading.gaps - reading.breaks)
    if not gaps or len(gaps) <= MOST_SURE_GAPS * paragraphs:
        return
    why = f"white space stands above {len(gaps)} of {paragraphs} paragraphs, which may be a habit"
    for index in gaps[:MOST_DOUBTED]:
        yield index, Doubt(why=why, instead=TEXT)
