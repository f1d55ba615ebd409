"""Where an edition has the author's notes and the warnings."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ebookpack.core.arrangement import AS_WRITTEN, Arrangement, NotePlace, WarningPlace
from ebookpack.core.book import Book, Matter, Section, SectionRole
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Heading, Link
from ebookpack.design.arrangement import arrange
from tests.writers import builders

R = SectionRole


def note(ident: str, words: str, role: SectionRole = R.NOTE, title: str = "") -> Section:
    return Section(
        id=ident,
        role=role,
        matter=Matter.BODY,
        blocks=(builders.paragraph(words),),
        title=title,
    )


def serial() -> Book:
    """Two chapters with notes on them, between a note on the work and a farewell."""
    first = replace(
        builders.chapter("chapter-01", builders.paragraph("Low water."), title="The Ebb"),
        closing=(note("endnote", "More on Sunday.", R.ENDNOTE, "A/N"),),
    )
    second = replace(
        builders.chapter("chapter-02", builders.paragraph("High water."), title="The Flood"),
        opening=(
            note("warnings-2", "Drowning.", R.WARNINGS, "TW"),
            note("synopsis", "In which it rises.", R.SYNOPSIS, "Chapter Summary"),
            note("note-2", "Thank you all.", title="A/N"),
        ),
    )
    return builders.book(
        first,
        second,
        before=(
            replace(note("note", "My first."), matter=Matter.FRONT),
            replace(note("warnings", "Water.", R.WARNINGS), matter=Matter.FRONT),
        ),
        after=(replace(note("endnote-2", "Farewell.", R.ENDNOTE), matter=Matter.BACK),),
    )


def outline(book: Book) -> list[str]:
    """`note: its words` of each section; `>` before notes on a chapter."""
    lines = []
    for _, section in book.outline():
        lines += [f"> {_line(each)}" for each in section.opening]
        lines.append(_line(section))
        lines += [f"> {_line(each)}" for each in section.closing]
    return lines


def _line(section: Section) -> str:
    words = " / ".join(map(block_text, section.blocks))
    return f"{section.role}: {words or f'see {section.told_in}'}"


def test_as_written_everything_stands_where_the_manuscript_has_it() -> None:
    book = serial()

    arranged = arrange(book, AS_WRITTEN)

    assert arranged.book == book
    assert arranged.omitted == ()


def test_at_the_front_notes_stand_before_the_story_under_the_names_of_their_chapters() -> None:
    arranged = arrange(serial(), Arrangement(notes=NotePlace.FRONT))

    assert outline(arranged.book) == [
        "warnings: Water.",
        "note: My first.",
        "note: The Ebb / More on Sunday. / The Flood / Chapter Summary / In which it rises. / "
        "Thank you all.",
        "note: Farewell.",
        "chapter: Low water.",
        "> warnings: Drowning.",
        "chapter: High water.",
    ]
    assert all(section.matter is Matter.FRONT for section in arranged.book.front)


def test_at_the_end_notes_stand_behind_the_story_in_the_order_of_the_manuscript() -> None:
    arranged = arrange(serial(), Arrangement(notes=NotePlace.END))

    assert outline(arranged.book) == [
        "warnings: Water.",
        "chapter: Low water.",
        "> warnings: Drowning.",
        "chapter: High water.",
        "endnote: My first.",
        "endnote: The Ebb / More on Sunday. / The Flood / Chapter Summary / In which it rises. / "
        "Thank you all.",
        "endnote: Farewell.",
    ]
    assert all(section.matter is Matter.BACK for section in arranged.book.back)


def test_what_an_edition_omits_is_counted() -> None:
    arranged = arrange(serial(), Arrangement(notes=NotePlace.OMIT))

    assert outline(arranged.book) == [
        "warnings: Water.",
        "chapter: Low water.",
        "> warnings: Drowning.",
        "chapter: High water.",
    ]
    assert [section.id for section in arranged.omitted] == [
        *("note", "endnote", "synopsis", "note-2", "endnote-2"),
    ]
    assert arranged.omitted_words == 2 + 4 + 6 + 4 + 1


def test_folded_warnings_stand_at_the_end_and_a_line_in_their_place_leads_there() -> None:
    book = arrange(serial(), Arrangement(warnings=WarningPlace.FOLDED)).book

    assert outline(book) == [
        "note: My first.",
        "warnings: see content-warnings",
        "chapter: Low water.",
        "> endnote: More on Sunday.",
        "> warnings: see content-warnings.chapter-02",
        "> synopsis: In which it rises.",
        "> note: Thank you all.",
        "chapter: High water.",
        "endnote: Farewell.",
        "warnings: Water. / The Flood / Drowning.",
    ]
    heading = book.back[-1].blocks[1]
    assert isinstance(heading, Heading)
    assert heading.id == "content-warnings.chapter-02"
    (link,) = heading.children
    assert isinstance(link, Link)
    assert link.href == "#chapter-02"


def test_warnings_at_the_end_leave_no_line_and_omitted_ones_nothing() -> None:
    at_end = arrange(serial(), Arrangement(warnings=WarningPlace.END))
    without = arrange(serial(), Arrangement(warnings=WarningPlace.OMIT))

    assert outline(at_end.book)[-1] == "warnings: Water. / The Flood / Drowning."
    assert not any("warnings" in line for line in outline(without.book))
    assert without.omitted_words == 3


@pytest.mark.parametrize("notes", NotePlace)
@pytest.mark.parametrize("warnings", WarningPlace)
def test_the_story_is_the_same_in_every_edition(notes: NotePlace, warnings: WarningPlace) -> None:
    book = arrange(serial(), Arrangement(notes=notes, warnings=warnings)).book

    assert [block_text(block) for section in book.body for block in section.blocks] == [
        "Low water.",
        "High water.",
    ]


def test_a_chapter_without_a_heading_is_named_by_its_first_words() -> None:
    words = "The tide had gone out so far that the boats lay about"
    untitled = replace(
        builders.chapter("chapter-01", builders.paragraph(words)),
        closing=(note("endnote", "Thanks."),),
    )

    book = arrange(builders.book(untitled), Arrangement(notes=NotePlace.END)).book

    assert block_text(book.back[0].blocks[0]) == "The tide had gone out so…"
