"""What was understood of a manuscript as plain values: the contract of `inspect --json`.

Keys are only ever added. Texts are quoted by their first or last sixty characters; `pin` is a line
for book.toml, below `[structure]` unless `structure` says that it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ebookpack.core.book import Book, Document, Doubtful, LeftOut, Manuscript, Section
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text, count_words
from ebookpack.core.nodes import (
    Blocks,
    List,
    Paragraph,
    Quote,
    SceneBreak,
    Speech,
)

LEAST_QUOTED = 30
"""Characters up to a blank; Japanese has hardly one, and is cut where it is."""
QUOTED = 60
"""Characters of a section's start and end that are quoted."""
_ROLE_NAMES = {"aut": "author", "trl": "translator", "edt": "editor", "ill": "illustrator"}


def report(
    manuscript: Manuscript, document: Document, book: Book, diagnostics: Diagnostics
) -> dict[str, Any]:
    """The reading as plain values, in the shape that `inspect --json` promises."""
    metadata = book.metadata
    return {
        "manuscript": {
            "path": manuscript.path,
            "format": document.format,
            "encoding": document.encoding,
        },
        "metadata": {
            "title": metadata.title,
            "subtitle": metadata.subtitle,
            "contributors": [
                {"name": person.name, "role": _ROLE_NAMES.get(person.role, person.role)}
                for person in metadata.contributors
            ],
            "language": metadata.language,
            "description": metadata.description,
            "publisher": metadata.publisher,
            "rights": metadata.rights,
            "date": metadata.date,
            "series": metadata.series.name if metadata.series else "",
            "series_number": metadata.series.number if metadata.series else "",
            "subjects": list(metadata.subjects),
            "details": dict(metadata.details),
            "identifier": metadata.identifier,
        },
        "sections": [section_report(section, level) for level, section in book.sections()],
        "left_out": [_left_out_report(item) for item in book.left_out],
        "doubts": [_doubt_report(found) for found in book.doubts],
        "ledger": {
            "manuscript": book.ledger.manuscript,
            "book": book.ledger.book,
            "left_out": book.ledger.left_out,
        },
        "diagnostics": [
            {
                "code": found.code,
                "severity": str(found.severity),
                "message": found.message,
                "line": found.span.line if found.span else None,
            }
            for found in diagnostics
        ],
    }


def section_report(section: Section, level: int = 1) -> dict[str, Any]:
    """What there is to know of a section."""
    texts = [text for text in (_folded(block_text(block)) for block in section.blocks) if text]
    return {
        "matter": str(section.matter),
        "role": str(section.role),
        "level": level,
        "title": section.heading or None,
        "starts": _start(" ".join(texts[:3])),
        "ends": _end(" ".join(texts[-3:])),
        "words": sum(map(count_words, texts)),
        "paragraphs": sum(1 for _ in _paragraphs(section.blocks)),
        "scene_breaks": sum(isinstance(block, SceneBreak) for block in section.blocks),
        "line": section.span.line if section.span else None,
        "path": section.span.path if section.span else None,
        "why": section.why,
        "pin": str(section.pin or ""),
        "doubt": _doubt_report(section.doubt) if section.doubt else None,
    }


def _left_out_report(item: LeftOut) -> dict[str, Any]:
    text = _folded(item.text)
    return {
        "what": item.what,
        "starts": _start(text),
        "words": count_words(text),
        "line": item.span.line if item.span else None,
        "path": item.span.path if item.span else None,
        "why": item.why,
        "pin": str(item.pin or ""),
    }


def _doubt_report(found: Doubtful) -> dict[str, Any]:
    return {
        "what": found.what,
        "starts": found.quote,
        "line": found.span.line if found.span else None,
        "path": found.span.path if found.span else None,
        "why": found.why,
        "degree": found.degree.name.lower(),
        "pin": found.pin,
        "structure": found.in_structure,
    }


def _paragraphs(blocks: Blocks) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Quote | Speech):
            yield from _paragraphs(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from _paragraphs(item)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _start(text: str) -> str:
    if len(text) <= QUOTED:
        return text
    whole = text[:QUOTED].rsplit(" ", 1)[0]
    return whole if len(whole) >= LEAST_QUOTED else text[:QUOTED]


def _end(text: str) -> str:
    if len(text) <= QUOTED:
        return text
    cut = text[-QUOTED:]
    whole = cut.split(" ", 1)[-1]
    return whole if len(whole) >= LEAST_QUOTED else cut
