"""Raw HTML among the blocks of a Markdown text.

A tag that only wraps (`div`, `p`, `center`) opens or closes a division, and the text in it is
Markdown, as in pandoc (markdown_in_html_blocks). What has a structure of its own (`table`, `ul`,
`pre`) is read as HTML up to its end tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import Blocks, Heading
from ebookpack.readers.html_fragment import TakePicture, read_fragment
from ebookpack.readers.html_inline import DROPPED, match_tag
from ebookpack.readers.markdown.divisions import Divisions

MOST_LINES_OF_TAG = 10
"""Lines that a tag with its attributes may take up."""

_STRUCTURED = frozenset(
    {"table", "ul", "ol", "dl", "pre", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "fieldset"}
) | (DROPPED - {"rp"})
_WRAPPING = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"}
    | {"dir", "div", "dt", "figcaption", "footer", "form", "frameset", "head", "header", "html"}
    | {"legend", "li", "main", "menu", "nav", "p", "search", "section", "summary", "tbody", "td"}
    | {"tfoot", "th", "thead", "tr", "caption", "hgroup", "picture"}
)
_SINGLE = frozenset({"hr", "meta", "link", "base", "col", "frame"})
_NAMES = "|".join(sorted(_STRUCTURED | _WRAPPING | _SINGLE, key=lambda n: (-len(n), n)))
_STARTS = re.compile(rf"</?(?:{_NAMES})(?=[\s/>]|$)|<!--|<\?|<![A-Z]", re.IGNORECASE)
_SPLITS = re.compile(
    rf"</?(?:{'|'.join(sorted(_WRAPPING | _SINGLE))})(?:\s[^<>]*)?/?>", re.IGNORECASE
)


class HtmlBlocks:
    """Reads raw HTML for one manuscript."""

    def __init__(
        self,
        take_picture: TakePicture,
        leave_out: Callable[[str, str, Span], None],
        heading_id: Callable[[str, str], str],
        anchor: Callable[[str], None],
    ) -> None:
        """Read pictures, ids of headings and anchors by these."""
        self._take_picture = take_picture
        self.leave_out = leave_out
        self._heading_id = heading_id
        self._anchor = anchor

    def starts(self, text: str) -> bool:
        """Whether a line, its indent taken off, starts a block of HTML."""
        return _STARTS.match(text) is not None

    def splits(self, line: str) -> int | None:
        """Where in a line of a paragraph a tag stands that no paragraph can hold."""
        if "`" in line:
            return None
        found = _SPLITS.search(line)
        return found.start() if found and match_tag(line, found.start()) else None

    def read(self, source: str, span: Span) -> Blocks:
        """Blocks of a piece of HTML."""
        fragment = read_fragment(source, span, self._take_picture)
        for name, text in fragment.dropped:
            self.leave_out(name, text, span)
        return tuple(
            self._named(block) if isinstance(block, Heading) else block for block in fragment.blocks
        )

    def _named(self, heading: Heading) -> Heading:
        ident = self._heading_id(plain_text(heading.children), heading.id)
        return replace(heading, id=ident)

    def read_at(
        self, lines: list[str], at: int, divisions: Divisions, span: Span, unclosed: set[str]
    ) -> tuple[int, Blocks] | None:
        """Read the HTML that starts at a line: (line to go on with, blocks); None if it is text.

        What stands behind it in its last line is put back in `lines` to be read next. `unclosed`
        remembers ends that these lines do not have, so that none is looked for twice.
        """
        text = lines[at].lstrip()
        if not self.starts(text):
            return None
        for start, end in (("<!--", "-->"), ("<?", ">"), ("<!", ">")):
            if text.startswith(start):
                return self._to_mark(lines, at, end, span, unclosed)
        source = "\n".join([text, *lines[at + 1 : at + MOST_LINES_OF_TAG]])
        found = match_tag(source)
        if found is None:
            return None
        tag, end_of_tag = found
        if tag.name in _STRUCTURED and not tag.closes:
            ended = self._to_mark(lines, at, f"</{tag.name}", span, unclosed)
            if ended is not None:
                return ended
        head = source[:end_of_tag]
        at += head.count("\n")
        last = lines[at] if "\n" in head else text
        lines[at] = last[end_of_tag - (head.rfind("\n") + 1) :]
        if tag.name in _SINGLE:
            return at + (not lines[at].strip()), self.read(head, span)
        if tag.closes:
            divisions.close(tag.name)
        else:
            self._anchor(tag.attributes.get("id", ""))
            divisions.open(tag, span)
        return at + (not lines[at].strip()), ()

    def _to_mark(
        self, lines: list[str], at: int, end: str, span: Span, unclosed: set[str]
    ) -> tuple[int, Blocks] | None:
        """Read up to the next end mark, with the rest of an end tag."""
        if end in unclosed:
            return None
        first = lines[at].lstrip()
        line, number, start = first, at, 2
        while (place := line.lower().find(end, start)) < 0:
            number, start = number + 1, 0
            if number == len(lines):
                unclosed.add(end)
                return None
            line = lines[number]
        stop = place + len(end)
        if end.startswith("</"):
            closing = line.find(">", stop)
            stop = closing + 1 if closing >= 0 else len(line)
        source = "\n".join([first, *lines[at + 1 : number + 1]])
        rest = line[stop:]
        lines[number] = rest
        return number + (not rest.strip()), self.read(source[: len(source) - len(rest)], span)
