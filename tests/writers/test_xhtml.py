from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.nodes import (
    Block,
    Emphasis,
    Heading,
    Image,
    Language,
    Link,
    NoteRef,
    Paragraph,
    Quote,
    QuoteKind,
    Ruby,
    SceneBreak,
    Speech,
    StageDirection,
    Verse,
    VerseLine,
)
from ebookpack.writers.xhtml import Xhtml
from tests.writers.builders import LONG_TEXT, paragraph, text


def xhtml() -> Xhtml:
    return Xhtml(
        note_call=lambda note: f'<a href="#{note}">1</a>',
        image_source=lambda name: f"images/{name}" if name != "gone.png" else None,
        scene_break=lambda _: "<hr/>",
        link_target=lambda href: None if href == "#nowhere" else href,
    )


def written(*blocks: Block, drop_cap: bool = False) -> str:
    return xhtml().blocks(blocks, drop_cap=drop_cap)


def initial(words: str) -> str:
    """How a chapter of this one paragraph starts, padded to the length an initial needs."""
    markup = written(paragraph(words + " and so on" * 30), drop_cap=True)
    return markup.removeprefix('<p class="first">').partition(" and so on")[0]


def test_first_paragraph_and_those_after_breaks_are_flush() -> None:
    assert written(paragraph("a"), paragraph("b"), SceneBreak(), paragraph("c")).splitlines() == [
        '<p class="first">a</p>',
        "<p>b</p>",
        "<hr/>",
        '<p class="first">c</p>',
    ]


def test_text_going_on_below_verse_is_marked() -> None:
    verse = Verse(stanzas=((VerseLine(children=(text("la"),)),),))
    assert written(paragraph("a"), verse, paragraph("b")).endswith('<p class="continued">b</p>')


def test_markup_in_text_is_text() -> None:
    assert written(paragraph('<b>&"')) == '<p class="first">&lt;b&gt;&amp;"</p>'


def test_lines_of_verse_end_within_themselves() -> None:
    lines = (VerseLine(children=(text("one"),)), VerseLine(children=(text("two"),), indent=2))
    assert written(Verse(stanzas=(lines,))) == (
        '<div class="verse">\n<p class="stanza"><span class="line">one<br/></span>\n'
        '<span class="line indent-2">two</span></p>\n</div>'
    )


class TestPlay:
    def test_the_words_run_on_behind_the_name_of_the_speaker(self) -> None:
        speech = Speech(
            speaker=(text("ANNE."),),
            direction=(text("(aside)"),),
            blocks=(paragraph("He is late."), paragraph("Again.")),
        )
        assert written(speech) == (
            '<div class="speech">\n<p class="persona"><b class="speaker">ANNE.</b> '
            '<i class="direction">(aside)</i> He is late.</p>\n<p>Again.</p></div>'
        )

    def test_verse_stands_below_the_name(self) -> None:
        verse = Verse(stanzas=((VerseLine(children=(text("la"),)),),))
        assert (
            '<p class="persona"><b class="speaker">ANNE.</b></p>\n<div class="verse">'
            in written(Speech(speaker=(text("ANNE."),), blocks=(verse,)))
        )

    def test_a_paragraph_that_is_all_direction_says_so(self) -> None:
        direction = Paragraph(children=(StageDirection(children=(text("Exit."),)),))
        assert written(direction) == '<p class="direction"><i class="direction">Exit.</i></p>'

    def test_an_epub_says_what_the_elements_mean(self) -> None:
        semantic = replace(xhtml(), epub_types=True)
        speech = Speech(speaker=(text("ANNE."),), blocks=(paragraph("He is late."),))
        assert '<b class="speaker" epub:type="z3998:persona">' in semantic.blocks((speech,))


def test_ruby_is_ruby_with_brackets_for_what_does_not_know_it() -> None:
    ruby = Ruby(reading="かわ", children=(text("川"),))
    assert xhtml().inlines((ruby,)) == "<ruby>川<rp>(</rp><rt>かわ</rt><rp>)</rp></ruby>"


class TestDropCapital:
    def test_initial_and_lead_in(self) -> None:
        assert initial("The tide had gone") == (
            '<span class="drop-cap">T</span><span class="lead-in">he tide had gone</span>'
        )

    def test_opening_quote_stays_with_its_letter(self) -> None:
        assert initial("“No, sir").startswith(
            '<span class="drop-cap"><span class="drop-quote">“</span>N</span>'
        )

    def test_accent_stays_on_its_letter(self) -> None:
        assert initial("E\u0301tait-il").startswith('<span class="drop-cap">E\u0301</span>')

    def test_none_for_figures_small_letters_and_scripts_without_capitals(self) -> None:
        for words in ("1984 was", "e e c", "הים נסוג", "— and", "“‘So"):
            assert initial(words) == words

    def test_none_for_a_short_paragraph(self) -> None:
        assert "drop-cap" not in written(paragraph("“No.”"), paragraph(LONG_TEXT), drop_cap=True)

    def test_after_an_epigraph(self) -> None:
        epigraph = Quote(kind=QuoteKind.EPIGRAPH, blocks=(paragraph("Time and tide."),))
        markup = written(epigraph, paragraph(LONG_TEXT), drop_cap=True)
        assert '<p class="first"><span class="drop-cap">T</span>' in markup

    def test_no_letter_is_lost(self) -> None:
        markup = written(paragraph(LONG_TEXT, Emphasis(children=(text("!"),))), drop_cap=True)
        assert markup.count("<span") == 2
        for tag in ('<p class="first">', "</p>", "<em>", "</em>", "</span>"):
            markup = markup.replace(tag, "")
        markup = markup.replace('<span class="drop-cap">', "").replace('<span class="lead-in">', "")
        assert markup == LONG_TEXT + "!"


class TestLinks:
    def test_link_to_nowhere_is_text(self) -> None:
        assert xhtml().inlines((Link(href="#nowhere", children=(text("there"),)),)) == "there"

    def test_inner_link_stays_where_links_are_nested(self) -> None:
        link = Link(href="https://example.org", children=(text("see"), NoteRef(note="n")))
        assert xhtml().inlines((link,)) == 'see<a href="#n">1</a>'


def test_picture_that_is_not_there_leaves_its_text() -> None:
    gone = Image(resource="gone.png", alt="A <map>")
    assert xhtml().inlines((gone,)) == "A &lt;map&gt;"


def test_direction_of_a_foreign_word() -> None:
    word = Language(tag="ar", children=(text("سلام"),))
    assert xhtml().inlines((word,)) == '<span lang="ar" xml:lang="ar" dir="rtl">سلام</span>'


def test_headings_stop_at_six() -> None:
    deep = Heading(level=9, id="deep", children=(text("x"),))
    assert written(deep, Paragraph(children=(text("y"),))).startswith('<h6 id="deep">x</h6>')


def test_emphasis_of_more_than_a_line_says_so() -> None:
    stressed, dreamt = Emphasis(children=(text("she"),)), Emphasis(children=(text("she " * 21),))

    assert "<em>she</em>" in written(paragraph(stressed))
    assert '<em class="long">she she' in written(paragraph(dreamt))
