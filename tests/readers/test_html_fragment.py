"""Raw HTML: only what the closed tree can say survives, and no word is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import block_text, plain_text, walk_inlines
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    DefinitionList,
    Emphasis,
    Figure,
    Heading,
    Image,
    Language,
    Link,
    List,
    Paragraph,
    Preformatted,
    Quote,
    Ruby,
    SmallCaps,
    Strong,
    Table,
)
from ebookpack.readers.html_fragment import Fragment, read_fragment
from ebookpack.readers.html_inline import DROPPED, match_tag, safe_href

HERE = Span(path="story.md", line=1)


def fragment(source: str) -> Fragment:
    return read_fragment(source, HERE, lambda name, alt, _: Image(resource=name, alt=alt))


def blocks(source: str) -> Blocks:
    return fragment(source).blocks


def only(source: str) -> Block:
    (block,) = blocks(source)
    return block


def test_paragraphs_end_where_html_says_even_if_unclosed() -> None:
    assert [block_text(b) for b in blocks("<p>One<p>Two<div>Three</div>Four")] == [
        "One",
        "Two",
        "Three",
        "Four",
    ]


@pytest.mark.parametrize(
    ("source", "align"),
    [
        ("<center>x</center>", Align.CENTER),
        ('<p align="center">x</p>', Align.CENTER),
        ('<div style="text-align: right"><p>x</p></div>', Align.RIGHT),
        ("<p>x</p>", Align.NATURAL),
    ],
)
def test_alignment(source: str, align: Align) -> None:
    block = only(source)
    assert isinstance(block, Paragraph)
    assert block.align is align


@pytest.mark.parametrize(
    ("source", "node"),
    [
        ("<i>x</i>", Emphasis),
        ('<span style="font-style:italic">x</span>', Emphasis),
        ("<b>x</b>", Strong),
        ('<span style="font-variant: small-caps">x</span>', SmallCaps),
        ('<span class="smallcaps">x</span>', SmallCaps),
        ('<span lang="fr">x</span>', Language),
        ('<a href="https://example.org">x</a>', Link),
    ],
)
def test_inline_elements(source: str, node: type) -> None:
    assert next(type(inline) for inline in walk_inlines(blocks(source))) is node


def test_structured_elements_become_structure() -> None:
    found = blocks(
        "<h2>Eels</h2><ul><li>one<li>two</ul><blockquote>said</blockquote>"
        "<table><tr><th>a<th>b<tr><td>1</table><dl><dt>t<dd>m</dl><pre>a  b</pre>"
        '<figure><img src="eel.png" alt="An eel"><figcaption>Fig. 1</figcaption></figure>'
    )
    kinds = [Heading, List, Quote, Table, DefinitionList, Preformatted, Figure]
    assert [type(block) for block in found] == kinds

    table = found[3]
    assert isinstance(table, Table)
    assert [len(row) for row in (table.head, *table.rows)] == [2, 2]


def test_what_stands_where_it_may_not_is_kept() -> None:
    words = " ".join(map(block_text, blocks("<table>stray<tr>lost<td>cell</table>")))
    assert sorted(words.split()) == ["cell", "lost", "stray"]


@pytest.mark.parametrize("name", sorted({"script", "style", "iframe"} & DROPPED))
def test_what_is_no_text_is_dropped_and_recorded(name: str) -> None:
    found = fragment(f"<p>a</p><{name}>hidden</{name}><p>b</p><!-- aside -->")

    assert "hidden" not in "".join(map(block_text, found.blocks))
    assert found.dropped == ((name, "hidden"), ("comment", "aside"))


def test_an_element_that_never_ends_hides_nothing() -> None:
    assert block_text(only("<p>a <script>b</p>")) == "a b"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x",
        "JaVaScRiPt:x",
        "java\tscript:x",
        "\x01javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "chapter-2.md",
        "//example.org",
        "#",
    ],
)
def test_only_the_web_mail_and_places_in_the_book_are_linked(href: str) -> None:
    assert safe_href(href) == ""


@pytest.mark.parametrize("text", ["<sigh>", "<I hear you>", "<3", "< b>", "<a b c>", "<b"])
def test_what_only_looks_like_a_tag_is_text(text: str) -> None:
    assert match_tag(text) is None
    assert block_text(only(f"One {text} two")) == f"One {text} two"


def test_depth_is_bounded_and_the_text_of_it_kept() -> None:
    found = blocks("<div>" * 20_000 + "deep" + "<b>" * 20_000 + "er")
    assert "".join(map(block_text, found)) == "deeper"


PIECES = st.sampled_from(
    "<p> </p> <b> </b> <table> <td> <tr> </table> <li> </ul> <!-- --> <script> </script> <pre>"
    " </pre> <dl> <dt> <figure> < &amp; <br> <h1> <center> <blockquote> word weir eel".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_word_is_lost(source: str) -> None:
    found = fragment(source)
    kept = " ".join([*map(block_text, found.blocks), *(text for _, text in found.dropped)])

    words = re.compile("word|weir|eel")
    assert Counter(words.findall(kept)) == Counter(words.findall(source))


def test_line_breaks_keep_their_lines_and_indents() -> None:
    block = only("<p>One<br>&nbsp;&nbsp;two</p>")
    assert isinstance(block, Paragraph)
    assert plain_text(block.children) == "One\ntwo"
    assert block.layout.lines == (0, 2)


@pytest.mark.parametrize(
    "source",
    [
        "<ruby>川<rt>かわ</rt>口<rt>ぐち</rt></ruby>",
        "<ruby><rb>川</rb><rp>(</rp><rt>かわ</rt><rp>)</rp>口<rt>ぐち</rt></ruby>",
    ],
)
def test_a_reading_belongs_to_the_text_before_it(source: str) -> None:
    (paragraph,) = fragment(source).blocks
    assert isinstance(paragraph, Paragraph)
    found = [(plain_text(r.children), r.reading) for r in paragraph.children if isinstance(r, Ruby)]
    assert found == [("川", "かわ"), ("口", "ぐち")]
    assert plain_text(paragraph.children) == "川口"
