"""Notes that are typed below a text, and called in it by number or mark.

    The weir[1] was older than the house.*        (the calls)

    [1] Built in 1612.                            (the notes, here or at the end)
    * So the deeds say.

Notes and calls belong together if between one group of notes and the next the calls are the very
labels of the notes, in their order, each once. Where they are not, all stays as it was typed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.book import LeftOut
from ebookpack.core.diagnostics import Span
from ebookpack.readers.left_aside import heading_of_notes
from ebookpack.readers.plain_text.figures import is_figure
from ebookpack.readers.plain_text.lines import Line, Run
from ebookpack.readers.plain_text.typed_markup import MOST_CALLS, call_mark

MOST_BRACKETED = 12
"""Paragraphs of one note in brackets."""
_HEADING = re.compile(
    r"[\W_]*(?:(?:foot|end)[ -]?notes?|notes?|references|anmerkung(?:en)?|fu(?:ß|ss)noten?|"
    r"endnoten|notas|notes de bas de page|voetnoten|noten|примечания)[\W_]*",
    re.IGNORECASE,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STARTS = frozenset("[(^*†‡")
"""Characters that labels start with, but for digits."""
_BEHIND_WORD = r"(?<=[\w.,;:!?…\"”’')»])"


FEWEST_LINES_OF_DENSE = 12
"""Lines without a blank one between them, as a mean, where none parts paragraphs."""


class _Style(Struct, frozen=True, kw_only=True):
    """One way to type notes."""

    label: re.Pattern[str]
    """How the first line of a note starts."""
    call: re.Pattern[str]
    headed: bool = False
    """Whether only a heading above it makes such a line the start of a note."""
    bracketed: bool = False
    """Whether a bracket that opens before the label closes behind the note."""
    counted: bool = True
    """Whether labels count up by one."""


_BRACKETS = re.compile(r"[ ]?\[(?:note |fn ?)?(?P<label>\d{1,3}|[A-Z]|[*†‡])\]", re.IGNORECASE)
_STYLES = (
    _Style(
        label=re.compile(
            r"\[(?:foot)?note:? (?P<label>\d{1,3}|[A-Z]|[*†‡])[:.]?\s*", re.IGNORECASE
        ),
        call=_BRACKETS,
        bracketed=True,
        counted=False,
    ),
    _Style(label=re.compile(r"\[(?P<label>\d{1,3})\][:.]?\s*"), call=_BRACKETS),
    _Style(
        label=re.compile(r"\((?P<label>\d{1,3})\)\s*"),
        call=re.compile(_BEHIND_WORD + r"\((?P<label>\d{1,3})\)"),
    ),
    _Style(
        label=re.compile(r"\(\*(?P<label>\d{1,3})\)\s*"),
        call=re.compile(r"[ ]?\(\*(?P<label>\d{1,3})\)"),
    ),
    _Style(
        label=re.compile(r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*"),
        call=re.compile(_BEHIND_WORD + r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"),
    ),
    _Style(
        label=re.compile(r"\^?(?P<label>\d{1,3})(?:[.):]\s*|\s+)"),
        call=re.compile(_BEHIND_WORD + r"(?:\^|(?=[⁰¹²³⁴⁵⁶⁷⁸⁹]))(?P<label>[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"),
        headed=True,
    ),
    _Style(label=re.compile(r"(?P<label>\d{1,3})[.)]?\s+"), call=_BRACKETS, headed=True),
    _Style(
        label=re.compile(r"(?P<label>[*†‡])[ ]?(?=[^\W_]|[\"“‘'(])"),
        call=re.compile(
            r"(?<![*†‡])" + _BEHIND_WORD + r"(?P<label>[*†‡])(?=[\s.,;:!?\"”’')»—–]|$)"
        ),
        counted=False,
    ),
)


class Footnotes(Struct, frozen=True, kw_only=True):
    """A text with marks (`typed_markup.call_mark`) where it calls the notes."""

    runs: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...] = ()
    """The runs of each note, without its label; the first is called by mark 0."""
    left_out: tuple[LeftOut, ...] = ()
    """Headings below which nothing is left."""


class _Note(Struct, frozen=True):
    """A note as typed: the runs from `start` to before `end`."""

    label: str
    start: int
    end: int


class _Call(Struct, frozen=True):
    """A call in the text."""

    label: str
    run: int
    line: int
    place: tuple[int, int]


def with_notes_called(runs: tuple[Run, ...], path: str) -> Footnotes:
    """Find the notes of a text, and take out those that are called in it, each once."""
    if not any(_may_label(line.text) for run in runs for line in run.lines):
        return Footnotes(runs=runs)
    text: list[Run] = []
    for run in runs:
        text += _parted(run, headed=bool(text) and _is_heading(text[-1]))
    heads = {index for index, run in enumerate(text) if _is_heading(run)}
    called: list[tuple[_Note, _Call, _Style]] = []
    headings: list[int] = []
    taken: set[int] = set()
    for style in _STYLES:
        groups = list(_groups(text, style, taken, heads))
        if not groups:
            continue
        of_notes = {index for _, group in groups for n in group for index in range(n.start, n.end)}
        calls = list(_calls(text, style, of_notes | taken))
        places = [call.run for call in calls]
        above = 0
        for heading, group in groups:
            first = bisect_left(places, above)
            said = calls[first : bisect_left(places, group[0].start)]
            if len(said) != len(group) or any(
                call.label != note.label for call, note in zip(said, group, strict=True)
            ):
                continue
            called += ((note, call, style) for note, call in zip(group, said, strict=True))
            taken |= {index for note in group for index in range(note.start, note.end)}
            above = group[-1].end
            if heading is not None:
                headings.append(heading)
    if not called or len(called) > MOST_CALLS:
        return Footnotes(runs=runs)
    called.sort(key=lambda found: (found[1].run, found[1].line, found[1].place))
    return _taken_out(text, called, headings, path)


# ------------------------------------------------------------------------------- finding them


def _parted(run: Run, *, headed: bool) -> Iterator[Run]:
    """A run that holds several notes, or their heading, parted before each note.

    `headed` says that their heading stands above the run.
    """
    heads = len(run.lines) > 1 and _HEADING.fullmatch(run.lines[0].text) is not None
    starts = [0, 1] if heads else [0]
    first = run.lines[starts[-1]].text
    headed = headed or heads
    style = next((s for s in _STYLES if (not s.headed or headed) and _label(s, first)), None)
    if style is not None:
        above = _label(style, first)
        for index in range(starts[-1] + 1, len(run.lines)):
            label = _label(style, run.lines[index].text)
            if label and _follows(above, label, style):
                starts.append(index)
                above = label
    for start, end in zip(starts, [*starts[1:], len(run.lines)], strict=True):
        yield Run(run.blank if start == 0 else 0, run.lines[start:end])


def _label(style: _Style, text: str) -> str:
    if not _may_label(text):
        return ""
    found = style.label.match(text)
    return found["label"].translate(_SUPERSCRIPTS) if found else ""


def _may_label(line: str) -> bool:
    return line[0] in _STARTS or line[0].isdigit()


def _follows(above: str, label: str, style: _Style) -> bool:
    """Whether a label is the next one of a group."""
    if style.bracketed:
        return True
    if style.counted:
        return int(label) == int(above) + 1
    return label != above


def _groups(
    text: Sequence[Run], style: _Style, taken: set[int], heads: set[int]
) -> Iterator[tuple[int | None, list[_Note]]]:
    """(index of their heading, notes that follow one another) of each group."""
    index = 0
    while index < len(text):
        heading = index - 1 if index - 1 in heads else None
        group: list[_Note] = []
        if not style.headed or heading is not None:
            while (note := _note_at(text, index, style, taken)) is not None:
                if group and not _follows(group[-1].label, note.label, style):
                    break
                group.append(note)
                index = note.end
        if group:
            yield heading, group
        else:
            index += 1


def _is_heading(run: Run) -> bool:
    return len(run.lines) == 1 and _HEADING.fullmatch(run.lines[0].text) is not None


def _note_at(text: Sequence[Run], index: int, style: _Style, taken: set[int]) -> _Note | None:
    if index >= len(text) or index in taken:
        return None
    first = text[index].lines[0].text
    label = _label(style, first)
    if not label:
        return None
    end = index + 1
    if style.bracketed:
        depth = 0
        for end in range(index + 1, min(len(text), index + MOST_BRACKETED) + 1):
            depth += sum(
                line.text.count("[") - line.text.count("]") for line in text[end - 1].lines
            )
            if depth <= 0:
                break
        if depth != 0 or not text[end - 1].lines[-1].text.endswith("]"):
            return None
        return _Note(label, index, end)
    is_empty = not style.label.sub("", first, count=1).strip() and len(text[index].lines) == 1
    of_list = not style.counted and (_marks(text[index]) != 1 or _in_list(text, index, style))
    return None if is_empty or of_list else _Note(label, index, end)


def _in_list(text: Sequence[Run], index: int, style: _Style) -> bool:
    """Whether the paragraph above or below starts with a mark too, as items of a list do."""
    near = (text[i].lines[0].text for i in (index - 1, index + 1) if 0 <= i < len(text))
    return any(_label(style, line) for line in near)


def _marks(run: Run) -> int:
    return sum(line.text.count(mark) for line in run.lines for mark in "*†‡")


def _calls(text: Sequence[Run], style: _Style, of_notes: set[int]) -> Iterator[_Call]:
    by_mark = style is _STYLES[-1]
    for index, run in enumerate(text):
        if index in of_notes or (by_mark and _marks(run) != 1):
            continue
        found = [
            _Call(call["label"].translate(_SUPERSCRIPTS), index, number, call.span())
            for number, line in enumerate(run.lines)
            for call in style.call.finditer(line.text)
        ]
        if found and not is_figure(run.lines):
            yield from found


# ------------------------------------------------------------------------------ taking them out


def _taken_out(
    text: list[Run], called: Sequence[tuple[_Note, _Call, _Style]], headings: list[int], path: str
) -> Footnotes:
    notes = tuple(_without_label(text[note.start : note.end], style) for note, _, style in called)
    marked: dict[int, list[tuple[int, _Call]]] = defaultdict(list)
    for number, (_, call, _) in enumerate(called):
        marked[call.run].append((number, call))
    gone = {index for note, _, _ in called for index in range(note.start, note.end)} | set(headings)
    left_out = tuple(
        heading_of_notes(
            text[index].lines[0].text, Span(path=path, line=text[index].lines[0].number)
        )
        for index in sorted(headings)
    )
    kept = [
        (index, _with_marks(run, marked[index]) if index in marked else run)
        for index, run in enumerate(text)
        if index not in gone
    ]
    return Footnotes(runs=_whole_again(kept), notes=notes, left_out=left_out)


def _whole_again(kept: Sequence[tuple[int, Run]]) -> tuple[Run, ...]:
    """Runs of which the pieces that were no notes after all, or stood around one, are joined."""
    runs: list[Run] = []
    lines = sum(len(run.lines) for _, run in kept)
    # White that stood around a note parts nothing where paragraphs have none between them.
    is_dense = lines >= FEWEST_LINES_OF_DENSE * len(kept)
    for place, (index, run) in enumerate(kept):
        was_note = place > 0 and kept[place - 1][0] < index - 1
        if (was_note and is_dense) or (
            run.blank == 0 and place and kept[place - 1][0] == index - 1
        ):
            runs[-1] = replace(runs[-1], lines=(*runs[-1].lines, *run.lines))
        else:
            runs.append(run)
    return tuple(runs)


def _with_marks(run: Run, calls: Sequence[tuple[int, _Call]]) -> Run:
    """A run with marks in the place of calls; one that a line starts with ends the line above."""
    texts = [line.text for line in run.lines]
    for number, call in reversed(calls):
        start, end = call.place
        text, mark = texts[call.line], call_mark(number)
        if start == 0 and call.line:
            texts[call.line] = text[end:].lstrip()
            texts[call.line - 1] += mark
        else:
            texts[call.line] = text[:start] + mark + text[end:]
    lines = (line._replace(text=text) for line, text in zip(run.lines, texts, strict=True))
    return replace(run, lines=tuple(line for line in lines if line.text))


def _without_label(runs: Sequence[Run], style: _Style) -> tuple[Run, ...]:
    """The runs of a note without its label, and without the brackets around it."""
    first, *others = runs[0].lines
    rest = style.label.sub("", first.text, count=1)
    lines: list[Line] = [first._replace(text=rest), *others] if rest else others
    made = [replace(runs[0], lines=tuple(lines)), *runs[1:]]
    if style.bracketed:
        *above, last = made[-1].lines
        made[-1] = replace(
            made[-1], lines=(*above, last._replace(text=last.text.removesuffix("]").rstrip()))
        )
    return tuple(run for run in made if any(line.text for line in run.lines))
