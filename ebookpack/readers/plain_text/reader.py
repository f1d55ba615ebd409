"""Plain text: its paragraphs, and the blocks whose lines end where the author ended them.

A block most of whose lines were not filled (see `lines`) is not running text, and keeps its
line ends. What a block means (a heading, verse, a break) is for assembly to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.book import Document, Manuscript, Note
from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import split_lines
from ebookpack.core.nodes import (
    Align,
    Block,
    Heading,
    Inlines,
    Layout,
    Paragraph,
    Preformatted,
    Quote,
)
from ebookpack.readers.plain_text.aozora import is_aozora, read_aozora
from ebookpack.readers.plain_text.carried_emphasis import with_emphasis_carried
from ebookpack.readers.plain_text.emphasis import SLASHED, note_id, read_emphasis
from ebookpack.readers.plain_text.figures import is_figure, text_of
from ebookpack.readers.plain_text.footnotes import with_notes_called
from ebookpack.readers.plain_text.illustrations import without_illustrations
from ebookpack.readers.plain_text.joining import Joiner
from ebookpack.readers.plain_text.lines import (
    LAST_WESTERN,
    LEAST_SLACK,
    LONG_LINE,
    MOST_FIRST_INDENT,
    SHORT_LINES,
    SHORTEST_MEASURE,
    Habit,
    Line,
    Run,
    Setting,
    ends_sentence,
    filled,
    numbered,
    opens_in_japanese,
    refuse_endless,
    runs_of,
    setting_of,
    single_spaced,
)
from ebookpack.readers.plain_text.page_marks import without_page_marks
from ebookpack.readers.plain_text.pages import without_page_furniture
from ebookpack.readers.plain_text.quoted import inner_runs, is_quoted, without_quotation
from ebookpack.readers.plain_text.ruled import apart_from_rules, is_ornament
from ebookpack.readers.plain_text.typed_markup import CENTRED, HEADED, UNCENTRED, TypedMarkup

LONGEST_UNDERLINED = 70
DEEPEST_QUOTATION = 12
"""Quotations within each other; marks of further ones are text."""
_JAPANESE_SPEECH = "「『（〈―"
"""Marks before which Japanese paragraphs have no blank."""
_LABEL = re.compile(r"【[^【】]{1,12}】")
_UNDERLINE = re.compile(r"([=~*^-])\1{2,}")


def read_plain_text(manuscript: Manuscript, text: str, encoding: str) -> Document:
    """Read a plain text that has been decoded (see `encoding.decode`).

    Raises ManuscriptError if it has more lines than any book.
    """
    refuse_endless(text, manuscript.path)
    if is_aozora(text):
        return read_aozora(manuscript, text, encoding)
    markup = TypedMarkup(text)
    lines, illustrations = without_illustrations(numbered(markup.text), manuscript.path)
    lines, marks = without_page_marks(lines, manuscript.path)
    lines, furniture = without_page_furniture(lines, manuscript.path)
    footnotes = with_notes_called(
        apart_from_rules(single_spaced(tuple(runs_of(without_quotation(lines))))), manuscript.path
    )
    runs = footnotes.runs
    habits = _Habits(
        setting=setting_of(runs),
        joiner=Joiner.of(text),
        slashes=text.count("/") > 3 and len(SLASHED.findall(text)) > 1,
        addresses=tuple(markup.addresses),
        path=manuscript.path,
    )
    return Document(
        blocks=tuple(_blocks(with_emphasis_carried(runs), habits)),
        format="text",
        encoding=encoding,
        notes=tuple(_note(number, note, habits) for number, note in enumerate(footnotes.notes)),
        left_out=(*illustrations, *marks, *furniture, *footnotes.left_out),
    )


class _Habits(Struct, frozen=True, kw_only=True):
    """How this manuscript is typed."""

    setting: Setting
    joiner: Joiner
    slashes: bool
    """Whether it writes emphasis as `/so/`."""
    addresses: tuple[str, ...]
    path: str

    def inlines(self, text: str) -> Inlines:
        """The inlines of a text."""
        return read_emphasis(text, slashes=self.slashes, addresses=self.addresses)


def _note(number: int, runs: tuple[Run, ...], habits: _Habits) -> Note:
    """A note, counted from 0."""
    return Note(
        id=note_id(number),
        blocks=tuple(_blocks(with_emphasis_carried(runs), habits)),
        span=Span(path=habits.path, line=runs[0].lines[0].number),
    )


def _blocks(runs: tuple[Run, ...], habits: _Habits, depth: int = 0) -> Iterator[Block]:
    centred = False
    for quoted, group in groupby(runs, key=is_quoted):
        if quoted and depth < DEEPEST_QUOTATION:
            alike = tuple(group)
            span = Span(path=habits.path, line=alike[0].lines[0].number)
            inner = tuple(_blocks(inner_runs(alike), habits, depth + 1))
            yield Quote(blocks=inner, span=span)
            continue
        for run in group:
            if is_figure(run.lines) and not centred:
                span = Span(path=habits.path, line=run.lines[0].number)
                yield Preformatted(text=text_of(run.lines), span=span)
                continue
            for block in _paragraphs(run, habits):
                marks = run.lines[0].text
                centred = CENTRED in marks or centred
                if isinstance(block, Paragraph) and not block.children:
                    continue  # nothing but marks of tags
                yield (
                    replace(block, align=Align.CENTER)
                    if centred and isinstance(block, Paragraph)
                    else block
                )
            centred = centred and not any(UNCENTRED in line.text for line in run.lines)


def _paragraphs(run: Run, habits: _Habits) -> Iterator[Block]:
    setting = habits.setting
    gap = max(0, run.blank - max(setting.gap, 1)) if run.lines[0].number > 1 else 0
    if setting.gap == 0:
        gap = run.blank
    for underlined in _apart_from_underlined(run.lines):
        for piece in _pieces(underlined, setting):
            level = ord(piece[0].text[0]) - ord(HEADED)
            if 0 <= level < 6:
                text = " ".join(line.text for line in piece)[1:]
                children = read_emphasis(text, addresses=habits.addresses)
                span = Span(path=habits.path, line=piece[0].number)
                yield Heading(level=level + 1, children=children, span=span)
            else:
                yield _paragraph(piece, gap, habits)
            gap = 0


def _apart_from_underlined(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Lines that are underlined with a row of marks apart from the text below them."""
    if len(lines) > 2 and _UNDERLINE.fullmatch(lines[1].text):
        above, below = lines[0], lines[1]
        if len(above.text) <= LONGEST_UNDERLINED and abs(len(above.text) - len(below.text)) <= 6:
            yield lines[:2]
            yield from _apart_from_underlined(lines[2:])
            return
    yield lines


def _pieces(lines: tuple[Line, ...], setting: Setting) -> Iterator[tuple[Line, ...]]:
    """Split a run where a paragraph begins inside it."""
    if setting.habit is Habit.DENSE or (setting.habit is Habit.LINE and _is_prose(lines)):
        yield from ((line,) for line in lines)
        return
    if setting.habit is Habit.LINE:
        yield lines
        return
    starts = [
        index
        for index in range(1, len(lines))
        if 0 < lines[index].indent - setting.margin <= MOST_FIRST_INDENT
        and _begins_paragraph(lines, index, setting)
    ]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        yield lines[start:end]


def _begins_paragraph(lines: tuple[Line, ...], index: int, setting: Setting) -> bool:
    """Whether an indented line in a run begins a paragraph, rather than being a line of verse."""
    before, line = lines[index - 1], lines[index]
    if setting.first:
        return line.indent == setting.margin + setting.first
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or after.indent > setting.margin or not filled(line, after, setting):
        return False
    return ends_sentence(before.text)


def _is_prose(lines: tuple[Line, ...]) -> bool:
    """Whether the lines of a run are paragraphs each, in a text that does not wrap."""
    if len(lines) == 1:
        return True
    if max(len(line.text) for line in lines) >= LONG_LINE:
        return True
    ended = sum(ends_sentence(line.text) for line in lines)
    return (len(lines) > 3 and ended >= 0.85 * len(lines)) or _are_japanese(lines)


def _are_japanese(lines: tuple[Line, ...]) -> bool:
    """Whether lines are the paragraphs of Japanese prose: a blank or a bracket opens each.

    A label may stand above them, `【本文】`.
    """
    if len(lines) > 1 and _LABEL.fullmatch(lines[0].text):
        lines = lines[1:]
    speech = sum(line.text[0] in _JAPANESE_SPEECH for line in lines)
    stands_in = sum(line.indent == 2 and line.text[0] > LAST_WESTERN for line in lines)
    ended = sum("。" in line.text for line in lines if line.text[0] not in _JAPANESE_SPEECH)
    return speech + stands_in >= len(lines) and speech + ended >= 0.8 * len(lines)


def _paragraph(lines: tuple[Line, ...], gap: int, habits: _Habits) -> Paragraph:
    setting = habits.setting
    span = Span(path=habits.path, line=lines[0].number)
    base = min(line.indent for line in lines[1:]) if len(lines) > 1 else lines[0].indent
    if len(lines) == 1 or not _keeps_lines(lines, setting):
        text = habits.joiner.join([line.text for line in lines])
        align = _align(lines, setting) if len(lines) == 1 else Align.NATURAL
        indent = base - setting.margin
        if len(lines) == 1 and (indent == setting.first or opens_in_japanese(lines[0])):
            indent = 0  # a short paragraph, whose only line is indented as first lines are
        return Paragraph(
            children=habits.inlines(text),
            align=align,
            layout=Layout(gap=gap, indent=max(0, indent), first=max(0, lines[0].indent - base)),
            span=span,
        )
    base = min(line.indent for line in lines)
    children = habits.inlines("\n".join(line.text for line in lines))
    return Paragraph(
        children=children,
        align=_align(lines, setting),
        layout=Layout(
            gap=gap,
            indent=max(0, base - setting.margin),
            lines=_kept([line.indent - base for line in lines], len(split_lines(children))),
        ),
        span=span,
    )


def _kept(indents: list[int], count: int) -> tuple[int, ...]:
    """Indents of so many lines: tags in a line may end it, or hold what two lines had."""
    return (*indents[:count], *(0,) * (count - len(indents))) if count > 1 else ()


def _keeps_lines(lines: tuple[Line, ...], setting: Setting) -> bool:
    """Whether the lines of a block end where the author ended them."""
    if setting.habit is not Habit.WRAPPED:
        return True
    if _align(lines, setting) is Align.CENTER and len({line.indent for line in lines}) > 1:
        return True
    if any(is_ornament(line.text) for line in (lines[0], lines[-1])):
        return True
    first, *others = (line.indent - setting.margin for line in lines)
    if setting.first and first == setting.first and not any(others):
        return False
    width = max(line.end for line in lines)
    # A block may be set to a narrower measure than the text: a quotation, a letter.
    narrow = len(lines) > 3 and min(line.indent for line in lines) > setting.margin
    if narrow and width >= SHORTEST_MEASURE:
        setting = replace(setting, measure=width, slack=LEAST_SLACK)
    pairs = list(pairwise(lines))
    full = sum(filled(a, b, setting) for a, b in pairs) / len(pairs)
    if full >= 0.75:
        return False
    if full < 0.2 and width < SHORT_LINES * setting.measure:
        return True
    runs_on = sum(line.text[0].islower() for line in lines[1:]) / (len(lines) - 1)
    return runs_on < 0.5 if full >= 0.4 else runs_on < 0.75


def _align(lines: tuple[Line, ...], setting: Setting) -> Align:
    """Whether lines stand in the middle of the measure, or at its right end."""
    stands_in = min(line.indent for line in lines) - setting.margin
    if stands_in < 4:
        return Align.NATURAL
    centres = [(line.indent + line.end) / 2 for line in lines]
    middle = (setting.margin + setting.measure) / 2
    tolerance = max(3.0, setting.measure * 0.08)
    spread = max(centres) - min(centres)
    if spread <= 3 and abs(sum(centres) / len(centres) - middle) <= tolerance:
        return Align.CENTER
    if stands_in > setting.measure / 2 and len(lines) == 1:
        return Align.RIGHT
    return Align.NATURAL
