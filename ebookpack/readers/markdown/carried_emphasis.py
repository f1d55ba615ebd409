"""Emphasis over several paragraphs, which Markdown does not know and novelists type.

Each paragraph gets marks of its own. Headings, items, quotations and code end it: what is in them
is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ebookpack.readers.carried_emphasis import carried_emphasis
from ebookpack.readers.markdown import marks

_CODE = re.compile(r"(`+)(?:(?!\1).)*\1", re.DOTALL)
_OTHER = frozenset("#>|<:[")
"""First characters of lines that are no paragraph's, or not surely."""
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")


def with_emphasis_carried(lines: Sequence[str]) -> list[str]:
    """The lines of a container; a line for each that was given."""
    result = list(lines)
    if not any("*" in line or "_" in line for line in lines):
        return result
    paragraphs = list(_paragraphs(lines))
    texts = [
        _marks_in("\n".join(lines[start:end])) if is_text else None
        for start, end, is_text in paragraphs
    ]
    for found in carried_emphasis(texts):
        for number in range(found.first, found.last + 1):
            start, end, _ = paragraphs[number]
            if number > found.first:
                text = result[start].lstrip(" ")
                result[start] = result[start][: -len(text)] + found.mark + text
            if number < found.last:
                hard = _HARD_BREAK.search(result[end - 1])
                cut = hard.start() if hard else len(result[end - 1].rstrip())
                result[end - 1] = result[end - 1][:cut] + found.mark + result[end - 1][cut:]
    return result


def _marks_in(text: str) -> str:
    """A text without its code, whose marks are none; empty if it has no marks."""
    if "*" not in text and "_" not in text:
        return ""
    return _CODE.sub("", text) if "`" in text else text


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is text) of the lines that no blank one parts."""
    at = 0
    fence = ""
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        start = at
        is_text = not fence
        while at < len(lines) and (lines[at].strip() or fence):
            line = lines[at].strip()
            if fence:
                fence = "" if line.startswith(fence) and not line.strip(fence[0]) else fence
            elif (found := marks.FENCE.fullmatch(line)) is not None:
                fence, is_text = found[1], False
            is_text = is_text and not _is_other(lines[at], first=at == start)
            at += 1
        if not all(marks.RULE.fullmatch(line.strip()) for line in lines[start:at]):
            yield start, at, is_text


def _is_other(line: str, *, first: bool) -> bool:
    text = line.lstrip(" ")
    if first and len(line) - len(text) > 3:
        return True
    return text[0] in _OTHER or (first and marks.item_mark(line) is not None)
