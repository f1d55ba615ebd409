"""The title page of a script: `Key: value` lines above the first empty one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.core.book import Field, LeftOut
from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text
from ebookpack.readers.fountain.inlines import read_line
from ebookpack.readers.fountain.lines import Line

_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{0,30}):[ \t]*(?P<value>.*)")
_FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "copyright": "rights",
    "source": "source",
}
"""What a book says too, by the name of the field."""


def read_title_page(
    lines: Sequence[Line], path: str
) -> tuple[tuple[Field, ...], tuple[LeftOut, ...], int]:
    """(fields, what no book says, lines taken); nothing if the script has no title page."""
    entries: list[tuple[str, list[str], int]] = []
    taken = 0
    for line in lines:
        if line.is_blank:
            if entries:
                break
            taken += 1
            continue
        indented = line.text.startswith(("   ", "\t"))
        found = None if indented else _KEY.fullmatch(line.text.rstrip())
        if found is not None:
            value = found["value"].strip()
            entries.append((found["key"], [value] if value else [], line.number))
        elif indented and entries:
            entries[-1][1].append(line.text.strip())
        else:
            return (), (), 0  # an ordinary line: there was no title page
        taken += 1
    if not any(key.casefold() in _FIELDS for key, _, _ in entries):
        return (), (), 0  # `FADE IN:` stands above a script, and so does no title page
    fields: list[Field] = []
    left_out: list[LeftOut] = []
    for key, values, number in entries:
        span = Span(path=path, line=number)
        said = [plain_text(read_line(value)).strip() for value in values]
        name = _FIELDS.get(key.casefold())
        if name is None:
            text = f"{key}: {' '.join(said)}".strip()
            why = "on the title page of a script: for those who are to make it"
            left_out.append(LeftOut(what="title page", text=text, why=why, span=span))
        elif name == "author":
            fields += [Field(name=name, value=each, span=span) for each in said if each]
        elif said:
            fields.append(Field(name=name, value=" ".join(said), span=span))
    return tuple(fields), tuple(left_out), taken
