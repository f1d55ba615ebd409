"""Pages of Project Gutenberg: the header and licence around a book, and its title page."""

from __future__ import annotations

import re
from itertools import takewhile

from msgspec.structs import replace

from ebookpack.core.book import LeftOut
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Align, Block, Blocks, Heading, Paragraph, Preformatted, Text
from ebookpack.readers.html.contents_list import leave_out_contents
from ebookpack.readers.html.page import Draft, Page
from ebookpack.readers.html.page_tree import Element
from ebookpack.readers.html.paragraphs import with_gaps

_START = re.compile(
    r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*?(?:\*\*\*|$)", re.I | re.M
)
_END = re.compile(
    r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|^\s*End of (?:the |this )?Project Gutenberg",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"^\s*(?P<name>Title|Author|Translator|Illustrator|Editor|Language)s?:\s*(?P<value>\S.*)$",
    re.MULTILINE,
)
_CREDIT = re.compile(
    r"\s*(?:E-?text |HTML version |This e-?(?:text|book) was )?(?:produced|prepared|transcribed)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?:chapter|kapitel|chapitre|cap\S*) )?(?:[ivxlc]+|\d+)\W*", re.IGNORECASE)
_BYLINE = re.compile(r"(?:written |edited |translated |illustrated )?by\b", re.IGNORECASE)
_HEADER_WHY = "stands above the START line of Project Gutenberg"
_NOTE_CLASS = re.compile(r"(?:trans(?:cribers?)?-?_?notes?|tnotes?|tn-?box|tran?snotes?)")
_TRANSCRIBER = re.compile(
    r"\W*(?:note by the )?transcriber(?:s|['’]s|s['’])?(?: end)?[ -]?notes?\b", re.IGNORECASE
)
_TRANSCRIBER_WHY = "the transcriber's remarks on the transcription, no part of the work"
_LICENCE_WHY = "stands below the END line of Project Gutenberg"
MOST_TITLE_PAGE = 40
"""Blocks among which the lines of a title page are looked for."""
LONGEST_LABEL = 40
"""Characters of `Transcriber's Notes:` alone on a line."""
LONGEST_TITLE_LINE = 25
"""Words; what is longer is text, and ends the title page."""


def is_gutenberg_page(page: Page) -> bool:
    """Whether a page is one of Project Gutenberg's: it has their lines around the text."""
    if page.root.first("section", "div", classes=("pg-boilerplate",)) is not None:
        return True
    return _START.search(page.root.text()) is not None


def read_gutenberg_page(page: Page) -> Draft:
    """Read a book, the header and the licence around it left out."""
    draft = Draft(page=page)
    for part in list(page.root.find("section", "div", classes=("pg-boilerplate",))):
        footer = "footer" in part.get("id") or "pgfooter" in part.classes
        _read_fields("\n".join(_paragraph_texts(part)), draft)
        _leave_out_part(part, footer, draft)
    for box in list(page.root.find("div", "section", "table", "p", "blockquote")):
        if box.parent is not None and any(map(_NOTE_CLASS.fullmatch, box.classes)):
            draft.leave_out("transcriber's note", box, _TRANSCRIBER_WHY)
    blocks = _between_lines(page.flow.blocks(page.root), draft)
    blocks = _without_transcribers_notes(blocks, draft)
    blocks, contents = leave_out_contents(blocks)
    draft.left_out += contents
    draft.blocks += _with_title_page(with_gaps(blocks), draft)
    return draft


def _leave_out_part(part: Element, footer: bool, draft: Draft) -> None:
    what = "Project Gutenberg licence" if footer else "Project Gutenberg header"
    draft.leave_out(what, part, _LICENCE_WHY if footer else _HEADER_WHY)


def _paragraph_texts(part: Element) -> list[str]:
    return [e.text() for e in part.find("p", "div", "li") if not e.holds_blocks]


def _read_fields(text: str, draft: Draft) -> None:
    for found in _FIELD.finditer(text):
        name = found["name"].lower()
        if name == "language":
            draft.note_language(found["value"])
        elif name != "title" or not any(f.name == "title" for f in draft.fields):
            draft.note(name, found["value"])


def _between_lines(blocks: Blocks, draft: Draft) -> Blocks:
    """The blocks between the START and the END line."""
    texts = [block_text(block) for block in blocks]
    start = next((i for i, text in enumerate(texts) if _START.search(text)), -1)
    end = next((i for i, text in enumerate(texts) if i > start and _END.search(text)), len(blocks))
    kept: list[Block] = list(blocks[start + 1 : end])
    if start >= 0:
        head, rest = _cut(texts[start], _START, behind=True)
        header = "\n".join([*texts[:start], head])
        _read_fields(header, draft)
        if _CREDIT.match(rest):
            header, rest = f"{header}\n{rest}", ""
        _leave_out(draft, "Project Gutenberg header", header, _HEADER_WHY, blocks[0])
        if rest.strip():
            kept.insert(0, _with_text(blocks[start], rest))
    if end < len(blocks):
        rest, tail = _cut(texts[end], _END, behind=False)
        licence = "\n".join([tail, *texts[end + 1 :]])
        _leave_out(draft, "Project Gutenberg licence", licence, _LICENCE_WHY, blocks[end])
        if rest.strip():
            kept.append(_with_text(blocks[end], rest))
    return tuple(kept)


def _without_transcribers_notes(blocks: Blocks, draft: Draft) -> Blocks:
    """Blocks without boxes and paragraphs of the transcriber, and without a section of his."""
    kept: list[Block] = []
    level = 0
    for block in blocks:
        text = block_text(block)
        if isinstance(block, Heading):
            if level and block.level <= level:
                level = 0
            if _TRANSCRIBER.match(text) and len(text) < LONGEST_LABEL:
                level = block.level
        says = _TRANSCRIBER.match(text) and not isinstance(block, Heading)
        if level or (says and len(text) > LONGEST_LABEL):
            _leave_out(draft, "transcriber's note", text, _TRANSCRIBER_WHY, block)
        else:
            kept.append(block)
    return tuple(kept)


def _cut(text: str, line: re.Pattern[str], *, behind: bool) -> tuple[str, str]:
    found = line.search(text)
    at = (found.end() if behind else found.start()) if found else len(text)
    return text[:at], text[at:].strip("\n")


def _with_text(block: Block, text: str) -> Block:
    """A block's place with the part of its text that is left."""
    if isinstance(block, Preformatted):
        return replace(block, text=text)
    return Paragraph(children=(Text(text=" ".join(text.split())),), span=block.span)


def _leave_out(draft: Draft, what: str, text: str, why: str, block: Block) -> None:
    if text.strip():
        draft.left_out.append(LeftOut(what=what, text=text, why=why, span=block.span))


def _with_title_page(blocks: Blocks, draft: Draft) -> Blocks:
    """Blocks whose title page has one heading, the title: other lines of it are no chapters."""
    title = _plain(next((f.value for f in draft.fields if f.name == "title"), ""))
    names = {_plain(f.value) for f in draft.fields if f.name in ("author", "translator")}
    written = list(blocks)
    seen_title = False
    for index, block in enumerate(blocks[:MOST_TITLE_PAGE]):
        text = block_text(block)
        if len(text.split()) > LONGEST_TITLE_LINE:
            break
        if not isinstance(block, Heading):
            continue
        plain = _plain(text)
        if not seen_title and plain and (plain in title or title in plain):
            seen_title = True
        elif (plain != title or _is_numbered(index, blocks)) and _heads_text(index, blocks):
            continue  # `The Weir`, the first of `The Weir, and Other Stories`
        elif plain in title or _BYLINE.match(text) or any(n and n in plain for n in names):
            written[index] = Paragraph(children=block.children, align=Align.CENTER, span=block.span)
    return tuple(written)


def _heads_text(index: int, blocks: Blocks) -> bool:
    """Whether text stands right below a heading, and another of its level further down."""
    heading = blocks[index]
    below = list(takewhile(lambda block: not isinstance(block, Heading), blocks[index + 1 :]))
    return (
        isinstance(heading, Heading)
        and isinstance(next(iter(below), None), Paragraph)
        and sum(len(block_text(block).split()) for block in below) > LONGEST_TITLE_LINE
        and any(
            isinstance(block, Heading) and block.level == heading.level
            for block in blocks[index + 2 :]
        )
    )


def _is_numbered(index: int, blocks: Blocks) -> bool:
    """Whether the heading right above is the number of a chapter, which this one is called."""
    above = blocks[index - 1] if index else None
    return isinstance(above, Heading) and _NUMBER.fullmatch(block_text(above)) is not None


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
