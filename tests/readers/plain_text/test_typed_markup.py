"""BBCode and tags of HTML in a text that was pasted from a board or a page."""

from __future__ import annotations

import pytest

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import (
    Align,
    Emphasis,
    Heading,
    Inline,
    Link,
    Paragraph,
    Strong,
    Text,
)
from tests.manuscripts import document_of

PROSE = (
    "The weir had been mended with whatever was at hand, and some of it had belonged to people who "
    "were not asked, and who came on Sundays to look at it."
)


def first(text: str) -> tuple[Inline, ...]:
    block = document_of(f"{text}\n\n{PROSE}\n").blocks[0]
    assert isinstance(block, Paragraph)
    return block.children


@pytest.mark.parametrize(
    ("typed", "container"),
    [
        ("[i]so[/i]", Emphasis),
        ("<i>so</i>", Emphasis),
        ("<EM>so</EM>", Emphasis),
        ("[b]so[/b]", Strong),
        ('<strong class="x">so</strong>', Strong),
    ],
)
def test_emphasis_between_tags(typed: str, container: type[Emphasis] | type[Strong]) -> None:
    children = first(f"It was {typed} late.")

    assert children == (
        Text(text="It was "),
        container(children=(Text(text="so"),)),
        Text(text=" late."),
    )


def test_entities_are_the_characters_they_stand_for() -> None:
    assert first("Tea&nbsp;time&mdash;&quot;now&quot;.") == (Text(text='Tea\xa0time—"now".'),)


@pytest.mark.parametrize("text", ["If a < b and c > d.", "See [i] and [ii].", "An <i> alone."])
def test_what_is_no_pair_of_tags_stays(text: str) -> None:
    assert first(text) == (Text(text=text),)


def test_links_lead_where_they_led() -> None:
    link = Link(href="https://example.org/a", children=(Text(text="here"),))

    assert first("See [url=https://example.org/a]here[/url].")[1] == link
    assert first('See <a href="https://example.org/a">here</a>.')[1] == link
    assert first("See [url=javascript:x]here[/url].")[1] == Text(text="here")


def test_what_was_centred_is_centred() -> None:
    block, *_ = document_of(f"[center][b]The Weir[/b][/center]\n\n{PROSE}").blocks

    assert isinstance(block, Paragraph)
    assert block.align is Align.CENTER


def test_emphasis_over_several_paragraphs_is_in_each() -> None:
    blocks = document_of(f"[i]Dear Ann,\n\n{PROSE}\n\nYours.[/i]\n\n{PROSE}").blocks

    kinds = [type(block.children[0]) for block in blocks if isinstance(block, Paragraph)]
    assert kinds == [Emphasis, Emphasis, Emphasis, Text]


def test_paragraphs_headings_and_line_ends_by_tags() -> None:
    document = document_of(f"<h2>The Weir</h2>\n<p>{PROSE}</p><p>One.<br />Two.</p>\n<hr>\n{PROSE}")

    assert isinstance(document.blocks[0], Heading)
    assert document.blocks[0].level == 2
    texts = [block_text(block) for block in document.blocks]
    assert texts == ["The Weir", PROSE, "One.\nTwo.", "* * *", PROSE]
    assert {b.layout.gap for b in document.blocks if isinstance(b, Paragraph)} == {0}


def test_what_is_open_is_not_opened_again() -> None:
    (block,) = document_of("[i]rain [i]and[/i] [b]sun[/b][/i] [i]snow[/i]").blocks
    assert isinstance(block, Paragraph)
    assert [type(child) for child in block.children] == [Emphasis, Text, Emphasis]


@pytest.mark.parametrize(("opens", "closes"), [("[i]", "[/i]"), ("[b][i]", "[/i][/b]")])
def test_tags_within_each_other_thousands_deep(opens: str, closes: str) -> None:
    many = 3000
    for text in (
        f"{opens * many}rain{closes * many}",
        f"{opens * many}rain\n\nrain{closes * many}",
    ):
        assert block_text(document_of(text).blocks[0]) == "rain"
