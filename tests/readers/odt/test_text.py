"""The text of a paragraph: white space, looks, links, notes, what is not text."""

from __future__ import annotations

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import (
    Emphasis,
    LineBreak,
    Link,
    NoteRef,
    Paragraph,
    Ruby,
    SmallCaps,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from tests.readers.odt.build import (
    BOLD,
    ITALIC,
    codes,
    inlines,
    note,
    odt,
    p,
    read,
    span,
    style,
    texts,
)


def text(words: str) -> Text:
    return Text(text=words)


def test_white_space_counts_once_and_spaces_that_are_elements_each() -> None:
    assert inlines("  The\n  quay<", "<text:s text:c='2'/>", "was  wet") == (
        text("The quay<  was wet"),
    )


def test_line_breaks_are_kept() -> None:
    assert inlines("one", "<text:line-break/>", "two") == (text("one"), LineBreak(), text("two"))


@pytest.mark.parametrize(
    ("look", "node"),
    [
        (ITALIC, Emphasis),
        ('fo:font-style="oblique"', Emphasis),
        ('style:text-underline-style="solid"', Emphasis),
        (BOLD, Strong),
        ('fo:font-weight="600"', Strong),
        ('fo:font-variant="small-caps"', SmallCaps),
        ('fo:text-transform="uppercase"', SmallCaps),
        ('style:text-line-through-style="solid"', Strikethrough),
        ('style:text-position="super 58%"', Superscript),
        ('style:text-position="33% 58%"', Superscript),
        ('style:text-position="-33% 58%"', Subscript),
    ],
)
def test_looks_of_a_span(look: str, node: type) -> None:
    found = inlines("a ", span("loud", "T1"), " b", automatic=style("T1", look, family="text"))
    assert found == (text("a "), node(children=(text("loud"),)), text(" b"))


def test_a_look_comes_from_the_style_that_a_style_is_derived_from() -> None:
    styles = style("Thought", ITALIC, family="text")
    automatic = style("T1", "", family="text", parent="Thought")
    found = inlines("a ", span("b", "T1"), styles=styles, automatic=automatic)
    assert found == (text("a "), Emphasis(children=(text("b"),)))


def test_the_nearest_style_settles_a_look() -> None:
    automatic = style("P1", ITALIC, parent="Standard") + style(
        "T1", 'fo:font-style="normal"', family="text"
    )
    data = odt(p("all ", span("but", "T1"), " this", style="P1"), automatic=automatic)
    (block,) = read(data).blocks
    assert isinstance(block, Paragraph)
    assert block.children == (
        Emphasis(children=(text("all"),)),
        text(" but "),
        Emphasis(children=(text("this"),)),
    )


def test_how_all_text_looks_is_no_emphasis() -> None:
    assert inlines("Plain.", styles=style("Standard", ITALIC)) == (text("Plain."),)


def test_links_lead_to_the_web_and_to_headings_only() -> None:
    anchor = "<text:a xlink:href='https://quay.example/'>here</text:a>"
    program = "<text:a xlink:href='javascript:alert(1)'>there</text:a>"
    assert inlines(anchor, " or ", program) == (
        Link(href="https://quay.example/", children=(text("here"),)),
        text(" or there"),
    )


def test_notes_are_set_where_they_are_called() -> None:
    data = odt(p("Tar", note(p("Pitch.")), " and oil", note(p("Whale."), "endnote"), "."))
    document = read(data)
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    calls = [c.note for c in block.children if isinstance(c, NoteRef)]
    assert calls == ["footnote-1", "endnote-2"]
    assert [(n.id, texts(n.blocks)) for n in document.notes] == [
        ("footnote-1", ["Pitch."]),
        ("endnote-2", ["Whale."]),
    ]


def test_a_reading_stands_beside_its_word() -> None:
    ruby = (
        "<text:ruby><text:ruby-base>港</text:ruby-base><text:ruby-text>みなと</text:ruby-text>"
        "</text:ruby>"
    )
    assert inlines(ruby) == (Ruby(reading="みなと", children=(text("港"),)),)


def test_comments_are_left_out_and_reported() -> None:
    comment = (
        "<office:annotation><dc:creator>Ed</dc:creator><text:p>Check the tide.</text:p>"
        "</office:annotation>"
    )
    document = read(odt(p("High water.", comment)))
    assert texts(document.blocks) == ["High water."]
    assert [(o.what, o.text) for o in document.left_out] == [("comment", "Check the tide.")]


def test_hidden_text_is_left_out_and_reported() -> None:
    hidden = style("T1", 'text:display="none"', family="text")
    document = read(odt(p("Seen ", span("unseen", "T1")), automatic=hidden))
    assert texts(document.blocks) == ["Seen"]
    assert [(o.what, o.text) for o in document.left_out] == [("hidden text", "unseen")]


def test_page_numbers_are_no_text() -> None:
    assert inlines("Page ", "<text:page-number>7</text:page-number>", "end") == (text("Page end"),)


def test_tracked_changes_are_accepted() -> None:
    diagnostics = Diagnostics()
    tracked = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>"
        "<office:change-info/>" + p("gone") + "</text:deletion></text:changed-region>"
        "<text:changed-region text:id='c2'><text:insertion/></text:changed-region>"
        "</text:tracked-changes>"
    )
    inserted = "<text:change-start text:change-id='c2'/>new <text:change-end text:change-id='c2'/>"
    data = odt(tracked, p("A ", inserted, "<text:change text:change-id='c1'/>", "pier."))
    assert texts(read(data, diagnostics).blocks) == ["A new pier."]
    assert codes(diagnostics) == ["R318"]


def test_a_deletion_that_was_left_in_its_place_is_deleted() -> None:
    """A flat document holds deleted text where it was, between two marks."""
    tracked = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion/>"
        "</text:changed-region></text:tracked-changes>"
    )
    start = "<text:change-start text:change-id='c1'/>"
    end = "<text:change-end text:change-id='c1'/>"
    data = odt(tracked, p("The ", start, "old "), p("wooden "), p("iron ", end, "pier."))
    assert texts(read(data).blocks) == ["The pier."]
