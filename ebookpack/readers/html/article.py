"""Any page that holds a text: the text is found, the site around it left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.core.book import Field, LeftOut
from ebookpack.core.node_text import block_text, plain_text
from ebookpack.core.nodes import Block, Blocks, Heading, Link, Paragraph, Quote, Rule, Text
from ebookpack.readers.html.article_head import Head, is_chapter_title, plain, read_head, without_by
from ebookpack.readers.html.contents_list import leave_out_contents
from ebookpack.readers.html.main_text import find_main_text, furniture_within
from ebookpack.readers.html.page import Draft, Page
from ebookpack.readers.html.page_tree import Element
from ebookpack.readers.html.paragraphs import with_gaps

_AROUND = "stands around the text: menus, buttons, related pages"
_MINUTES = re.compile(r"(?<!\d)\d{1,3}[ -]?min(?:ute)?s? read", re.IGNORECASE)
"""How long sites say that it takes: in the line of author and date."""
_FOOT = re.compile(
    r"you are (?:visitor|guest|reader) (?:number|no|#)|\bback to (?:my|the|main|top|index|home"
    r"|(?:the )?(?:stor(?:y|ies)|fan ?fic\w*|fic(?:s|tion)?|librar(?:y|ies)|archives?|list))\b"
    r"|\b(?:e-?mail|write to) me\b|\bsign (?:my|the) guest ?book\b|\bweb ?ring\b"
    r"|\b(?:page|last) (?:was )?(?:last )?(?:updated|modified)\b"
    r"|\breturn to (?:my|the|main|index|home)\b",
    re.IGNORECASE,
)
"""What people wrote below the stories on pages of their own."""
_TITLE_LINE = re.compile(r"^\W*(?:story )?title\W{1,3}\s*\S", re.IGNORECASE | re.MULTILINE)
_NOTE_CLASSES = frozenset(
    {"author-note", "authors-note", "author-notes", "authors-notes", "authornote", "wi_authornotes"}
)


_PIECES = re.compile(r"[\n|·•~]|\s[-–]\s")
MOST_PIECE = 10
"""Words between two marks or line ends of a page's foot."""


def read_article(page: Page) -> Draft:
    """Read the text of a page, and what the page declares about it."""
    draft = Draft(page=page)
    text = find_main_text(page.root)
    is_whole = text.name in ("body", "#page")
    head = read_head(page, text, draft)
    above, below = _author_notes(page, text, draft)
    for piece in furniture_within(text):
        draft.leave_out("site furniture", piece, _AROUND)
    blocks, contents = leave_out_contents(page.flow.blocks(text))
    blocks = _without_foot(blocks, draft)
    draft.left_out += contents
    text.remove()
    if not is_whole:
        draft.leave_out_rest(_AROUND)
    told = with_gaps(blocks)
    if any(_TITLE_LINE.search(block_text(block)) for block in told[:3]):
        # The text has header lines of its own; the page's title is that of the entry.
        draft.fields = [item for item in draft.fields if item.name != "title"]
        head = Head(title="", shown=None)
    draft.blocks += _titled(told, head, text, (*above, *below), draft)
    place = next((n for n, b in enumerate(draft.blocks) if isinstance(b, Heading)), -1) + 1
    draft.blocks[place:place] = above
    draft.blocks += below
    return draft


def _author_notes(page: Page, text: Element, draft: Draft) -> tuple[list[Block], list[Block]]:
    """The author's notes that a site sets above and below the text, in boxes of their own."""
    above: list[Block] = []
    below: list[Block] = []
    passed = False
    for element in list(page.root.walk()):
        passed = passed or element is text
        if element.parent is None or not element.classes & _NOTE_CLASSES:
            continue
        if element is text or text in element.ancestors() or element in text.ancestors():
            continue
        span = page.flow.span(element)
        label = Heading(
            level=2, children=(Text(text="End Notes" if passed else "Notes"),), span=span
        )
        blocks = draft.text(element)
        if blocks:
            (below if passed else above).extend((label, Quote(blocks=blocks, span=span)))
    return above, below


def _titled(blocks: Blocks, head: Head, text: Element, notes: Blocks, draft: Draft) -> list[Block]:
    """The blocks below the title as a heading, without the lines that repeat it at their head."""
    rest = list(_without_byline(blocks, draft.fields, draft))
    called = head.chapter or head.title
    for index, block in enumerate(rest[:6]):
        if isinstance(block, Heading) and called and plain(block_text(block)) == plain(called):
            del rest[index]
            break
    headings = [block for block in rest if isinstance(block, Heading)]
    if not called or any(block.level == 1 for block in headings):
        # Headings of the first level are chapters; the title is declared, not shown among them.
        return rest
    if (
        head.shown is None
        and not notes
        and (not headings or all(is_chapter_title(block_text(block)) for block in headings))
    ):
        return rest
    span = draft.page.flow.span(head.shown or text)
    return [Heading(level=1, children=(Text(text=called),), span=span), *rest]


def _without_foot(blocks: Blocks, draft: Draft) -> Blocks:
    """The blocks without the links and counters that end a page, and the rule above them."""
    end = len(blocks)
    while end and (isinstance(blocks[end - 1], Rule) or _is_foot(blocks[end - 1])):
        end -= 1
    foot = [block for block in blocks[end:] if not isinstance(block, Rule)]
    if not foot or not end:
        return blocks
    text = "\n".join(map(block_text, foot))
    span = getattr(foot[0], "span", None)
    draft.left_out.append(LeftOut(what="site furniture", text=text, why=_AROUND, span=span))
    return blocks[:end]


def _is_foot(block: Block) -> bool:
    """Whether a last block is links to other pages, or says who visits this one."""
    if not isinstance(block, Paragraph):
        return False
    text = block_text(block)
    linked = sum(len(plain_text(i.children)) for i in block.children if isinstance(i, Link))
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    if any(len(piece.split()) > MOST_PIECE for piece in pieces):
        return False
    # A link to a page that is not here is text by now; a story may end with `Back to the house.`
    return (linked > 0 or len(pieces) > 1) and _FOOT.search(text) is not None


def _without_byline(blocks: Blocks, fields: list[Field], draft: Draft) -> Iterator[Block]:
    """The blocks without the line at their head that names the author once more."""
    authors = {plain(item.value) for item in fields if item.name == "author"}
    for number, block in enumerate(blocks):
        line = block_text(block)
        named = len(line) < 80 and plain(without_by(line)) in authors
        if number < 5 and line and (named or _MINUTES.search(line[:200])):
            why = "names the author or the date, as the title page does"
            span = getattr(block, "span", None)
            draft.left_out.append(LeftOut(what="byline", text=line, why=why, span=span))
        else:
            yield block
