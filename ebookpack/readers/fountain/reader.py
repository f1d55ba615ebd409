"""Fountain scripts: scenes, what is seen, who speaks (https://fountain.io/syntax).

What a line is, its look says: a scene's heading starts with INT. or EXT., a name in capitals has
what is said right below it, a transition ends in TO:, and `.`, `!`, `@`, `>` say it outright.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ebookpack.core.book import Division, Document, LeftOut, Manuscript, Matter
from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import (
    Align,
    Block,
    Heading,
    Inlines,
    Paragraph,
    Speech,
    StageDirection,
    Text,
)
from ebookpack.readers.endless import endless
from ebookpack.readers.fountain.inlines import read_line, read_lines
from ebookpack.readers.fountain.lines import Line, script_lines
from ebookpack.readers.fountain.speeches import said, sung
from ebookpack.readers.fountain.title_page import read_title_page

_SECTION = re.compile(r"(?P<marks>#{1,6})\s*(?P<title>[^#].*)")
_SYNOPSIS = re.compile(r"=(?!==)\s*(?P<said>.*)")
_PAGE = re.compile(r"\s*={3,}\s*")
_SCENE = re.compile(
    r"\.(?P<forced>[^\W_].*)|(?P<plain>(?:int\.?/ext|i/e|int|ext|est)[. ].*)", re.IGNORECASE
)
_SCENE_NUMBER = re.compile(r"\s*#[\w.-]{1,12}#\s*$")
_CENTRED = re.compile(r">\s*(?P<said>.*?)\s*<")
_EXTENSION = re.compile(r"(?:\s*\([^()]{0,60}\))*\s*\^?\s*$")
"""What stands behind a name: `(V.O.)`, `(CONT'D)`, and `^` where two speak at once."""
_LETTER = re.compile(r"[^\W\d_]")
MOST_LINES = 400_000


def read_fountain(manuscript: Manuscript, text: str, encoding: str) -> Document:
    """Read a script that has been decoded. Raises ManuscriptError if it is longer than any."""
    count = text.count("\n")
    if count > MOST_LINES:
        raise endless(manuscript.path, count, "lines", MOST_LINES, "make several scripts of it")
    lines, left_out = script_lines(text, manuscript.path)
    fields, unsaid, taken = read_title_page(lines, manuscript.path)
    script = _Script(lines[taken:], manuscript.path)
    blocks = script.read()
    return Document(
        blocks=blocks,
        format="fountain",
        encoding=encoding,
        fields=fields,
        left_out=(*unsaid, *left_out, *script.left_out),
        divisions=(Division(block=0, matter=Matter.BODY),) if blocks else (),
    )


class _Script:
    """The lines of a script, read from the first to the last."""

    def __init__(self, lines: Sequence[Line], path: str) -> None:
        self._lines = lines
        self._path = path
        self._at = 0
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        sections = [found for line in lines if (found := _SECTION.fullmatch(line.text.rstrip()))]
        self._scene_level = max((len(found["marks"]) for found in sections), default=0) + 1

    def read(self) -> tuple[Block, ...]:
        """All blocks."""
        while self._at < len(self._lines):
            if self._lines[self._at].is_blank:
                self._at += 1
            elif not (self._read_mark() or self._read_speech()):
                self._read_action()
        return _below_first_scene(self.blocks)

    # ---------------------------------------------------------------- lines that are one thing

    def _read_mark(self) -> bool:
        """Read a line that is a heading, a transition or the like, if it is one."""
        line = self._lines[self._at]
        text = line.text.strip()
        if _PAGE.fullmatch(text):
            self._at += 1
        elif found := _SECTION.fullmatch(text):
            self._add_heading(len(found["marks"]), read_line(found["title"].strip()))
        elif found := _SYNOPSIS.fullmatch(text):
            if found["said"]:
                why = "the synopsis of a section, which the script itself does not show"
                text = found["said"]
                self.left_out.append(
                    LeftOut(what="synopsis", text=text, why=why, span=self._span())
                )
            self._at += 1
        elif (found := _SCENE.fullmatch(text)) and (found["forced"] or self._stands_below_blank()):
            scene = _SCENE_NUMBER.sub("", found["forced"] or found["plain"])
            self._add_heading(self._scene_level, read_line(scene))
        elif found := _CENTRED.fullmatch(text):
            self._add_paragraph(read_line(found["said"]), Align.CENTER)
        elif text.startswith(">") or self._is_transition(text):
            direction = StageDirection(children=read_line(text.removeprefix(">").strip()))
            self._add_paragraph((direction,), Align.RIGHT)
        elif text.startswith("~"):
            self._add(sung(self._lines_while(lambda line: line.startswith("~")), self._span()))
        else:
            return False
        return True

    def _add_heading(self, level: int, children: Inlines) -> None:
        self._add(Heading(level=min(level, 6), children=children, span=self._span()))
        self._at += 1

    def _add_paragraph(self, children: Inlines, align: Align) -> None:
        if children:
            self._add(Paragraph(children=children, align=align, span=self._span()))
        self._at += 1

    def _is_transition(self, text: str) -> bool:
        alone = self._stands_below_blank() and self._is_blank(self._at + 1)
        return alone and text.endswith("TO:") and text == text.upper()

    # ---------------------------------------------------------------- what is said, and is done

    def _read_speech(self) -> bool:
        """Read a name and what is said below it, if a name stands here."""
        name = self._name()
        if not name:
            return False
        span = self._span()
        self._at += 1
        spoken = self._lines_while(lambda line: line != "")
        direction, blocks = said(spoken, self._path)
        speaker = (Text(text=name),)
        self._add(Speech(speaker=speaker, direction=direction, blocks=blocks, span=span))
        return True

    def _name(self) -> str:
        text = self._lines[self._at].text.strip()
        if not self._stands_below_blank() or self._is_blank(self._at + 1):
            return ""
        forced = text.startswith("@")
        name = text.removeprefix("@")
        bare = _EXTENSION.sub("", name)
        is_name = bool(_LETTER.search(bare)) and (forced or bare == bare.upper())
        return name.rstrip(" ^") if is_name and not text.startswith("!") else ""

    def _read_action(self) -> None:
        span = self._span()
        lines = [line.text.strip() for line in self._lines_while(lambda line: line.strip() != "")]
        lines[0] = lines[0].removeprefix("!")
        self._add(Paragraph(children=read_lines(lines), span=span))

    # ---------------------------------------------------------------------------- where it is

    def _lines_while(self, holds: Callable[[str], bool]) -> list[Line]:
        start = self._at
        while self._at < len(self._lines) and holds(self._lines[self._at].text):
            self._at += 1
        return list(self._lines[start : self._at])

    def _is_blank(self, at: int) -> bool:
        return at >= len(self._lines) or self._lines[at].text == ""

    def _stands_below_blank(self) -> bool:
        return self._at == 0 or self._lines[self._at - 1].is_blank

    def _add(self, block: Block) -> None:
        self.blocks.append(block)

    def _span(self) -> Span:
        return Span(path=self._path, line=self._lines[self._at].number)


def _below_first_scene(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with the transition that opens a script, `FADE IN:`, below its first heading.

    It belongs to the scene that it shows, and would be alone on a page above it.
    """
    if (
        len(blocks) > 1
        and isinstance(blocks[0], Paragraph)
        and isinstance(blocks[1], Heading)
        and _is_opening(blocks[0])
    ):
        return (blocks[1], blocks[0], *blocks[2:])
    return tuple(blocks)


def _is_opening(paragraph: Paragraph) -> bool:
    match paragraph.children:
        case (Text(text=text),) | (StageDirection(children=(Text(text=text),)),):
            return text == text.upper() and text.endswith((":", "."))
        case _:
            return False
