from __future__ import annotations

import re

from msgspec.structs import replace

from ebookpack.core.arrangement import Arrangement, WarningPlace
from ebookpack.core.book import Book, Section, SectionRole
from ebookpack.core.nodes import Heading, NoteRef, Quote, SceneBreak, Speech
from ebookpack.design.arrangement import arrange
from ebookpack.writers.print import document as written
from ebookpack.writers.print.pieces import BLOCK, Start
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph, text

_MARK = re.compile(rf' {BLOCK}="([^"]*)"')


def marked(book: Book) -> str:
    """The HTML of a book in the classic theme, its blocks with their ids."""
    edition = builders.edition(book)
    return written.document(edition, *(piece.html for piece in written.write_pieces(edition)))


def document(book: Book) -> str:
    """The HTML of a book in the classic theme."""
    return _MARK.sub("", marked(book))


def test_every_heading_and_every_block_of_a_section_has_its_id() -> None:
    nested = Quote(blocks=(paragraph("Quoted."), paragraph("Twice.")), attribution=())
    html = marked(builders.book(builders.chapter("one", paragraph("One."), nested, title="One")))
    marks = list(filter(None, _MARK.findall(html)))

    assert marks == ["one", "one.1", "one.2"]
    assert '<blockquote class="quote" data-block="one.2">' in html


def test_the_notes_on_a_chapter_have_ids_of_their_own() -> None:
    marks = list(filter(None, _MARK.findall(marked(builders.book(builders.annotated("two"))))))

    assert marks == [
        "two", "warnings", "warnings.1", "note", "note.1", "two.1", "endnote", "endnote.1",
    ]  # fmt: skip


def test_every_section_keeps_its_id_its_role_and_its_matter() -> None:
    html = document(
        builders.book(
            builders.chapter("one"),
            before=(builders.front("hello", SectionRole.NOTE, paragraph("Hello.")),),
            after=(builders.back("bye", SectionRole.AFTERWORD, paragraph("Bye.")),),
        )
    )

    assert '<section class="note front" id="hello">' in html
    assert '<section class="chapter body opening closing" id="one">' in html
    assert '<section class="afterword back" id="bye">' in html


def test_untitled_front_and_back_matter_is_headed_in_the_language_of_the_book() -> None:
    html = document(
        builders.book(
            before=(builders.front("hello", SectionRole.SYNOPSIS, paragraph("Hallo.")),),
            about=builders.metadata(language="de"),
        )
    )

    assert '<html lang="de" dir="ltr">' in html
    assert '<span class="title">Zusammenfassung</span>' in html
    assert "Gesetzt aus der EB Garamond" in html


def test_a_dedication_has_no_heading() -> None:
    html = document(
        builders.book(before=(builders.front("ida", SectionRole.DEDICATION, paragraph("For Ida")),))
    )

    assert '<section class="dedication front" id="ida">\n<p class="first">For Ida</p>' in html


def test_label_and_title_are_one_heading() -> None:
    html = document(builders.book(builders.chapter("a", title="The Count", label="Chapter One")))

    assert (
        '<header class="opener" data-head="The Count"><h1><span class="label">Chapter One</span> '
        '<span class="title">The Count</span></h1></header>'
    ) in html


def test_the_only_chapter_if_untitled_is_headed_by_the_title_of_the_book() -> None:
    html = document(builders.story(paragraph(LONG_TEXT)))

    assert '<header class="opener drop-title" data-head="The Harbour at Low Water">' in html


def test_one_of_several_untitled_chapters_is_headed_by_an_ornament() -> None:
    html = document(builders.book(builders.chapter("a"), builders.chapter("b")))

    assert html.count('<header class="opener untitled"') == 2
    assert '<p class="ornament">❦</p>' in html


def test_a_scene_break_is_the_ornament_of_the_theme_whatever_was_typed() -> None:
    html = document(builders.story(paragraph("One."), SceneBreak(mark="oOo"), paragraph("Two.")))

    assert '<p class="scene-break">❦</p>\n<p class="first">Two.</p>' in html
    assert "oOo" not in html


def test_a_book_of_numbered_chapters_has_no_contents() -> None:
    numbered = tuple(builders.chapter(f"c{n}", label=f"Chapter {n}") for n in range(5))
    titled = tuple(replace(chapter, title="Named") for chapter in numbered[:3])

    assert 'class="contents' not in document(builders.book(*numbered))
    assert 'class="contents' in document(builders.book(*titled))


def test_nobody_is_made_the_owner_of_a_copyright() -> None:
    silent = builders.book()
    spoken = builders.book(about=replace(builders.metadata(), rights="© 2026 Ada Quill"))

    assert "©" not in document(silent)
    assert "copyright" not in re.sub(r"<[^>]*>", "", document(silent)).lower()
    assert '<p class="rights">© 2026 Ada Quill</p>' in document(spoken)


def test_the_imprint_gives_an_isbn_and_no_other_identifier() -> None:
    about = replace(builders.metadata(), identifier="urn:isbn:9780000000002")

    assert "ISBN 9780000000002" in document(builders.book(about=about))
    assert "ISBN" not in document(builders.book())


def test_markup_in_metadata_is_text() -> None:
    html = document(builders.book(about=builders.metadata("Salt <b>&</b>", author="A <i>")))

    assert "<b>" not in html
    assert "<i>" not in html


def test_notes_on_a_chapter_stand_between_its_heading_and_its_drop_capital_and_below() -> None:
    html = document(builders.book(builders.annotated()))

    order = [
        "</header>",
        '<div class="before-text">',
        '<div class="notes-above">',
        '<aside class="chapter-note warnings" id="warnings">\n<h2>TW</h2>',
        '<aside class="chapter-note note" id="note">\n<h2>Author’s Note</h2>',
        '<p class="first initial-t"><span class="drop-cap">T</span>',
        '<div class="notes-below">',
        '<aside class="chapter-note endnote" id="endnote">',
    ]
    places = [html.index(mark, html.index('id="chapter-02"')) for mark in order]
    assert places == sorted(places)


def test_a_folded_warning_says_on_which_page_it_is_told() -> None:
    folded = arrange(
        builders.book(builders.annotated(), about=builders.metadata(language="de")),
        Arrangement(warnings=WarningPlace.FOLDED),
    )

    assert (
        '<p class="leading-to">Inhaltswarnungen: Seite '
        '<span class="folio" data-target="#content-warnings.chapter-02"></span></p>'
    ) in document(folded.book)


def test_chapters_start_on_rectos_if_the_theme_says_so() -> None:
    edition = builders.edition(builders.book(builders.chapter("a"), builders.chapter("b")))
    style = replace(edition.theme.type, chapter_on_recto=True)
    on_rectos = replace(edition, theme=replace(edition.theme, type=style))

    assert written.write_pieces(edition)[-1].start is Start.PAGE
    assert written.write_pieces(on_rectos)[-1].start is Start.RECTO


def test_the_details_of_a_work_have_a_page_behind_the_imprint() -> None:
    book = builders.book()
    details = (("Fandom", "Outer Lock"), ("Rating", "Teen"))
    book = replace(book, metadata=replace(book.metadata, details=details))
    without = [piece.html for piece in written.write_pieces(builders.edition(builders.book()))]
    pages = [piece.html for piece in written.write_pieces(builders.edition(book))]

    assert not any("<dd>" in html for html in without)
    assert "<dt>Fandom</dt>\n<dd>Outer Lock</dd>" in pages[2]
    assert "Fandom" not in pages[1]


# ------------------------------------------------------------------------------- what runs on


def scene(ident: str, number: str, title: str = "") -> Section:
    """A scene of a play, in which one person speaks."""
    speech = Speech(speaker=(text("FILCH."),), blocks=(paragraph("The tide is out."),))
    return builders.chapter(ident, speech, label=number, title=title)


def test_the_scenes_of_an_act_run_on_and_an_act_is_headed_as_a_chapter_is() -> None:
    play = builders.book(
        builders.part("act-1", scene("one", "Scene 1"), scene("two", "Scene 2"), label="Act I"),
        builders.part("act-2", scene("three", "Scene 1", "A quay"), label="Act II"),
    )
    pieces = [piece for piece in written.write_pieces(builders.edition(play)) if piece.section]

    assert [piece.section for piece in pieces] == ["act-1", "act-2"]
    assert [piece.start for piece in pieces] == [Start.RECTO, Start.PAGE]
    assert [piece.head for piece in pieces] == ["Act I", "Act II"]
    assert '<section class="act body opening" id="act-1">' in pieces[0].html
    assert (
        '<section class="chapter run-on" id="two">\n'
        '<h2 class="run-on-heading" data-block="two"><span class="label">Scene 2</span></h2>\n'
        '<div class="speech" data-block="two.1">'
    ) in pieces[0].html
    assert '<section class="chapter run-on closing" id="three">' in pieces[1].html
    assert "contents" not in document(play)


def test_sections_within_a_chapter_run_on_with_headings_below_its_own() -> None:
    deepest = builders.chapter("c", Heading(children=(text("Inside"),), level=1), title="Knots")
    outer = replace(
        builders.chapter("a", title="Ropes"),
        children=(replace(builders.chapter("b", title="Hemp"), children=(deepest,)),),
    )
    html = document(builders.book(outer, builders.chapter("d", title="Sails")))

    assert '<h2 class="run-on-heading"><span class="title">Hemp</span></h2>' in html
    assert (
        '<h3 class="run-on-heading"><span class="title">Knots</span></h3>\n<h4>Inside</h4>' in html
    )
    for level, section in enumerate("abc", 1):
        assert re.search(rf'chapter-entry level-{level}.*data-target="#{section}"', html)


def test_a_section_that_runs_on_without_a_name_is_parted_by_an_ornament() -> None:
    outer = replace(builders.chapter("a", title="Ropes"), children=(builders.chapter("b"),))
    html = marked(builders.book(outer))

    assert (
        '<section class="chapter run-on closing" id="b">\n<p class="scene-break" data-block="b">'
        in html
    )


def test_short_numbered_sections_of_a_story_run_on_and_chapters_do_not() -> None:
    def story(words: int) -> Book:
        sections = [builders.chapter(n, paragraph("word " * words), label=n) for n in "12"]
        return builders.book(builders.part("story", *sections, title="The Ferry"))

    def starting(book: Book) -> list[str]:
        pieces = written.write_pieces(builders.edition(book))
        return [piece.section for piece in pieces if piece.section]

    assert starting(story(400)) == ["story"]
    assert starting(story(600)) == ["story", "1", "2"]


def test_notes_are_numbered_on_in_what_runs_on() -> None:
    inner = builders.chapter("b", paragraph("Two", NoteRef(note="n2")), title="Hemp")
    outer = replace(builders.chapter("a", paragraph("One", NoteRef(note="n1"))), children=(inner,))
    notes = (builders.note("n1", paragraph("First.")), builders.note("n2", paragraph("Second.")))

    assert re.findall(r'data-number="(\d)"', document(builders.book(outer, notes=notes))) == [
        "1",
        "2",
    ]
