"""The author's word: verdicts that book.toml pins.

A pin that says what was found anyhow changes nothing but the reason. Where pins correct the
reading, the manuscript is read anew with them in place: no pass overrules a pin, but each learns
from it (a pinned heading bears out others like it, front matter ends where the story starts).
"""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.assemble.chapter_notes import NOTE_ROLES
from ebookpack.assemble.pinned_openings import PINNED, pinned_opening
from ebookpack.assemble.pins import Placed
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.book import SectionRole
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Heading, Paragraph
from ebookpack.core.pins import KEEP, STORY, Pin

R = SectionRole

MOST_MARK_WORDS = 3


def correct(
    placed: tuple[Placed, ...],
    reading: Reading,
    inferred: Reading,
    toml: Span | None,
    diagnostics: Diagnostics,
) -> None:
    """Give the verdicts that book.toml pins; `inferred` is the manuscript as read without them.

    Two pins that contradict each other are an error (S108).
    """
    said: dict[int, Pin] = {}
    reading.story = next((item.first for item in placed if item.pin.role == STORY), None)
    # A section whose end is pinned leaves alone what other lines say of its blocks.
    for item in sorted(placed, key=lambda item: bool(item.pin.until)):
        pin = item.pin
        if pin.role == KEEP:
            reading.verdicts.kept.update(range(item.first, item.last + 1))
            continue
        other = said.get(item.first)
        if other is not None and STORY not in (other.role, pin.role) and other.role != pin.role:
            diagnostics.error(
                "S108",
                f'"{pin.quote}" is said to be "{other.role}" and "{pin.role}"',
                replace(toml, line=pin.line) if toml else None,
                "take one of the two lines out",
            )
        # Where the story starts may have a role of its own: a prologue's, a part's.
        if other is None or other.role == STORY:
            said[item.first] = pin
            _give(item, reading, inferred)


def keep_headings(reading: Reading, inferred: Reading) -> bool:
    """Keep the headings that were found without the pins, unless a pin adds one.

    One more heading may bear out others like it, and so they are looked for anew. One less says
    nothing of the rest: the author who corrects a line wants to see that line change.
    """
    for index in reading.verdicts.pinned:
        verdict = reading.verdicts[index]
        if _is_chapter_heading(verdict) and not _is_chapter_heading(inferred.verdicts[index]):
            return False
    titled = taken_back = False
    for index, verdict in enumerate(inferred.verdicts):
        if index in reading.verdicts.pinned:
            taken_back = not _is_chapter_heading(reading.verdicts[index])
        elif verdict is not None:
            marked = isinstance(reading.blocks[index], Heading)
            # A line that belonged to a heading goes with it.
            taken_back = taken_back and verdict.kind is Kind.HEADING
            if marked and verdict.kind is Kind.TITLE_BLOCK and not titled:
                titled = True
                reading.note_field("title", reading.texts[index])
                reading.verdicts[index] = verdict
            elif not taken_back and _is_of_heading(verdict, marked=marked):
                reading.verdicts[index] = verdict
    return True


def _is_of_heading(verdict: Verdict, *, marked: bool) -> bool:
    if verdict.kind is Kind.OPENS and marked and verdict.rest == ():
        return True
    return verdict.kind in (Kind.HEADING, Kind.SUBHEADING) or _is_chapter_heading(verdict)


def _is_chapter_heading(verdict: Verdict | None) -> bool:
    """Whether a block is found to be the heading of a chapter or part, and nothing else."""
    if verdict is None or verdict.kind is not Kind.OPENS:
        return False
    return verdict.rest == () and verdict.role in BODY_ROLES


def _give(placed: Placed, reading: Reading, inferred: Reading) -> None:
    pin, first = placed.pin, placed.first
    blocks = range(first, placed.last + 1)
    match pin.role:
        case "text":
            for index in blocks:
                reading.verdicts.pin(index, Verdict(kind=Kind.TEXT, why=PINNED))
        case "leave-out":
            for index in blocks:
                what = "left out by book.toml"
                reading.verdicts.pin(index, Verdict(kind=Kind.LEFT_OUT, what=what, why=PINNED))
        case "scene-break" if _is_mark(first, reading):
            reading.verdicts.pin(first, Verdict(kind=Kind.BREAK, why=PINNED))
        case "scene-break":
            reading.breaks.add(first)
        case _:
            verdict = pinned_opening(pin, first, reading, inferred.verdicts[first])
            inside = first > _story(reading, inferred)
            if inside and (pin.until or verdict.role in NOTE_ROLES):
                verdict = replace(verdict, kind=Kind.NOTE)
            reading.verdicts.pin(first, verdict)
            if pin.until:
                _end(placed, reading, inferred, inside=inside)


def _story(reading: Reading, inferred: Reading) -> int:
    """Index at which the story starts, as far as is known."""
    if reading.story is not None:
        return reading.story
    starts = (i for i, v in inferred.openers() if v.role in BODY_ROLES)
    return next(starts, len(reading.blocks))


def _end(placed: Placed, reading: Reading, inferred: Reading, *, inside: bool) -> None:
    """Hold together a section of which the end is pinned; below it the text goes on, or starts."""
    pinned = reading.verdicts.pinned
    for index in range(placed.first + 1, placed.last + 1):
        if index not in pinned:
            reading.verdicts.pin(index, Verdict(kind=Kind.TEXT, why=PINNED))
    after = placed.last + 1
    if after == len(reading.blocks) or after in pinned:
        return
    below = inferred.verdicts[after]
    if below is None or below.kind in (Kind.TEXT, Kind.RESUMES):
        kind = Kind.RESUMES if inside else Kind.OPENS
        why = "book.toml says that what stands above ends there"
        reading.verdicts.pin(after, Verdict(kind=kind, role=R.CHAPTER, why=why))


def _is_mark(index: int, reading: Reading) -> bool:
    """Whether a block is the mark of a break, not the text that a break stands before.

    Some marks are words: `-TURNIP-`, `~ later ~`, or what stands there again and again.
    """
    if is_divider(reading, index):
        return True
    block, text = reading.blocks[index], reading.texts[index].strip()
    if not isinstance(block, Paragraph) or len(text.split()) > MOST_MARK_WORDS:
        return False
    return (not text[:1].isalnum() and not text[-1:].isalnum()) or reading.texts.count(text) > 2
