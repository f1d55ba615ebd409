"""Small set pages for the tests: letters are 5 points wide, a page has ten lines of 12 points."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ebookpack.proof.setting.pages import Line, LineKind, Page, Setting, Word

SIZE, LEADING, INDENT = 10.0, 12.0, 15.0
SPACE = 0.25
"""Natural word space in em: 2.5 points."""
LETTER = 5.0
LEFT, RIGHT = 50.0, 350.0
TOP, ROWS = 60.0, 10
FOOT = TOP + (ROWS - 1) * LEADING


def line(
    text: str,
    *,
    left: float = LEFT,
    space: float = SPACE * SIZE,
    kind: LineKind = LineKind.TEXT,
    paragraph: int = 1,
    opens: bool = False,
    closes: bool = False,
    justified: bool = False,
) -> Line:
    """A line of text; `page` puts it in its row."""
    words = []
    for word in text.split():
        words.append(Word(text=word, left=left, right=left + LETTER * len(word)))
        left = words[-1].right + space
    return Line(
        words=tuple(words),
        baseline=0,
        size=SIZE,
        kind=kind,
        paragraph=paragraph if kind is LineKind.TEXT else 0,
        opens=opens,
        closes=closes,
        justified=justified,
    )


def paragraph(number: int, *texts: str) -> list[Line]:
    """The lines of a paragraph, the first indented."""
    last = len(texts) - 1
    return [
        line(
            text,
            left=LEFT + (INDENT if n == 0 else 0),
            paragraph=number,
            opens=n == 0,
            closes=n == last,
        )
        for n, text in enumerate(texts)
    ]


def lines(number: int, count: int) -> list[Line]:
    """Some lines in the midst of a paragraph, no two of them alike at their ends."""
    return [
        line(f"row{number}{'abcdefghij'[n]} is {'abcdefghij'[n]}end", paragraph=number)
        for n in range(count)
    ]


def heading(text: str, kind: LineKind = LineKind.DISPLAY) -> Line:
    """A line that is no text."""
    return line(text, left=180, kind=kind)


def setting(*pages: Sequence[Line | None], first_row: dict[int, int] | None = None) -> Setting:
    """Pages of lines from their heads down; None is a row of white.

    `first_row` says for a page, from 0, in which row it starts.
    """
    made = []
    for index, rows in enumerate(pages):
        start = (first_row or {}).get(index, 0)
        placed = [
            replace(row, baseline=TOP + (start + n) * LEADING)
            for n, row in enumerate(rows)
            if row is not None
        ]
        made.append(
            Page(
                index=index,
                label=str(index + 1),
                width=400,
                height=220,
                left=LEFT,
                right=RIGHT,
                lines=tuple(placed),
            )
        )
    return Setting(
        pages=tuple(made),
        size=SIZE,
        leading=LEADING,
        space=SPACE,
        indent=INDENT,
        hangs=False,
        top=TOP,
        foot=FOOT,
    )
