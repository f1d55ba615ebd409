"""Nodes as story archives take them: their elements and attributes, and nothing lost by that."""

from __future__ import annotations

import pytest
from lxml import html

from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Heading,
    Image,
    Inline,
    Language,
    LineBreak,
    Link,
    NoteRef,
    Paragraph,
    Ruby,
    SceneBreak,
    SmallCaps,
    Speech,
    StageDirection,
    Verse,
    VerseLine,
)
from ebookpack.writers.archive.markup import ATTRIBUTES, ELEMENTS, ArchiveMarkup
from tests.writers.builders import note, paragraph, text
from tests.writers.epub.samples import EVERY_BLOCK, full_book

STAGE = Speech(
    speaker=(text("FILCH."),),
    direction=(text("(aside)"),),
    blocks=(
        paragraph("Nine jars."),
        Verse(
            stanzas=(
                (
                    VerseLine(
                        children=(text("And one."),),
                    ),
                ),
            )
        ),
    ),
)
INLINES: tuple[Inline, ...] = (
    Ruby(reading="うみ", children=(text("海"),)),
    StageDirection(children=(text("(exit)"),)),
    Language(tag="he", children=(text("שלום"),)),
)


def markup(*blocks: Block, anchors: frozenset[str] = frozenset()) -> str:
    return written(blocks, anchors)[0]


def written(blocks: Blocks, anchors: frozenset[str] = frozenset()) -> tuple[str, list[Image]]:
    """The markup, and the pictures that were left out of it."""
    left_out: list[Image] = []
    notes = {n.id: n for n in (*full_book().notes, note("n", paragraph("It was ", "nine.")))}
    writer = ArchiveMarkup(notes=notes, name="c1", anchors=anchors, leave_out=left_out.append)
    return writer.write(blocks), left_out


def test_every_block_and_inline_is_of_what_an_archive_allows() -> None:
    made = markup(*EVERY_BLOCK, STAGE, Paragraph(children=INLINES))
    for element in html.fromstring(f"<div>{made}</div>").iterdescendants():
        assert element.tag in ELEMENTS
        assert {*element.attrib} <= ATTRIBUTES[""] | ATTRIBUTES.get(str(element.tag), frozenset())


def test_a_block_is_one_line_for_an_archive_makes_breaks_of_the_ends_of_lines() -> None:
    made = markup(paragraph("One."), SceneBreak(mark="***"), STAGE, paragraph("Two."))

    assert made.splitlines() == [
        "<p>One.</p>",
        "<hr>",
        "<p><b>FILCH.</b> <i>(aside)</i> Nine jars.</p><p>And one.</p>",
        "<p>Two.</p>",
    ]


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (text('< & > "'), '&lt; &amp; &gt; "'),
        (SmallCaps(children=(text("Closed for winter"),)), "CLOSED FOR WINTER"),
        (LineBreak(), "<br>"),
        (Link(href="https://a.org/?b&c", children=(text("A"),)), '<a href="https://a.org/?b&amp;c">A</a>'),
        (Link(href="javascript:alert()", children=(text("A"),)), "A"),
        (Link(href="#here", children=(text("A"),)), '<a href="#c1-here">A</a>'),
        (Link(href="#elsewhere", children=(text("A"),)), "A"),
        (INLINES[2], '<span dir="rtl">שלום</span>'),
        (Language(tag="fr", children=(text("Oui"),)), "Oui"),
        (NoteRef(note="no such note"), ""),
    ],
)  # fmt: skip
def test_inlines(inline: Inline, expected: str) -> None:
    made = markup(paragraph(inline), anchors=frozenset({"here"}))

    assert made == f"<p>{expected}</p>\n"


def test_what_links_lead_to_is_an_anchor() -> None:
    assert markup(Heading(level=1, id="here", children=(text("Rules"),))) == (
        '<h3><a name="c1-here"></a>Rules</h3>\n'
    )


def test_notes_stand_below_a_rule_with_links_there_and_back() -> None:
    made = markup(paragraph("Nine", NoteRef(note="n"), " or ten", NoteRef(note="n"), "."))

    assert made.splitlines() == [
        '<p>Nine<sup><a href="#c1-note1" name="c1-call1">1</a></sup> or ten'
        '<sup><a href="#c1-note1">1</a></sup>.</p>',
        "<hr>",
        '<p><a href="#c1-call1" name="c1-note1">1</a>. It was nine.</p>',
    ]


def test_verse_keeps_its_lines_and_its_indents() -> None:
    lines = (VerseLine(children=(text("One"),)), VerseLine(children=(text("two"),), indent=2))

    assert markup(Verse(stanzas=(lines,))) == f"<p>One<br>{chr(160) * 8}two</p>\n"


def test_a_picture_is_left_out_and_said_to_be_its_words_stay() -> None:
    picture = Image(resource="map.png", alt="A map")
    made, left_out = written((Paragraph(children=(picture,), align=Align.CENTER),))

    assert made == '<p align="center">A map</p>\n'
    assert left_out == [picture]
