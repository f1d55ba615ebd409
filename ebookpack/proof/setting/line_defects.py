"""Defects of single lines, and of lines that stand below each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ebookpack.proof.setting.defects import Box, Defect, Kind, at_lines, ending, line_box, opening
from ebookpack.proof.setting.pages import Line, LineKind, Page, Setting, Word
from ebookpack.proof.setting.spacing import LOOSEST, TIGHTEST, hanging, stretch

MOST_HYPHENS = 2
"""Hyphens below each other that are borne: the typesetter's own limit, and lua-typo's. Bringhurst
(2.4.3) and Chicago bear three."""
SHORTEST = 2.0
"""The shortest last line, in widths of the indent: lua-typo's measure. The next paragraph's first
word starts below it, so that what is shorter leaves a hole of white."""
SHORTEST_EM = 2.5
"""The same in em, in books that do not indent."""
FEWEST_CARRIED = 4
"""Letters of a divided word that may be a last line for themselves (Chicago, 17th ed., 2.116)."""
MOST_SAME = 2
"""Lines that may start, or end, with the same word (Bringhurst 2.4.7)."""
BEYOND = 0.2
"""How far a line may end beyond the measure, in em, beside what hangs by intent: the arm of an f
reaches as far."""
_FOLLOWING = 1.3
"""Lines farther apart than that, in lines, do not stand right below each other."""


def loose_and_tight(setting: Setting) -> Iterator[Defect]:
    """Lines whose spaces are stretched, or shrunk, beyond what is borne (see `spacing`)."""
    for page in setting.pages:
        for line in page.lines:
            if not line.justified:
                continue
            value = stretch(line, setting.space)
            told = f"spaces {value + 1:.2f} times their natural width in {opening(line)}"
            if value > LOOSEST:
                yield at_lines(Kind.LOOSE, page, [line], told)
            elif value < TIGHTEST:
                yield at_lines(Kind.TIGHT, page, [line], told)


def overfull(setting: Setting) -> Iterator[Defect]:
    """Lines that end beyond the right edge of the measure, and by more than hanging marks do."""
    for page in setting.pages:
        for line in page.lines:
            beyond = line.right - page.right - (hanging(line) if setting.hangs else 0.0)
            if line.paragraph and beyond > BEYOND * line.size:
                box = line_box(line)
                yield at_lines(
                    Kind.OVERFULL,
                    page,
                    [line],
                    f"{beyond:.1f} pt beyond the measure: {ending(line)}",
                    [(page.right, box[1], box[2], box[3])],
                )


def runts(setting: Setting) -> Iterator[Defect]:
    """Last lines too short to be lines: narrower than two indents, or the end of a divided word."""
    for lines in setting.paragraphs():
        if len(lines) < 2 or lines[-1][1].kind is not LineKind.TEXT:
            continue
        (_, above), (page, last) = lines[-2:]
        shortest = SHORTEST * setting.indent if setting.indent else SHORTEST_EM * last.size
        letters = sum(map(str.isalpha, last.text))
        carried = above.hyphenated and len(last.words) == 1 and letters < FEWEST_CARRIED
        if last.right - last.left < shortest or carried:
            yield at_lines(Kind.RUNT, page, [last], f"the last line is {opening(last)}")


def stacks_of_hyphens(setting: Setting) -> Iterator[Defect]:
    """Three hyphens or more at the ends of lines below each other."""
    for page in setting.pages:
        for run in _runs(page, setting.leading, lambda line: line.hyphenated):
            if len(run) > MOST_HYPHENS:
                ends = [_end_box(line) for line in run]
                words = ", ".join(f"“{line.words[-1].text}”" for line in run)
                yield at_lines(
                    Kind.HYPHENS, page, run, f"{len(run)} lines end in hyphens: {words}", ends
                )


def same_words(setting: Setting) -> Iterator[Defect]:
    """Three lines or more that start, or end, with the same word.

    Lines that start with an indent, and last lines, do not stand flush with the others.
    """
    for page in setting.pages:
        for where, n in (("start", 0), ("end", -1)):
            yield from _same_words(setting, page, where, n)


def _same_words(setting: Setting, page: Page, where: str, n: int) -> Iterator[Defect]:
    def edge(line: Line) -> str:
        if line.opens if n == 0 else line.closes or line.hyphenated:
            return ""
        return "".join(filter(str.isalnum, line.words[n].text.casefold()))

    run: list[Line] = []
    for line in (*page.text, None):
        if (
            run
            and line is not None
            and _follows(run[-1], line, setting.leading)
            and edge(line) == edge(run[-1])
        ):
            run.append(line)
            continue
        if len(run) > MOST_SAME and edge(run[0]):
            yield at_lines(
                Kind.SAME_WORD,
                page,
                run,
                f"{len(run)} lines {where} with “{run[0].words[n].text}”",
                [_word_box(line, line.words[n]) for line in run],
            )
        run = [line] if line is not None else []


def _runs(page: Page, leading: float, has: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Lines right below each other that all have something."""
    run: list[Line] = []
    for line in page.text:
        if run and not (has(line) and _follows(run[-1], line, leading)):
            yield run
            run = []
        if has(line):
            run.append(line)
    if run:
        yield run


def _follows(above: Line, below: Line, leading: float) -> bool:
    return below.baseline - above.baseline < _FOLLOWING * leading


def _word_box(line: Line, word: Word) -> Box:
    box = line_box(line)
    return (word.left, box[1], word.right, box[3])


def _end_box(line: Line) -> Box:
    return _word_box(line, line.words[-1])
