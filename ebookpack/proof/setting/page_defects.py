"""Defects of the ends of pages, and of pages that face each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ebookpack.proof.setting.defects import Box, Defect, Kind, at_lines, at_page, ending, opening
from ebookpack.proof.setting.pages import Line, LineKind, Page, Setting

MOST_SHORT = 1.5
"""Lines that a page may be short by, if the page that faces it is as deep."""
MOST_UNLEVEL = 0.5
"""Lines by which facing pages may differ: notes in smaller type end between two lines of text."""
ABOVE_NOTES = 2.5
"""Lines from the last base line of the text to that of the first note below it: one is white, or
holds a rule, and notes are mostly placed a little lower still."""
FEWEST_LINES = 5
"""Lines on the last page of a chapter (lua-typo)."""
FEWEST_BELOW = 2
"""Lines of text below a heading, before the page ends (Chicago)."""


def widows_and_orphans(setting: Setting) -> Iterator[Defect]:
    """A paragraph's last line alone at a page's head; its first line alone at a page's foot.

    Bringhurst, The Elements of Typographic Style, 2.4.8: widows have a past but no future, orphans
    a future but no past. Paragraphs of a single line are neither.
    """
    for page in setting.pages:
        if not page.text:
            continue
        first, last = page.text[0], page.text[-1]
        if first.closes and not first.opens:
            yield at_lines(
                Kind.WIDOW, page, [first], f"a paragraph ends in its first line, {opening(first)}"
            )
        if last.opens and not last.closes:
            yield at_lines(
                Kind.ORPHAN, page, [last], f"a paragraph starts in its last line, {opening(last)}"
            )


def divided_words(setting: Setting) -> Iterator[Defect]:
    """Words whose reader has to turn the page: a recto that ends with a hyphen (Bringhurst 2.4.10).

    A verso that ends so is seen together with the page that the word goes on on, and is borne.
    """
    for page in setting.pages:
        last = page.text[-1] if page.text else None
        if page.recto and last is not None and last.hyphenated and not last.closes:
            yield at_lines(Kind.DIVIDED, page, [last], f"the page ends with {ending(last)}")


def short_pages(setting: Setting) -> Iterator[Defect]:
    """Pages that end two lines or more above the foot though the text goes on."""
    for page in setting.pages:
        if setting.goes_on(page) and _short_by(page, setting) > MOST_SHORT:
            lines = _lines(_short_by(page, setting))
            yield at_page(
                Kind.SHORT,
                page,
                f"the page is {lines} short",
                _missing(page, page.matter[-1], setting),
            )


def unlevel_pages(setting: Setting) -> Iterator[Defect]:
    """Facing pages that end on different lines, neither of them for a reason (Bringhurst 2.4.9).

    Both must go on: a page that ends a chapter is as deep as its text. One that is short in
    itself is reported as such.
    """
    for verso, recto in pairwise(setting.pages):
        if verso.recto or not (setting.goes_on(verso) and setting.goes_on(recto)):
            continue
        short = [_short_by(page, setting) for page in (verso, recto)]
        if max(short) > MOST_SHORT or abs(short[0] - short[1]) < MOST_UNLEVEL:
            continue
        page, other = (verso, recto) if short[0] > short[1] else (recto, verso)
        yield at_page(
            Kind.UNLEVEL,
            page,
            f"the page ends {_lines(abs(short[0] - short[1]))} above page {other.label}, "
            "which faces it",
            _missing(page, page.matter[-1], setting),
        )


def pages_of_few_lines(setting: Setting) -> Iterator[Defect]:
    """Last pages of chapters on which hardly anything is left to read."""
    for before, page in pairwise(setting.pages):
        text = page.text
        if (
            setting.goes_on(before)
            and not setting.goes_on(page)
            and 0 < len(text) < FEWEST_LINES
            and len(page.matter) == len(text)
        ):
            told = f"the page holds {_lines(len(text))}, the last of a chapter"
            yield at_lines(Kind.FEW_LINES, page, text, told)


def stranded(setting: Setting) -> Iterator[Defect]:
    """Headings with fewer than two lines of text below, scene breaks first or last on a page.

    In a book whose scene breaks are white alone an ornament has to stand there, for no other place
    shows one (Chicago).
    """
    white_alone = _breaks_are_white(setting)
    for page in setting.pages:
        matter = [line for line in page.matter if line.kind is not LineKind.NOTE]
        if not any(line.kind is LineKind.TEXT for line in matter):
            continue
        yield from _stranded_headings(setting, page, matter)
        for line, where in ((matter[0], "first"), (matter[-1], "last")):
            if white_alone or line.kind is not LineKind.BREAK:
                continue
            if where == "first" or _has_more(setting, page):
                told = f"a scene break, {opening(line)}, stands {where} on the page"
                yield at_lines(Kind.SCENE_BREAK, page, [line], told)


def _breaks_are_white(setting: Setting) -> bool:
    """Whether scene breaks of the manuscript stand in the midst of pages, and none as ornament."""
    white = False
    for page in setting.pages:
        matter = [line for line in page.matter if line.kind is not LineKind.NOTE]
        if any(line.kind is LineKind.BREAK for line in matter[1:-1]):
            return False
        white = white or any(
            line.after_break and above.kind is LineKind.TEXT for above, line in pairwise(matter)
        )
    return white


def lost_breaks(setting: Setting) -> Iterator[Defect]:
    """Scene breaks of white alone that fall between two pages, and are seen by nobody.

    The manuscript tells that there is one; on the page an ornament would (Chicago).
    """
    above: LineKind | None = None
    for page in setting.pages:
        at_head = True
        for line in page.matter:
            if at_head and line.after_break and above is LineKind.TEXT:
                told = f"nothing shows the scene break before {opening(line)}"
                yield at_lines(Kind.LOST_BREAK, page, [line], told)
            if line.kind is not LineKind.NOTE:
                above, at_head = line.kind, False


def _stranded_headings(setting: Setting, page: Page, matter: list[Line]) -> Iterator[Defect]:
    if not setting.goes_on(page):
        return
    below = 0
    while below < len(matter) and matter[-1 - below].kind is LineKind.TEXT:
        below += 1
    if below >= FEWEST_BELOW or below >= len(matter):
        return
    heading = matter[-1 - below]
    if heading.kind is LineKind.DISPLAY and len(matter) > below + 1:
        told = f"below the heading {opening(heading)} the page has {_lines(below)} of text"
        yield at_lines(Kind.HEADING, page, [heading], told)


def _has_more(setting: Setting, page: Page) -> bool:
    """Whether text follows on the next page."""
    following = page.index + 1
    return following < len(setting.pages) and bool(setting.pages[following].text)


def _short_by(page: Page, setting: Setting) -> float:
    """Lines from a page's last line to the foot of a full page, or from its text to its notes."""
    short = (setting.foot - page.matter[-1].baseline) / setting.leading
    notes = [line for line in page.matter if line.kind is LineKind.NOTE]
    if not notes:
        return short
    white = (notes[0].baseline - page.text[-1].baseline) / setting.leading
    return max(short, white - ABOVE_NOTES)


def _missing(page: Page, last: Line, setting: Setting) -> Box:
    """The white at the foot of a page."""
    below = last.baseline + 0.3 * setting.size
    return (page.left, below, page.right, max(setting.foot, below) + 0.3 * setting.size)


def _lines(count: float) -> str:
    lines = round(count)
    return "no line" if not lines else "one line" if lines == 1 else f"{lines} lines"
