"""The author's word: verdicts that book.toml pins, and what follows from them.

A pin that says what was found anyhow changes nothing but the reason. Where pins correct the
reading, the manuscript is read anew with them in place: no pass overrules a pin, but each learns
from it (a pinned heading bears out others like it, front matter ends where the story starts).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ebookpack.assemble.chapter_notes import NOTE_ROLES
from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.labels import labelled_opening
from ebookpack.assemble.pins import Placed
from ebookpack.assemble.quotations import spoken
from ebookpack.assemble.reading import (
    BODY_ROLES,
    Kind,
    Reading,
    Verdict,
    is_title_like,
    letters_of,
)
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.book import SectionRole
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Heading, Paragraph, Quote
from ebookpack.core.pins import KEEP, STORY, Pin
from ebookpack.core.settings import Settings

R = SectionRole

_WHY = "book.toml says so"
_HEADED = BODY_ROLES | {
    *(R.FOREWORD, R.PREFACE, R.INTRODUCTION, R.AFTERWORD, R.ABOUT_AUTHOR, R.APPENDIX, R.NOTES),
    *(R.GLOSSARY, R.BIBLIOGRAPHY, R.INDEX, R.CAST, R.ACKNOWLEDGMENTS, R.COLOPHON, R.CONTENTS),
}
"""Sections whose first line is a heading if it looks like one; a dedication's is its text."""
_SAME = ({R.NOTE, R.ENDNOTE},)
"""Roles that differ by their place alone, and that assembly tells apart by it."""
MOST_MARK_WORDS = 3
MOST_HEAD_BLOCKS = 16
"""Blocks among which title and author are looked for."""


def agrees(placed: Iterable[Placed], reading: Reading) -> bool:
    """Whether all that is pinned was found without it."""
    return all(_found_anyhow(pin, reading) for pin in placed)


def _found_anyhow(placed: Placed, reading: Reading) -> bool:
    pin, verdict = placed.pin, reading.verdicts[placed.first]
    kind = verdict.kind if verdict else Kind.TEXT
    blocks = range(placed.first, placed.last + 1)
    match pin.role:
        case "scene-break":
            return kind is Kind.BREAK or placed.first in reading.gaps
        case "text":
            return all(_is_text(index, reading) for index in blocks)
        case "leave-out":
            return all(_is_left_out(index, reading) for index in blocks)
        case "keep":
            return not any(_is_left_out(index, reading) for index in blocks)
        case "body":
            first = next((i for i, v in reading.openers() if v.role in BODY_ROLES), None)
            return first == placed.first and pin.title is pin.label is None
        case _:
            return not pin.until and _is_pinned_section(placed, reading)


def _is_text(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    return (verdict is None or verdict.kind is Kind.TEXT) and index not in reading.gaps


def _is_left_out(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    return verdict is not None and verdict.kind is Kind.LEFT_OUT


def _is_pinned_section(placed: Placed, reading: Reading) -> bool:
    pin, verdict = placed.pin, reading.verdicts[placed.first]
    if verdict is None:
        return False
    role = SectionRole(pin.role)
    unheaded = role in BODY_ROLES and verdict.rest is None
    if unheaded and _read_opening(role, placed.first, reading).rest is not None:
        return False  # what is said to be a chapter is its heading if it looks like one
    same = verdict.role is role or any({verdict.role, role} <= alike for alike in _SAME)
    if verdict.kind not in (Kind.OPENS, Kind.NOTE) or not same:
        return False
    return pin.title in (None, verdict.title) and pin.label in (None, verdict.label)


def note_reasons(placed: Iterable[Placed], reading: Reading) -> None:
    """Say of what was found anyhow that book.toml says it too: it is in doubt no more."""
    for pin in placed:
        for index in range(pin.first, pin.last + 1):
            verdict = reading.verdicts[index]
            if verdict is not None and pin.pin.role != KEEP:
                reading.verdicts.pin(index, replace(verdict, why=_WHY, doubt=None))


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
                reading.verdicts.pin(index, Verdict(kind=Kind.TEXT, why=_WHY))
        case "leave-out":
            for index in blocks:
                what = "left out by book.toml"
                reading.verdicts.pin(index, Verdict(kind=Kind.LEFT_OUT, what=what, why=_WHY))
        case "scene-break" if _is_mark(first, reading):
            reading.verdicts.pin(first, Verdict(kind=Kind.BREAK, why=_WHY))
        case "scene-break":
            reading.breaks.add(first)
        case _:
            verdict = _opening(pin, first, reading, inferred.verdicts[first])
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
            reading.verdicts.pin(index, Verdict(kind=Kind.TEXT, why=_WHY))
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


def _opening(pin: Pin, index: int, reading: Reading, found: Verdict | None) -> Verdict:
    """The verdict on a block that opens a section, as the text and the author give its heading."""
    if pin.role == STORY:
        role = found.role if found and found.role in BODY_ROLES else R.CHAPTER
    else:
        role = SectionRole(pin.role)
    verdict = _read_opening(role, index, reading)
    if found is not None and found.kind is Kind.OPENS:
        # What was found knows more of a heading than its own line does: a title below it.
        of_a_kind = (found.role in BODY_ROLES) == (role in BODY_ROLES)
        unheaded = found.rest is None and (verdict.rest is None or pin.role == STORY)
        if unheaded or (found.rest is not None and of_a_kind):
            verdict = replace(found, role=role, why=_WHY, doubt=None)
    if pin.title is None and pin.label is None:
        return verdict
    return _with_heading(verdict, pin, reading.texts[index])


def _read_opening(role: SectionRole | None, index: int, reading: Reading) -> Verdict:
    block, text = reading.blocks[index], reading.texts[index]
    verdict = Verdict(kind=Kind.OPENS, role=role, why=_WHY)
    if not any(c.isalnum() for c in text) or isinstance(block, Quote):
        return verdict
    line = " ".join(text.split())
    parsed = parse_heading(text)
    if role in BODY_ROLES and parsed is not None:
        return replace(verdict, label=parsed[1], title=parsed[2], rest=())
    labelled = labelled_opening(block) if role not in BODY_ROLES else None
    if labelled is not None:
        return replace(verdict, title=labelled.title, rest=labelled.rest)
    if isinstance(block, Heading) or (
        isinstance(block, Paragraph) and role in _HEADED and is_title_like(text)
    ):
        return replace(verdict, title=line, rest=())
    return verdict


def _with_heading(verdict: Verdict, pin: Pin, text: str) -> Verdict:
    """A verdict with the heading that the author gives; no words of the text's own are lost."""
    label = verdict.label if pin.label is None else pin.label
    title = verdict.title if pin.title is None else pin.title
    verdict = replace(verdict, label=" ".join(label.split()), title=" ".join(title.split()))
    if not verdict.label and not verdict.title:
        return replace(verdict, rest=None)
    if verdict.rest:
        return replace(verdict, rest=None)  # a label that the author does not want is text
    said = set(spoken(f"{verdict.label} {verdict.title}"))
    if verdict.rest == () and not set(spoken(text)) <= said:
        return replace(verdict, what="heading")
    return verdict


def named_in_text(reading: Reading, settings: Settings) -> list[tuple[str, str]]:
    """(field, value) of the title and the authors of book.toml that the text names unnoticed.

    A line at its head says the same, and was taken for something else.
    """
    authors = [person.name for person in settings.contributors or () if person.role == "aut"]
    heads = {
        letters_of(line.strip())
        for index in range(min(MOST_HEAD_BLOCKS, len(reading.blocks)))
        if not _is_title_block(index, reading)
        for line in reading.lines(index)
    }
    return [
        (name, value)
        for name, values in (("title", [settings.title or ""]), ("author", authors))
        for value in values
        if {letters_of(value), f"by{letters_of(value)}"} & heads and letters_of(value)
    ]


def _is_title_block(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    return verdict is not None and verdict.kind is Kind.TITLE_BLOCK


def settle(
    placed: Iterable[Placed], reading: Reading, toml: Span | None, diagnostics: Diagnostics
) -> None:
    """Bring into line what rests on pins: scene breaks, levels of chapters below pinned parts."""
    reading.gaps |= reading.breaks
    for index in reading.verdicts.pinned:
        verdict = reading.verdicts[index]
        if verdict is not None and verdict.kind is Kind.TEXT:
            reading.gaps.discard(index)
    _settle_levels(reading)
    for item in placed:
        if item.first in reading.breaks and not _parts_scenes(item.first, reading):
            diagnostics.warning(
                "S109",
                f'a scene break above "{item.pin.quote}" parts nothing: a section starts there',
                replace(toml, line=item.pin.line) if toml else None,
                "take the line out, or pin the paragraph that the new scene starts with",
            )


def _parts_scenes(index: int, reading: Reading) -> bool:
    """Whether text of the same section stands above a block."""
    verdict = reading.verdicts[index]
    if verdict is not None and verdict.kind is not Kind.TEXT:
        return False
    for above in reversed(range(index)):
        verdict = reading.verdicts[above]
        if verdict is None or verdict.kind is Kind.TEXT:
            return True
        if verdict.kind is Kind.OPENS:
            return verdict.rest != ()
        if verdict.kind not in (Kind.LEFT_OUT, Kind.HEADING):
            return False
    return False


def _settle_levels(reading: Reading) -> None:
    openers = list(reading.openers())
    if not any(
        index in reading.verdicts.pinned and verdict.role in BODY_ROLES
        for index, verdict in openers
    ):
        return
    in_part = False
    for index, verdict in openers:
        in_part = in_part or verdict.role is R.PART
        if verdict.role in (R.PART, R.CHAPTER) and not verdict.within:
            level = 2 if in_part and verdict.role is R.CHAPTER else 1
            reading.verdicts.pin(index, replace(verdict, level=level))


def clear_above_story(reading: Reading) -> None:
    """Take back the chapters that were found above the pinned start of the story."""
    for index in range(reading.story or 0):
        verdict = reading.verdicts[index]
        if verdict is None or index in reading.verdicts.pinned:
            continue
        chapter = verdict.kind is Kind.OPENS and verdict.role in BODY_ROLES
        if chapter or verdict.kind is Kind.HEADING:
            reading.verdicts[index] = None
