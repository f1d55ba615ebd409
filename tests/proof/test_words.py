"""The comparison of finished files with the book finds what is lost, and only that."""

from __future__ import annotations

import unicodedata

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Book, Matter, Metadata, Note, Section, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact, Format
from ebookpack.core.nodes import NoteRef, Paragraph, Ruby, Text
from ebookpack.proof.words import check_words, letters

PDF = Artifact(format=Format.PRINT, suffix="-print.pdf", data=b"")


def book(*paragraphs: str, note: str = "") -> Book:
    """A book of one chapter; with a note, its first paragraph calls it."""
    blocks = [Paragraph(children=(Text(text=text),)) for text in paragraphs]
    notes: tuple[Note, ...] = ()
    if note:
        first = blocks[0]
        blocks[0] = Paragraph(children=(*first.children, NoteRef(note="n1")))
        notes = (Note(id="n1", blocks=(Paragraph(children=(Text(text=note),)),)),)
    chapter = Section(
        id="chapter-01",
        role=SectionRole.CHAPTER,
        matter=Matter.BODY,
        blocks=tuple(blocks),
        title="The Weir",
    )
    return Book(metadata=Metadata(title="A"), front=(), body=(chapter,), back=(), notes=notes)


def lost(given: Book, text: str) -> list[str]:
    """Messages about a file in whose chapter this text was read."""
    diagnostics = Diagnostics()
    check_words(PDF, {"chapter-01": text}, given, diagnostics)
    return [found.message for found in diagnostics]


def test_a_faithful_file_passes() -> None:
    assert lost(book("The weir was quiet."), "The Weir The weir was quiet.") == []


def test_a_missing_word_is_quoted_with_what_follows() -> None:
    (message,) = lost(book("The weir was very quiet."), "The Weir The weir was quiet.")
    assert "very quiet." in message


def test_a_missing_section_is_found() -> None:
    (message,) = lost(book("The weir was quiet."), "")
    assert "chapter-01" in message


def test_words_in_another_order_are_found() -> None:
    assert lost(book("one two three four"), "The Weir four three two one")


def test_a_word_that_is_there_once_and_wanted_twice_is_found() -> None:
    assert lost(book("again", "again"), "The Weir again")


def test_line_ends_hyphens_ligatures_and_capitals_do_not_matter() -> None:
    text = "THE WEIR\r\nThe oﬃ-\r\ncial weir was\r\nquiet."
    assert lost(book("The official weir was quiet."), text) == []


def test_a_page_foot_may_part_a_paragraph_and_even_a_word() -> None:
    text = "The Weir The official weir was qui- 1 A note. et that day."
    assert lost(book("The official weir was quiet that day.", note="A note."), text) == []


def test_a_note_that_is_called_twice_stands_there_once() -> None:
    given = book("Nine", "or ten", note="It comes back.")
    (chapter,) = given.body
    again = Paragraph(children=(Text(text="of them"), NoteRef(note="n1")))
    given = replace(given, body=(replace(chapter, blocks=(*chapter.blocks, again)),))

    assert lost(given, "The Weir Nine or ten of them It comes back.") == []


def test_an_initial_may_be_drawn_apart_from_its_word() -> None:
    assert lost(book("Twelve men came."), "The Weir welve men came. T") == []


@pytest.mark.parametrize("text", ["It’s “Æon” – ½ of…", "a_b\u00adC\t1", "Ünïcode ﬁne ²", "İ ß Σς"])
def test_letters_are_those_of_folded_text_by_whichever_way(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    assert letters(text) == "".join(filter(str.isalnum, folded))
    typed = "‘One’—two… 3\u00a0x_y"
    assert letters(typed) == "onetwo3xy"


def test_a_note_that_says_the_same_as_the_text_is_wanted_twice() -> None:
    assert lost(book("again", note="again"), "The Weir again")
    assert lost(book("again", note="again"), "The Weir again again") == []


def test_a_missing_note_is_found() -> None:
    assert lost(book("The weir.", note="A note."), "The Weir The weir.")


def test_letters_fold_what_looks_alike() -> None:
    assert letters("Straße ﬁ ２") == "strassefi2"


def test_readings_stand_between_the_characters_of_a_word_and_are_words_themselves() -> None:
    ruby = Ruby(reading="かわ", children=(Text(text="川"),))
    plain = book("")
    (chapter,) = plain.body
    block = Paragraph(children=(Text(text="あの"), ruby, Text(text="は広い")))
    given = replace(plain, body=(replace(chapter, blocks=(block,)),))
    assert lost(given, "The Weir あの川(かわ)は広い") == []
    assert lost(given, "The Weir あのかわ川は広い") == []
    assert lost(given, "The Weir あの川は広い")


def test_a_word_that_the_foot_of_a_page_parts_is_not_looked_for_further_down() -> None:
    given = book("We took, for example, the boat.", "Then, for example, the bridge.")
    page_foot = "The Weir We took, for ex\u2010\r\n1. \r\n2. \r\nample, the boat. "
    assert lost(given, page_foot + "Then, for example, the bridge.") == []
    assert lost(given, page_foot + "Then, for example, the.") != []


def test_words_from_right_to_left_are_read_back_in_the_order_in_which_they_are_seen() -> None:
    text = "She said \u05e9\u05dc\u05d5\u05dd \u05d5\u05d1\u05e8\u05db\u05d4 to him, twice."
    seen = "She said \u05d5\u05d1\u05e8\u05db\u05d4 \u05e9\u05dc\u05d5\u05dd to him, twice."
    assert lost(book(text), f"The Weir {seen}") == []
    (message,) = lost(book(text), f"The Weir {seen}".replace("\u05e9\u05dc\u05d5\u05dd ", ""))
    assert "\u05e9\u05dc\u05d5\u05dd" in message
    (message,) = lost(book(text), f"The Weir {seen}".replace("twice", "once"))
    assert "twice" in message


def test_an_endless_word_among_words_from_right_to_left_may_run_through_many_lines() -> None:
    word = "".join(chr(0x5D0 + n * (n // 9 + 2) % 26) for n in range(120))
    lines = [word[n : n + 25] for n in range(0, len(word), 25)]
    seen = "The Weir One " + " and ".join(reversed(lines))
    given = book(f"One {word}" + " and" * (len(lines) - 1))
    assert lost(given, seen) == []
    assert lost(given, seen.replace(lines[2], lines[2][:-1])) != []
    assert lost(given, seen.replace(lines[2], "".join(sorted(lines[2])))) != []


def test_arabic_letters_in_one_glyph_are_read_back_in_any_order() -> None:
    text = "He wrote \u0627\u0644\u0623\u062d\u062f on the wall."
    assert lost(book(text), "The Weir " + text.replace("\u0644\u0623", "\u0623\u0644")) == []


def test_a_word_that_is_parted_twice_and_comes_again_is_there() -> None:
    text = "run runrunrun and runrunrun stood by the weir, runrunrun."
    seen = "run runr 12 unr 13 un and runrunrun stood by the weir, runrunrun."
    assert lost(book(text), f"The Weir {seen}") == []
    assert lost(book(text), f"The Weir {seen.replace(' unr', ' ur')}") != []
    assert lost(book(text), f"The Weir {seen.replace('stood by the', 'by the stood')}") != []


def test_sections_that_run_on_are_read_with_the_section_that_they_stand_in() -> None:
    given = book("The weir was quiet.")
    (chapter,) = given.body
    words = (Paragraph(children=(Text(text="The lock was not."),)),)
    inner = replace(chapter, id="chapter-02", title="The Lock", blocks=words)
    given = replace(given, body=(replace(chapter, children=(inner,)),))
    text = "The Weir The weir was quiet. The Lock The lock was not."

    assert lost(given, text) == []
    (message,) = lost(given, text.replace("was not", "was"))
    assert "not." in message
    assert "chapter-02" in message


def test_signs_are_no_letters_unless_they_join_some() -> None:
    assert letters("“Sea‐room” – 12 ❦") == "searoom12"
    assert letters("e\u0301\u2010a") == letters("é‐a") == "éa"
    assert letters("½ \u2026") == letters("1\u20442")
