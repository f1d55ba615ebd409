"""What Leanpub's, Markua's and bookdown's Markdown have beyond Markdown, put in its terms.

https://leanpub.com/help/manual and https://leanpub.com/markua/read: directives that part the book,
`-# Part`, attribute lines, asides marked by a letter.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from ebookpack.core.book import Matter
from ebookpack.core.caseless import key_of
from ebookpack.readers.folder.plan import Entry

_MATTERS = {"front": Matter.FRONT, "main": Matter.BODY, "back": Matter.BACK}
_DIVISION = re.compile(r"\{(front|main|back)matter\}[ \t]*\n?", re.IGNORECASE)
_PART = re.compile(r"-#[ \t]+(?P<old>\S.*)|#[ \t]+(?P<new>[^#\n]*\S)[ \t]+#")
_BOOKDOWN = re.compile(
    r"#[ \t]+\((?P<what>PART|APPENDIX)(?:\\?\*)?\)[ \t]+(?P<title>[^{\n]*)(?:\{[^}\n]*\})?"
)
"""https://bookdown.org/yihui/bookdown/markdown-extensions-by-bookdown.html, "Special headers"."""
_PART_CLASS = re.compile(r"\{[^}\n]*\bclass:[ \t]*\"?part\b[^}\n]*\}[ \t]*\n")
_ATTRIBUTES = re.compile(
    r"^\{(?:[\w-]+[ \t]*[:=][ \t]*[^{}\n]*|pagebreak|#[\w:.-]+|\.[\w-]+|/?(?:quiz|exercise|aside|"
    r"blurb)[^{}\n]*|(?:front|main|back)matter|full|big|small|sample)\}[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PARTS = re.compile(r"^-#(?=[ \t])", re.MULTILINE)
_ASIDE = re.compile(r"^[ACWTEDQXIB]>(?=[ \t]|$)", re.MULTILINE)


def opened(entry: Entry, text: str) -> tuple[Entry, str]:
    """(the entry with what the file's first lines say of it, the text without those)."""
    text = text.lstrip("\n")
    while found := _DIVISION.match(text):
        entry = replace(entry, matter=_MATTERS[key_of(found[1])])
        text = text[found.end() :].lstrip("\n")
    if found := _PART_CLASS.match(text):
        return replace(entry, part=True), text[found.end() :]
    first, _, rest = text.partition("\n")
    if found := _BOOKDOWN.fullmatch(first.rstrip()):
        if found["what"] == "APPENDIX":
            return replace(entry, matter=Matter.BACK), rest
        return replace(entry, part=True), f"# {found['title']}\n{rest}"
    if found := _PART.fullmatch(first.rstrip()):
        return replace(entry, part=True), f"# {found['old'] or found['new']}\n{rest}"
    return entry, text


def announced(text: str) -> Matter | None:
    """The matter that the files below belong to: a file may end with `{mainmatter}`."""
    found = _DIVISION.match(text.rstrip().rpartition("\n")[2])
    return _MATTERS[key_of(found[1])] if found and "\n" in text.strip() else None


def plain_markdown(text: str) -> str:
    """The text in Markdown's terms."""
    return _ASIDE.sub(">", _ATTRIBUTES.sub("", _PARTS.sub("#", text)))
