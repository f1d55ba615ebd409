from __future__ import annotations

import re

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import (
    Block,
    Emphasis,
    List,
    NoteRef,
    Preformatted,
    Quote,
    Verse,
    VerseLine,
)
from ebookpack.writers.print.footnotes import Footnotes
from ebookpack.writers.print.note_parts import NoteRoom
from ebookpack.writers.xhtml import Xhtml
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, note, paragraph, text
from tests.writers.print.conftest import printed


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
        NoteRoom(),
    )


def test_a_note_is_written_where_it_is_called_in_elements_that_a_paragraph_may_hold() -> None:
    notes = footnotes(paragraph("One ", Emphasis(children=(text("two"),))), paragraph("Three"))

    assert notes.call("a") == (
        '<span class="footnote" data-number="1"><span class="p">One <em>two</em></span>'
        '<span class="p">Three</span></span>'
    )


def test_blocks_keep_their_classes() -> None:
    written = footnotes(Quote(blocks=(paragraph("So."),))).call("a")

    assert '<span class="blockquote quote">' in written
    assert '<span class="p first">So.</span>' in written
    assert written.count("<span") == written.count("</span>")


def test_nothing_stands_between_blocks_for_between_spans_it_would_be_an_empty_line() -> None:
    lines = tuple(VerseLine(children=(text(said),)) for said in ("One", "Two"))
    written = footnotes(Verse(stanzas=(lines,)), paragraph("Three")).call("a")

    assert written.count('class="line"') == 2
    assert re.search(r">\s+<", written) is None


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


def test_a_long_note_is_written_in_parts_that_end_with_a_sentence() -> None:
    sentences = [
        f"Sentence {n} goes on for quite a while, as those in long notes do." for n in range(30)
    ]
    half = " ".join(sentences[:15])
    written = footnotes(
        paragraph(half, " ", Emphasis(children=(text("Well."),)), " So."),
        paragraph(" ".join(sentences[15:])),
    ).call("a")

    parts = re.findall(r'<span class="footnote[^>]*>(.*?)</span></span>', written, re.DOTALL)
    assert len(parts) > 3
    assert written.count("data-number") == 1
    assert written.count("continued") == len(parts) - 1
    words = [re.sub("<[^>]*>", " ", part).split() for part in parts]
    assert all(part[-1].endswith(".") for part in words)
    assert [
        word for part in words for word in part
    ] == f"{half} Well. So. {' '.join(sentences[15:])}".split()


def test_a_sentence_longer_than_a_part_is_parted_between_words() -> None:
    words = " ".join(f"word{n}" for n in range(200))
    parts = NoteRoom.of_page(400).parts([paragraph(words)])

    assert len(parts) > 3
    assert all(len(block_text(block)) <= NoteRoom.of_page(400).most for (block,) in parts)
    assert " ".join(block_text(block) for (block,) in parts).split() == words.split()


def test_lists_verse_code_and_quotations_go_on_in_the_next_part() -> None:
    items = tuple((paragraph(f"Item {n}."),) for n in range(40))
    lines = "\n".join(f"line {n}" for n in range(40))
    stanzas = tuple((VerseLine(children=(text(f"Verse {n}"),)),) for n in range(40))
    blocks: list[Block] = [
        List(items=items, ordered=True),
        Preformatted(text=lines),
        Verse(stanzas=stanzas),
        Quote(blocks=tuple(paragraph(LONG_TEXT) for _ in range(8)), attribution=(text("Ada"),)),
    ]
    parts = NoteRoom().parts(blocks)

    def of(kind: type[Block]) -> list[Block]:
        return [block for part in parts for block in part if isinstance(block, kind)]

    lists = [block for block in of(List) if isinstance(block, List)]
    assert [item for block in lists for item in block.items] == list(items)
    assert [block.start for block in lists][:2] == [1, 1 + len(lists[0].items)]
    assert "\n".join(map(block_text, of(Preformatted))) == lines
    verses = [block for block in of(Verse) if isinstance(block, Verse)]
    assert tuple(stanza for block in verses for stanza in block.stanzas) == stanzas
    quotes = [block for block in of(Quote) if isinstance(block, Quote)]
    assert [bool(block.attribution) for block in quotes] == [False] * (len(quotes) - 1) + [True]
    assert len(lists) > 1 < len(quotes)


def test_a_note_higher_than_a_page_goes_on_on_the_next_ones() -> None:
    note_text = " ".join(f"Remark {n}. {LONG_TEXT}" for n in range(14))
    book = builders.book(
        builders.chapter(
            "a", paragraph(LONG_TEXT, NoteRef(note="n")), *(paragraph(LONG_TEXT),) * 20
        ),
        notes=(builders.note("n", paragraph(note_text)),),
    )

    pages = printed(book).texts[2:]

    found = [n for n in range(14) for page in pages if f"Remark {n}." in " ".join(page.split())]
    assert found == list(range(14))
    assert len([page for page in pages if "Remark" in page]) > 1
    assert "1. Remark 0." in pages[0].replace("\u2002", " ")
