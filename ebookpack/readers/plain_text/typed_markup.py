"""Markup that people type or paste into plain text: BBCode, and the commoner tags of HTML.

Tags become single marks, characters that no text holds, so that lines and paragraphs can be told as
in any other text; `emphasis` makes nodes of them. Tags that do not come in pairs stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

from ebookpack.readers.html_inline import safe_href

LINE_END = "\ue020"
"""A line end in a line of the file."""
OPENERS = {"i": "\ue001", "b": "\ue003", "s": "\ue005", "sup": "\ue007", "sub": "\ue009"}
CLOSERS = {name: chr(ord(mark) + 1) for name, mark in OPENERS.items()}
CENTRED, UNCENTRED = "\ue00b", "\ue00c"
LINKED, UNLINKED = "\ue00d", "\ue00e"
HEADED = "\ue030"
"""Heading of level 1, the next characters being those of the lower levels."""
ADDRESS = 0xE100
"""A link's mark is followed by this character plus the number of its address."""
MOST_ADDRESSES = 0x700
_FIRST_CALL = 0xE800
MOST_CALLS = 2000
CALLS = f"{chr(_FIRST_CALL)}-{chr(_FIRST_CALL + MOST_CALLS - 1)}"
"""The marks of calls of notes, as a range in a regular expression."""
MARKS = "".join([*OPENERS.values(), *CLOSERS.values(), CENTRED, UNCENTRED, LINKED, UNLINKED])

_SAME = {
    **dict.fromkeys(("i", "em", "u", "cite"), "i"),
    **dict.fromkeys(("b", "strong"), "b"),
    **dict.fromkeys(("s", "del", "strike"), "s"),
    "sup": "sup",
    "sub": "sub",
    **dict.fromkeys(("center", "centre", "align=center"), "center"),
}
_DROPPED = frozenset(
    "font span small big color colour size left right justify indent spoiler".split()
)
_ATTRIBUTES = r"""(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*\s*/?"""
_HTML_NAMES = (
    "i em u cite b strong s del strike sup sub center font span small big div p br hr blockquote a"
)
_HTML = re.compile(
    rf"<(?P<close>/?)(?P<name>h[1-6]|{_HTML_NAMES.replace(' ', '|')})(?P<rest>{_ATTRIBUTES})>",
    re.IGNORECASE,
)
_BBCODE = re.compile(
    r"\[(?P<close>/?)(?P<name>i|em|u|b|strong|s|strike|sup|sub|center|centre|align|font|size|colou?r|"
    r"left|right|justify|indent|spoiler|quote|url|img|hr|br)(?P<rest>=[^\]\n]{1,300})?\]",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BLANK_LINE = re.compile(rf"(?:\n|{LINE_END})[ \t]*(?:\n|{LINE_END})")
_AROUND_LINE_ENDS = re.compile(rf"(?<![ \t\n])[ \t\n]*{LINE_END}[ \t\n{LINE_END}]*")
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_PARAGRAPH = LINE_END + LINE_END


def call_mark(number: int) -> str:
    """The mark that calls a note, counted from 0."""
    return chr(_FIRST_CALL + number)


def called_by(mark: str) -> int:
    """Number of the note that a mark calls."""
    return ord(mark) - _FIRST_CALL


class TypedMarkup:
    """A text whose tags have become marks, and what they said besides."""

    def __init__(self, text: str) -> None:
        """Find the tags of a text."""
        self.addresses: list[str] = []
        text = _PRIVATE.sub("\ufffd", text) if _PRIVATE.search(text) else text
        for pattern in (_HTML, _BBCODE):
            if pattern.search(text):
                text = self._replaced(text, pattern)
        if "&" in text:
            text = _ENTITY.sub(lambda found: unescape(found[0]).replace("\n", " "), text)
        if LINE_END in text:
            text = _AROUND_LINE_ENDS.sub(_one_gap, text)
        self.text = _carried(text) if any(mark in text for mark in MARKS) else text

    def _replaced(self, text: str, pattern: re.Pattern[str]) -> str:
        tags = list(pattern.finditer(text))
        kept = _paired(tags)
        parts: list[str] = []
        done = 0
        for number, tag in enumerate(tags):
            mark = self._mark(tag, paired=number in kept)
            if mark is not None:
                parts += [text[done : tag.start()], mark]
                done = tag.end()
        return "".join([*parts, text[done:]])

    def _mark(self, tag: re.Match[str], *, paired: bool) -> str | None:
        """What stands for a tag; None for one that is left as it is."""
        name, closes, rest = tag["name"].lower(), bool(tag["close"]), tag["rest"] or ""
        if name == "br":
            return LINE_END
        if name == "hr":
            return f"{_PARAGRAPH}* * *{_PARAGRAPH}"
        if name in ("p", "div"):
            return _PARAGRAPH
        if not paired:
            return None
        if name == "align":
            name = "center" if "center" in rest.lower() else "left"
        same = _SAME.get(name, name)
        if same in OPENERS:
            return (CLOSERS if closes else OPENERS)[same]
        if same == "center":
            return UNCENTRED + _PARAGRAPH if closes else _PARAGRAPH + CENTRED
        if same in ("a", "url"):
            return UNLINKED if closes else self._link(same, rest)
        if same[0] == "h" and same[1:].isdigit():
            return _PARAGRAPH if closes else _PARAGRAPH + chr(ord(HEADED) + int(same[1:]) - 1)
        if same in ("quote", "blockquote"):
            return _PARAGRAPH
        return "" if same in _DROPPED else None

    def _link(self, name: str, rest: str) -> str:
        found = _HREF.search(rest) if name == "a" else None
        address = safe_href(found[1] if found else rest.removeprefix("=").strip("\"'"))
        if not address or len(self.addresses) >= MOST_ADDRESSES:
            return LINKED + chr(ADDRESS - 1)
        self.addresses.append(address)
        return LINKED + chr(ADDRESS + len(self.addresses) - 1)


def _one_gap(found: re.Match[str]) -> str:
    """White space with line ends of ours in it: no more lines than there were, or than it takes."""
    given, ours = found[0].count("\n"), found[0].count(LINE_END)
    return "\n" * given + LINE_END * (min(ours, 2) - given)


def _paired(tags: list[re.Match[str]]) -> frozenset[int]:
    """Numbers of the tags that have a partner."""
    waiting: dict[str, list[int]] = defaultdict(list)
    kept: set[int] = set()
    for number, tag in enumerate(tags):
        name = tag["name"].lower()
        if not tag["close"]:
            waiting[name].append(number)
        elif waiting[name]:
            kept |= {number, waiting[name].pop()}
    return frozenset(kept)


def _carried(text: str) -> str:
    """The text with what is open at the end of a paragraph closed there and opened in the next."""
    names = {mark: name for name, mark in OPENERS.items()} | {
        mark: name for name, mark in CLOSERS.items()
    }
    is_open: dict[str, int] = {}
    """How often each is open; to close and open it once is enough."""
    parts: list[str] = []
    done = 0
    marks = re.compile(f"[{''.join(names)}]|{_BLANK_LINE.pattern}")
    for found in marks.finditer(text):
        mark = found[0]
        if mark in CLOSERS.values():
            if names[mark] in is_open:
                is_open[names[mark]] -= 1
                is_open = {name: count for name, count in is_open.items() if count}
        elif mark in names:
            is_open[names[mark]] = is_open.get(names[mark], 0) + 1
        elif is_open:
            closers = "".join(CLOSERS[name] for name in reversed(is_open))
            openers = "".join(OPENERS[name] for name in is_open)
            parts += [text[done : found.start()], closers, mark, openers]
            done = found.end()
    return "".join([*parts, text[done:]])
