from __future__ import annotations

from ebookpack.core.nodes import Block, Emphasis, NoteRef, Quote
from ebookpack.writers.print.footnotes import Footnotes
from ebookpack.writers.xhtml import Xhtml
from tests.writers.builders import note, paragraph, text


def footnotes(*blocks: Block) -> Footnotes:
    """The notes `a`, of the blocks given, and `b`."""
    notes = (note("a", *blocks), note("b", paragraph("Other & more.")))
    return Footnotes(
        notes,
        Xhtml(
            note_call=lambda note_id: "",
            image_source=lambda name: name,
            scene_break=lambda scene_break: "<hr/>",
        ),
    )


def test_a_note_is_written_where_it_is_called_in_elements_that_a_paragraph_may_hold() -> None:
    notes = footnotes(paragraph("One ", Emphasis(children=(text("two"),))), paragraph("Three"))

    assert notes.call("a") == (
        '<span class="footnote"><span class="p">One <em>two</em></span>\n'
        '<span class="p">Three</span></span>'
    )


def test_blocks_keep_their_classes() -> None:
    written = footnotes(Quote(blocks=(paragraph("So."),))).call("a")

    assert '<span class="blockquote quote">' in written
    assert '<span class="p first">So.</span>' in written
    assert written.count("<span") == written.count("</span>")


def test_text_that_looks_like_a_tag_is_text() -> None:
    assert "&lt;p class=x&gt;" in footnotes(paragraph("<p class=x>")).call("a")


def test_a_second_call_in_a_section_is_the_number_of_the_note_that_is_set_already() -> None:
    notes = footnotes(paragraph("One"))
    notes.call("b")
    notes.call("a")

    assert notes.call("a") == '<span class="note-again">2</span>'


def test_another_section_sets_the_note_anew() -> None:
    notes = footnotes(paragraph("One"))
    set_first = notes.call("a")
    notes.start_section()

    assert notes.call("a") == set_first


def test_a_note_of_a_note_stands_in_brackets() -> None:
    written = footnotes(paragraph("One.", NoteRef(note="b"))).call("a")

    assert "One. [Other &amp; more.]" in written
