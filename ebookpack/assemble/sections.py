"""From verdicts to sections: front matter, body with parts and chapters, back matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from msgspec.structs import replace

from ebookpack.assemble.back_matter import are_references
from ebookpack.assemble.doubts import doubtful, section_pin
from ebookpack.assemble.drama import stage
from ebookpack.assemble.outer_notes import without_outer_notes
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict
from ebookpack.assemble.section_ids import identified
from ebookpack.assemble.shapes import as_epigraph, last_lines, shape
from ebookpack.core.book import Matter, Section, SectionRole
from ebookpack.core.nodes import Block, Blocks, Heading, Paragraph, Quote, Rule, SceneBreak

R = SectionRole

_FRONT = frozenset(
    {
        *(R.DEDICATION, R.EPIGRAPH, R.FOREWORD, R.PREFACE, R.INTRODUCTION, R.TITLEPAGE),
        *(R.CONTENTS, R.COPYRIGHT_PAGE, R.CAST, R.SYNOPSIS, R.DISCLAIMER, R.WARNINGS, R.NOTE),
    }
)
_BACK = frozenset(
    {
        *(R.AFTERWORD, R.ENDNOTE, R.ABOUT_AUTHOR, R.APPENDIX, R.NOTES, R.GLOSSARY),
        *(R.BIBLIOGRAPHY, R.INDEX, R.COLOPHON),
    }
)
_LISTS = frozenset(
    {
        *(R.CAST, R.CONTENTS, R.COPYRIGHT_PAGE, R.TITLEPAGE, R.COLOPHON, R.GLOSSARY, R.INDEX),
    }
)
"""Roles in which nobody speaks, even in a play."""
_WITHOUT_HEADING = frozenset({R.DEDICATION, R.EPIGRAPH})
"""Roles whose heading in the manuscript names the thing and is not set (Chicago 1.39, 1.40)."""


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A section being filled."""

    verdict: Verdict
    index: int
    blocks: list[Block] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    """Ids of the headings that are used up."""
    opening: list[_Draft] = field(default_factory=list)
    closing: list[_Draft] = field(default_factory=list)


def divide(
    reading: Reading,
) -> tuple[tuple[Section, ...], tuple[Section, ...], tuple[Section, ...]]:
    """(front, body, back) of a manuscript on which every verdict has been given."""
    drafts = list(_drafts(reading))
    body = [n for n, draft in enumerate(drafts) if draft.verdict.role in BODY_ROLES]
    first, last = (body[0], body[-1]) if body else (len(drafts), len(drafts))
    ids = map(str, count())
    sections = [
        _section(draft, _matter(draft, n, first, last, reading), ids, reading)
        for n, draft in enumerate(drafts)
    ]
    by_matter = {
        matter: [
            (draft.verdict, section)
            for draft, section in zip(drafts, sections, strict=True)
            if section.matter is matter
        ]
        for matter in Matter
    }
    own = frozenset(_marked_as_chapters(drafts, sections, reading))
    story, above, below = without_outer_notes(_nested(by_matter[Matter.BODY]), own)
    return identified(
        (*(section for _, section in by_matter[Matter.FRONT]), *above),
        story,
        (*below, *(section for _, section in by_matter[Matter.BACK])),
    )


def _drafts(reading: Reading) -> Iterator[_Draft]:
    current: _Draft | None = None
    filling: _Draft | None = None
    for index, (block, verdict) in enumerate(zip(reading.blocks, reading.verdicts, strict=True)):
        kind = verdict.kind if verdict else Kind.TEXT
        if current and kind is Kind.HEADING and isinstance(block, Heading) and block.id:
            current.anchors.append(block.id)
        if kind in (Kind.TITLE_BLOCK, Kind.HEADING, Kind.LEFT_OUT, Kind.DIVIDER):
            continue
        if verdict is not None and kind in (Kind.OPENS, Kind.NOTE):
            opened = _opened(verdict, index, block)
            if kind is Kind.NOTE and current:
                (current.closing if current.blocks else current.opening).append(opened)
            else:
                if current:
                    yield current
                current = opened
            filling = opened
            continue
        if current is None or filling is None:
            start = Verdict(kind=Kind.OPENS, role=R.CHAPTER, why="the first text there is")
            current = filling = _Draft(verdict=start, index=index)
        if kind is Kind.RESUMES:
            filling = current
        if index in reading.gaps:
            filling.blocks.append(SceneBreak(span=reading.span(index)))
        filling.blocks.append(_as_found(block, verdict, reading, index))
    if current:
        yield current


def _opened(verdict: Verdict, index: int, block: Block) -> _Draft:
    """The start of a section: what a block holds beside its label or heading."""
    draft = _Draft(verdict=verdict, index=index)
    if isinstance(block, Heading) and block.id:
        draft.anchors.append(block.id)
    if verdict.rest is None:
        draft.blocks.append(_as_words(block) if verdict.role in _WITHOUT_HEADING else block)
    elif verdict.rest and isinstance(block, Paragraph):
        draft.blocks.append(_rest(block, verdict))
    elif verdict.rest is not None and isinstance(block, Quote):
        first, *others = block.blocks
        if verdict.rest and isinstance(first, Paragraph):
            draft.blocks.append(_rest(first, verdict))
        draft.blocks += others
    return draft


def _as_words(block: Block) -> Block:
    """A dedication is no heading, even where its author marked it as one to have a page for it."""
    if isinstance(block, Heading):
        return Paragraph(children=block.children, span=block.span)
    return block


def _rest(block: Paragraph, verdict: Verdict) -> Paragraph:
    children = verdict.rest or ()
    layout = replace(block.layout, lines=last_lines(block, children))
    return replace(block, children=children, layout=layout)


def _as_found(block: Block, verdict: Verdict | None, reading: Reading, index: int) -> Block:
    """A block as what its verdict says it is."""
    if verdict is not None and verdict.kind is Kind.BREAK:
        return _broken(block, reading, index)
    if verdict is not None and verdict.kind is Kind.SUBHEADING and isinstance(block, Paragraph):
        return Heading(level=verdict.level, children=block.children, span=block.span)
    if verdict is not None and verdict.rest and isinstance(block, Paragraph):
        return _rest(block, verdict)
    return block


def _broken(block: Block, reading: Reading, index: int) -> SceneBreak:
    mark = block.mark if isinstance(block, Rule) else reading.texts[index].strip()
    return SceneBreak(mark=mark, span=reading.span(index))


def _matter(draft: _Draft, n: int, first: int, last: int, reading: Reading) -> Matter:
    role = draft.verdict.role
    if (said := reading.division(draft.index)) is not None:
        return said
    if first <= n <= last:
        return Matter.BODY
    if n > last:
        return Matter.BACK
    if role in _BACK and first == last and n > 0:
        return Matter.BACK
    return Matter.FRONT


def _section(
    draft: _Draft, matter: Matter, ids: Iterator[str], reading: Reading, *, below: bool = False
) -> Section:
    """The section of a draft; `below` says that it is a note below the text of a chapter."""
    verdict = draft.verdict
    role = verdict.role or R.CHAPTER
    if role is R.NOTE and (below or matter is Matter.BACK):
        role = R.NOTES if not below and are_references(draft.blocks) else R.ENDNOTE
    blocks: Blocks = tuple(_trimmed(_levelled(_unquoted(draft))))
    if role not in _LISTS:
        blocks = stage(blocks, reading.speakers)
    blocks = shape(blocks, opens=True)
    if role is R.EPIGRAPH:
        blocks = as_epigraph(blocks)
    return Section(
        id=next(ids),
        role=role,
        matter=matter,
        blocks=blocks,
        label=verdict.label,
        title="" if role in _WITHOUT_HEADING else verdict.title,
        opening=tuple(_section(note, matter, ids, reading) for note in draft.opening),
        closing=tuple(_section(note, matter, ids, reading, below=True) for note in draft.closing),
        span=reading.span(draft.index),
        why=verdict.why,
        pin=section_pin(role, bool(verdict.label or verdict.title), draft.index, reading),
        doubt=doubtful(draft.index, reading),
        anchors=tuple(draft.anchors),
    )


def _unquoted(draft: _Draft) -> list[Block]:
    """The blocks of a draft; those of a quotation, if a label names nothing else as a note."""
    match draft.blocks:
        case [Quote(blocks=blocks, attribution=())] if draft.verdict.kind is Kind.NOTE:
            return list(blocks)
        case blocks:
            return blocks


def _levelled(blocks: list[Block]) -> list[Block]:
    """Sub-headings counted from the section's own: the outermost gets level 1, none is skipped."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    return [
        replace(block, level=levels.index(block.level) + 1) if isinstance(block, Heading) else block
        for block in blocks
    ]


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Blocks without scene breaks that part nothing: at either end, two in a row."""
    kept: list[Block] = []
    for block in blocks:
        is_break = isinstance(block, SceneBreak | Rule)
        if is_break and (not kept or isinstance(kept[-1], SceneBreak | Rule)):
            continue
        kept.append(block)
    while kept and isinstance(kept[-1], SceneBreak | Rule):
        kept.pop()
    return kept


def _nested(sections: list[tuple[Verdict, Section]]) -> tuple[Section, ...]:
    """Sections of a deeper level below the part, or within the chapter, that stands before them."""
    top: list[Section] = []
    place = 0
    while place < len(sections):
        verdict, section = sections[place]
        place += 1
        start = place
        while place < len(sections) and _is_inside(sections[place][0], verdict, section.role):
            place += 1
        if place > start:
            section = replace(section, children=_nested(sections[start:place]))
        top.append(section)
    return tuple(top)


def _is_inside(below: Verdict, verdict: Verdict, role: SectionRole) -> bool:
    return below.level > verdict.level and (role is R.PART or below.within)


def _marked_as_chapters(
    drafts: list[_Draft], sections: list[Section], reading: Reading
) -> Iterator[str]:
    """Ids of the notes that the format itself puts into a chapter, by headings below its own."""
    for draft, section in zip(drafts, sections, strict=True):
        chapter = reading.blocks[draft.index]
        notes = zip(
            (*draft.opening, *draft.closing), (*section.opening, *section.closing), strict=True
        )
        for note, made in notes:
            label = reading.blocks[note.index]
            if (
                isinstance(chapter, Heading)
                and isinstance(label, Heading)
                and label.level > chapter.level
            ):
                yield made.id
