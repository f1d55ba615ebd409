"""Marks at the start of a line that Markdown gives a meaning, and how they are recognised."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

MOST_NUMBER = 999
"""Highest number that starts an item; a paragraph may start with a year."""
DEEPEST_HEADING = 6
LONGEST_UNDERLINED = 100
"""Columns of a line that a row of hyphens below makes a heading."""

STARTS = frozenset("#`~>|<-*_+:=[0123456789")
"""First characters of lines that may mean something; a line of prose has none of them."""

UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
RULE = re.compile(r"([-_*])[ \t]*(?:\1[ \t]*){2,}")
_LONE_MARK = re.compile(r"[*#~+-]{1,2}[ \t]*|~{3,}[ \t]*")
FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)")
_DIV_FENCE = re.compile(r":{3,} ?(?:\{([^{}]*)\}|([\w.-]+))? ?:*")
ITEM = re.compile(r"( *)(?:([-+*])|(\d{1,9})([.)]))(?:( +)(?=\S)| *$)")
DEFINITION = re.compile(r" {0,3}:( +)(?=\S)")
NOTE_DEFINITION = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:[ \t]*")
LINK_DEFINITION = re.compile(
    r"""[ \t>]*\[(?!\^)([^\[\]]{1,999})\]:[ \t]*(?:<([^<>\n]*)>|([^\s<]\S*))"""
    r"""(?:[ \t]+("[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*"""
)
ABBREVIATION = re.compile(r" {0,3}\*\[([^\]\n]+)\]:[ \t]*(.*)")
LINE_OF_BLOCK = re.compile(r"\|(?: (.*)|[ \t]*)")
TABLE_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
GRID = re.compile(r"\+(?:[-=:]+\+)+[ \t]*")
_IN_TABLE = re.compile(r"\\.|`+|\|")
_ADDRESS = re.compile(r"[#/.]|[A-Za-z][A-Za-z0-9+.-]*:")
_WITHIN = re.compile(r"\w[./:@#]\w")


class ItemMark(Struct, frozen=True, kw_only=True):
    """How an item of a list starts."""

    indent: int
    """Columns before the mark."""
    kind: str
    """`-`, `+`, `*`, or `.` and `)` for numbers."""
    number: int
    content: int
    """Column at which the item's text starts."""
    empty: bool

    @property
    def ordered(self) -> bool:
        """The mark is a number."""
        return self.kind in ".)"


def item_mark(line: str) -> ItemMark | None:
    """The mark of an item that a line starts with; None if it is no item."""
    found = ITEM.match(line)
    if found is None or found[1] == "    " or (found[3] and int(found[3]) > MOST_NUMBER):
        return None
    spaces = len(found[5] or " ")
    end = found.end() - len(found[5] or "") if found[5] else len(line.rstrip())
    return ItemMark(
        indent=len(found[1]),
        kind=found[2] or found[4],
        number=int(found[3] or 1),
        content=end + (spaces if spaces <= 4 else 1),
        empty=not found[5],
    )


def atx_heading(text: str, *, alone: bool) -> tuple[int, str] | None:
    """(level, text) of a heading marked with `#`; text is empty for a row of marks.

    Without a space behind the marks (`#Chapter One`) it is a heading only where it stands alone.
    """
    rest = text.lstrip("#")
    level = len(text) - len(rest)
    if level > DEEPEST_HEADING:
        return None
    if rest and not rest[0].isspace() and not (alone and rest[0].isupper()):
        return None
    title = rest.strip()
    unclosed = title.rstrip("#")
    return level, unclosed.rstrip() if not unclosed or unclosed[-1].isspace() else title


def division_fence(text: str) -> tuple[str | None, str | None] | None:
    """(attributes, class) of a pandoc division that opens, (None, None) of one that closes."""
    found = _DIV_FENCE.fullmatch(" ".join(text.split()))
    return (found[1], found[2]) if found else None


def lone_mark(text: str) -> bool:
    """Whether a line that stands alone is nothing but a mark, as writers type a scene break."""
    return _LONE_MARK.fullmatch(text) is not None


def underlines(above: str, line: str) -> int:
    """Level of the heading that a row of `=` or `-` makes of the line above; 0 for none.

    A sentence with `---` below it is the end of a scene, not a heading.
    """
    found = UNDERLINE.fullmatch(line)
    if found is None:
        return 0
    if found[1][0] == "=":
        return 1 if len(found[1]) > 1 or len(above) <= 1 else 0
    above = above.rstrip()
    ends_sentence = above.rstrip("\"'”’*_)").endswith((".", ",", ";", "…", "—"))
    if len(found[1]) < 2 or len(above) > LONGEST_UNDERLINED or ends_sentence:
        return 0
    return 2


def link_definition(line: str) -> tuple[str, str, str] | None:
    """(label, address, title) of `[label]: address "title"`; None if it is none."""
    found = LINK_DEFINITION.fullmatch(line)
    if found is None or not found[1].strip():
        return None
    address = found[2] if found[2] is not None else found[3]
    return normal_label(found[1]), address, (found[4] or "")[1:-1]


def looks_like_address(text: str) -> bool:
    """Whether a word is likelier an address than the first word that somebody says."""
    return not text or _ADDRESS.match(text) is not None or _WITHIN.search(text) is not None


def normal_label(label: str) -> str:
    """A label as labels are compared."""
    return " ".join(label.split()).lower()


def table_cells(line: str) -> list[str]:
    """The cells of a line of a table; a bar in code or behind a backslash is text."""
    line = line.strip()
    bars = _bars(line)
    edges = [-1, *bars, len(line)]
    cells = [line[a + 1 : b].strip().replace("\\|", "|") for a, b in pairwise(edges)]
    if bars and bars[0] == 0:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def _bars(line: str) -> list[int]:
    """Where the bars stand that part cells."""
    bars: list[int] = []
    tokens = list(_IN_TABLE.finditer(line))
    closing: dict[str, int] = {}
    partner: dict[int, int] = {}
    for number in range(len(tokens) - 1, -1, -1):
        run = tokens[number][0]
        if run[0] == "`":
            partner[number] = closing.get(run, number)
            closing[run] = number
    number = 0
    while number < len(tokens):
        if tokens[number][0] == "|":
            bars.append(tokens[number].start())
        number = partner.get(number, number) + 1
    return bars


def is_definition_of_term(line: str) -> bool:
    """Whether a line says what the term above it means."""
    return DEFINITION.match(line) is not None


def without_indent(line: str, columns: int) -> str:
    """A line with at most so many spaces taken off its start."""
    return line[min(columns, len(line) - len(line.lstrip(" "))) :]


def indent_kept(line: str) -> str:
    """A line with the spaces at its start made hard ones."""
    text = line.lstrip(" ")
    return "\u00a0" * (len(line) - len(text)) + text
