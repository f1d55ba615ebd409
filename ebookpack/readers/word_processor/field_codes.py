"""Codes of fields, `HYPERLINK "https://..."`: what they name, and where a link leads."""

from __future__ import annotations

import re

from msgspec import Struct

_WORD = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)"?|(?P<switch>\\\S)|(?P<bare>[^\s"]+)')
PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"})
"""Fields whose results are about pages of the typescript."""
CONTENTS_FIELDS = frozenset({"TOC", "INDEX"})
LONGEST_CODE = 5000
"""Characters of a field's code that are looked at."""


class FieldCode(Struct, frozen=True):
    """What the code of a field says."""

    name: str = ""
    """In capitals."""
    link: str = ""
    """Address that a HYPERLINK leads to, or `#` and a bookmark."""
    argument: str = ""
    """The first one."""


def field_code(code: str) -> FieldCode:
    """Read the code of a field."""
    words = list(_WORD.finditer(code[:LONGEST_CODE]))
    name = words[0][0].upper() if words else ""
    argument = words[1][0].strip('"') if len(words) > 1 and not words[1]["switch"] else ""
    return FieldCode(name, _link(words[1:]) if name == "HYPERLINK" else "", argument)


def _link(words: list[re.Match[str]]) -> str:
    r"""Address of a HYPERLINK: its first argument, and the bookmark that `\l` names."""
    address = bookmark = switch = ""
    for word in words:
        if word["switch"]:
            switch = word["switch"].lower()
            continue
        text = re.sub(r"\\(.)", r"\1", word["quoted"] or "") or word["bare"] or ""
        if switch == "\\l":
            bookmark = text
        elif not switch:
            address = text
        switch = ""
    return f"{address}#{bookmark}" if bookmark else address
