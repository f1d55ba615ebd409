from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ebookpack.core.arrangement import Arrangement, NotePlace, WarningPlace
from ebookpack.core.book import SectionRole
from ebookpack.core.ebook_settings import EbookSettings, NoteNumbers
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import (
    Block,
    Emphasis,
    Heading,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    SceneBreak,
    Text,
    Verse,
    VerseLine,
)
from ebookpack.design.arrangement import arrange
from ebookpack.writers.epub.package import write_epub
from tests.checkers import Epubcheck, Golden
from tests.writers.builders import (
    LONG_TEXT,
    annotated,
    book,
    chapter,
    edition,
    front,
    metadata,
    note,
    paragraph,
    story,
    text,
)
from tests.writers.epub.opened import opened


class TestOpener:
    def test_label_and_title(self) -> None:
        made = opened(edition(book(chapter("one", label="Chapter One", title="The Sea Room"))))
        assert (
            '<h1 id="section.heading"><span class="label">Chapter One</span> '
            '<span class="title">The Sea Room</span></h1>'
        ) in made.markup("text/one.xhtml")

    def test_a_note_is_announced_in_the_book_s_language(self) -> None:
        german = book(
            before=(front("note", SectionRole.NOTE, paragraph("Hallo.")),),
            about=metadata(language="de"),
        )
        made = opened(edition(german))
        assert made.query("text/note.xhtml", "//x:h1//text()") == ["Vorbemerkung"]

    def test_the_only_chapter_has_a_name_but_no_heading(self) -> None:
        made = opened(edition(story()))
        assert made.query("text/chapter-1.xhtml", "//x:h1") == []
        assert made.query("text/chapter-1.xhtml", "//x:section/@aria-label") == [
            "The Harbour at Low Water"
        ]

    def test_inner_headings_follow_the_section_s(self) -> None:
        deep = Heading(level=3, children=(text("Deep"),))
        deeper = Heading(level=4, children=(text("Deeper"),))
        made = opened(edition(book(chapter("one", deep, deeper, title="One"))))
        assert made.query("text/one.xhtml", "//x:h2/text() | //x:h3/text()") == ["Deep", "Deeper"]


class TestSemantics:
    @pytest.mark.parametrize(
        ("role", "epub_type", "aria_role"),
        [
            (SectionRole.NOTE, ["preface"], ["doc-preface"]),
            (SectionRole.SYNOPSIS, ["abstract"], ["doc-abstract"]),
            (SectionRole.DEDICATION, ["dedication"], ["doc-dedication"]),
            (SectionRole.CAST, [], []),
            (SectionRole.ABOUT_AUTHOR, ["contributors"], []),
        ],
    )
    def test_front_matter(
        self, role: SectionRole, epub_type: list[str], aria_role: list[str]
    ) -> None:
        made = opened(edition(book(before=(front("it", role, paragraph("Words.")),))))
        assert made.query("text/it.xhtml", "//x:section/@epub:type") == epub_type
        assert made.query("text/it.xhtml", "//x:section/@role") == aria_role
        assert made.query("text/it.xhtml", "//x:body/@epub:type") == ["frontmatter"]


class TestDropCapitals:
    def test_chapters_have_them_and_front_matter_has_not(self) -> None:
        foreword = front("foreword", SectionRole.FOREWORD, paragraph(LONG_TEXT))
        made = opened(edition(book(before=(foreword,))))
        assert "drop-cap" in made.markup("text/chapter-1.xhtml")
        assert "drop-cap" not in made.markup("text/foreword.xhtml")

    def test_a_theme_may_do_without(self) -> None:
        made = opened(edition(drop_caps=False))
        assert "drop-cap" not in made.markup("text/chapter-1.xhtml")


class TestNotes:
    def test_call_and_note_lead_to_each_other(self) -> None:
        called = book(
            chapter("one", paragraph("So", NoteRef(note="n"), ".")),
            notes=(note("n", paragraph("Not so.")),),
        )
        made = opened(edition(called))
        file = "text/one.xhtml"
        assert made.query(file, "//x:a[@role='doc-noteref']/@href") == ["#note.1"]
        assert made.query(file, "//x:aside[@id='note.1']/@role") == ["doc-footnote"]
        assert made.query(file, "//x:aside//x:a/@href") == ["#call.1"]
        assert made.query(file, "//x:a[@id='call.1']/text()") == ["1"]

    def test_numbers_start_again_in_each_chapter(self) -> None:
        called = book(
            chapter("one", paragraph(NoteRef(note="a"), NoteRef(note="b"), NoteRef(note="a"))),
            chapter("two", paragraph(NoteRef(note="b"))),
            notes=(note("a", paragraph("A.")), note("b", paragraph("B."))),
        )
        made = opened(edition(called))
        calls = "//x:a[@role='doc-noteref']/text()"
        assert made.query("text/one.xhtml", calls) == ["1", "2", "1"]
        assert made.query("text/two.xhtml", calls) == ["1"]

    def test_numbers_can_go_on_through_the_book(self) -> None:
        called = book(
            chapter("one", paragraph(NoteRef(note="a"), NoteRef(note="b"))),
            chapter("two", paragraph("None here.")),
            chapter("three", paragraph(NoteRef(note="b"))),
            notes=(note("a", paragraph("A.")), note("b", paragraph("B."))),
        )
        asked = EbookSettings(note_numbers=NoteNumbers.BOOK)
        made = opened(replace(edition(called), ebook=asked))
        assert made.query("text/three.xhtml", "//x:a[@role='doc-noteref']/text()") == ["3"]
        assert made.query("text/three.xhtml", "//x:aside/@id") == ["note.3"]
        assert made.query("text/three.xhtml", "//x:aside//x:a/@epub:type") == ["backlink"]

    def test_a_note_may_call_another(self) -> None:
        called = book(
            chapter("one", paragraph(NoteRef(note="a"))),
            notes=(note("a", paragraph("A", NoteRef(note="b"))), note("b", paragraph("B."))),
        )
        made = opened(edition(called))
        assert made.query("text/one.xhtml", "//x:aside/@id") == ["note.1", "note.2"]


class TestLinks:
    @pytest.mark.parametrize(
        ("href", "written"),
        [
            ("#far", ["two.xhtml#far"]),
            ("#near", ["#near"]),
            ("#two", ["two.xhtml"]),
            ("#nowhere", []),
            ("https://example.org/a b?q=ü", ["https://example.org/a%20b?q=%C3%BC"]),
            ("http://example.org/100%", ["http://example.org/100%25"]),
            ("mailto:ada@example.org", ["mailto:ada@example.org"]),
            ("http://a b/", []),
            ("http://example.org:99999/", []),
            ("http://[", []),
            ("javascript:alert(1)", []),
            ("file:///etc/passwd", []),
        ],
    )
    def test_target(self, href: str, written: list[str]) -> None:
        link = Link(href=href, children=(text("see"),))
        linked = book(
            chapter("one", Heading(level=1, id="near", children=(text("N"),)), paragraph(link)),
            chapter("two", Quote(blocks=(Heading(level=1, id="far", children=(text("F"),)),))),
        )
        made = opened(edition(linked))
        assert made.query("text/one.xhtml", "//x:a/@href") == written
        assert "see" in made.text("text/one.xhtml")


def test_right_to_left() -> None:
    made = opened(edition(book(about=metadata(language="he"))))
    assert made.query("text/chapter-1.xhtml", "/x:html/@dir | /x:html/@lang") == ["he", "rtl"]
    assert made.package("//opf:spine/@page-progression-direction") == ["rtl"]


# ----------------------------------------------------------------------------- no word is lost

_WORDS = st.text(min_size=1, max_size=60)
_INLINES: st.SearchStrategy[tuple[Inline, ...]] = st.recursive(
    st.lists(st.builds(lambda words: Text(text=words), _WORDS), max_size=3).map(tuple),
    lambda inner: st.lists(
        st.builds(lambda children: Emphasis(children=children), inner)
        | st.builds(lambda children: Link(href="https://example.org", children=children), inner)
        | st.builds(lambda words: Text(text=words), _WORDS),
        max_size=3,
    ).map(tuple),
    max_leaves=4,
)
_LINES = st.lists(
    st.builds(
        lambda children, indent: VerseLine(children=children, indent=indent),
        _INLINES,
        st.integers(0, 8),
    ),
    max_size=3,
).map(tuple)
_PARAGRAPHS = st.builds(lambda children: Paragraph(children=children), _INLINES)
_BLOCKS: st.SearchStrategy[Block] = st.recursive(
    _PARAGRAPHS
    | st.builds(
        lambda level, children: Heading(level=level, children=children), st.integers(1, 6), _INLINES
    )
    | st.builds(lambda lines: Verse(stanzas=(lines,)), _LINES)
    | st.builds(lambda words: Preformatted(text=words), _WORDS)
    | st.sampled_from([SceneBreak(), Rule()]),
    lambda inner: (
        st.builds(
            lambda blocks, by: Quote(blocks=tuple(blocks), attribution=by),
            st.lists(inner, max_size=3),
            _INLINES,
        )
        | st.builds(
            lambda items: List(items=tuple((item,) for item in items)),
            st.lists(inner, min_size=1, max_size=3),
        )
    ),
    max_leaves=6,
)


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_BLOCKS, min_size=1, max_size=5))
def test_every_letter_comes_out_again_in_order(blocks: list[Block]) -> None:
    made = opened(edition(story(*blocks)))
    put_in = "".join(letters(block_text(block)) for block in blocks)
    assert letters(made.text("text/chapter-1.xhtml")) == put_in


class TestNotesOnAChapter:
    """The author's notes are in the chapter's document, apart from its text and never hidden."""

    def test_they_stand_around_the_text_of_their_chapter(self, golden: Golden) -> None:
        made = opened(edition(book(chapter("chapter-01"), annotated())))
        golden("chapter-with-notes.xhtml", made.markup("text/chapter-02.xhtml"))

    def test_they_have_no_document_and_no_line_in_the_contents(self) -> None:
        made = opened(edition(book(chapter("chapter-01"), annotated())))
        assert "text/note.xhtml" not in made.files
        assert "note" not in "".join(made.query("nav.xhtml", "//x:nav[1]//@href"))

    def test_a_folded_warning_is_a_link_to_where_it_is_told(self) -> None:
        arranged = arrange(
            book(chapter("chapter-01"), annotated()), Arrangement(warnings=WarningPlace.FOLDED)
        )
        made = opened(edition(arranged.book))
        assert made.query("text/chapter-02.xhtml", "//x:p[@class='leading-to']/x:a/@href") == [
            "content-warnings.xhtml#content-warnings.chapter-02"
        ]
        assert made.query("text/content-warnings.xhtml", "//x:h2/@id") == [
            "content-warnings.chapter-02"
        ]
        assert made.query("text/content-warnings.xhtml", "//x:h2/x:a/@href") == ["chapter-02.xhtml"]

    @pytest.mark.slow
    @pytest.mark.parametrize("notes", [NotePlace.CHAPTER, NotePlace.END])
    def test_an_arrangement_passes_epubcheck(
        self, notes: NotePlace, epubcheck: Epubcheck, tmp_path: Path
    ) -> None:
        choice = Arrangement(notes=notes, warnings=WarningPlace.FOLDED)
        arranged = arrange(book(chapter("chapter-01"), annotated()), choice)
        path = tmp_path / "book.epub"
        path.write_bytes(write_epub(edition(arranged.book)).data)
        assert epubcheck(path) == ()
