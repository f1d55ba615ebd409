"""Whose name is right where a file's properties and its title page name different people.

Word processors put the name of whoever installed them into every file. It is the author's, more
often than not; but a name that the book itself never prints gives way to one that it does.
"""

from __future__ import annotations

from collections.abc import Sequence

from ebookpack.assemble.bylines import credit_of, same_person
from ebookpack.assemble.header_lines import bare
from ebookpack.assemble.reading import Reading, letters_of

_BY_INSTALLATION = frozenset({"docx", "odt", "rtf", "folder"})
"""Formats whose properties a program fills in."""
MOST_ENDS = 40
"""Blocks at either end of a manuscript, among which those who made it are named."""
MOST_CHARACTERS = 2000
"""Of a paragraph that says who made a book."""


def authors_of(declared: Sequence[str], reading: Reading, format_: str) -> Sequence[str]:
    """The authors' names: those that the format declares, unless the book itself says others.

    `declared` are the names of the properties, in their order; `()` if there are none.
    """
    printed = reading.fields.get("author", [])
    if not declared or not printed or format_ not in _BY_INSTALLATION:
        return declared or printed
    ends = "\n".join((*reading.texts[:MOST_ENDS], *reading.texts[-MOST_ENDS:]))
    said = letters_of(ends)
    if all(_is_longer_form(one, printed) for one in declared):
        return printed
    if any(letters_of(one) in said for one in declared) or any(
        same_person(one, other) for one in declared for other in printed
    ):
        return declared
    return printed if all(_is_credited(name, reading) for name in printed) else declared


def _is_longer_form(name: str, printed: Sequence[str]) -> bool:
    """Whether a printed name is this one and more: `Ada`, and `Ada Pell` on the title page."""
    short = name.casefold().split()
    return any(
        len(short) < len(full := other.casefold().split()) and short in (full[:1], full[-1:])
        for other in printed
    )


def _is_credited(name: str, reading: Reading) -> bool:
    """Whether a byline, a line of copyright or what is said of the author bears a name out."""
    said = name.casefold()
    for text in (*reading.texts[:MOST_ENDS], *reading.texts[-MOST_ENDS:]):
        if len(text) > MOST_CHARACTERS or said not in text.casefold():
            continue
        lines = [bare(line) for line in text.split("\n")]
        if any((credit := credit_of(line)) and credit.name.casefold() == said for line in lines):
            return True
        if "©" in text or "copyright" in text.casefold() or text.casefold().startswith(f"{said} "):
            return True
    return False
