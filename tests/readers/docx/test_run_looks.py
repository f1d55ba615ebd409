"""Italics, bold and the rest, from wherever they come."""

from __future__ import annotations

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import (
    Emphasis,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Ruby,
    SmallCaps,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from tests.readers.docx.build import (
    BOLD,
    HEADING_1,
    ITALIC,
    NORMAL,
    codes,
    package,
    paragraph,
    paragraphs,
    read,
    run,
    style,
)

OFF = '<w:i w:val="0"/>'
CHARACTER = style("Thought", kind="character", run_look=ITALIC)
INNER = style("Inner", kind="character", based_on="Thought")
LETTER = style("Letter", based_on="Normal", run_look=ITALIC)
DEEPER = style("Deeper", based_on="Letter")
STYLES = NORMAL + CHARACTER + INNER + LETTER + DEEPER
IN_THOUGHT, IN_INNER = '<w:rStyle w:val="Thought"/>', '<w:rStyle w:val="Inner"/>'
ITALIC_BY_DEFAULT = f"<w:rPrDefault><w:rPr>{ITALIC}</w:rPr></w:rPrDefault>"


def inlines(*runs: str, in_style: str = "", defaults: str = "", styles: str = STYLES) -> Inlines:
    data = package(paragraph(*runs, style=in_style), styles=styles, defaults=defaults)
    return paragraphs(data)[0].children


def text(content: str) -> Text:
    return Text(text=content)


def emphasis(*content: str) -> Emphasis:
    return Emphasis(children=tuple(map(text, content)))


@pytest.mark.parametrize(
    ("in_style", "look", "italic"),
    [
        ("", "", False),
        ("", ITALIC, True),
        ("", '<w:i w:val="false"/>', False),
        ("", IN_THOUGHT, True),
        ("", IN_INNER, True),
        ("Letter", "", True),
        ("Deeper", "", True),
        # A toggle in a style that has it already turns it off; one set directly does not.
        ("Letter", IN_THOUGHT, False),
        ("Deeper", IN_INNER, False),
        ("Letter", ITALIC, True),
        ("Letter", OFF, False),
        ("Letter", IN_THOUGHT + ITALIC, True),
        ("", IN_THOUGHT + OFF, False),
    ],
)
def test_italics_go_through_the_whole_cascade(in_style: str, look: str, italic: bool) -> None:
    assert inlines(run("Run!", look), in_style=in_style) == (
        (emphasis("Run!"),) if italic else (text("Run!"),)
    )


def test_a_manuscript_all_in_italics_stresses_by_roman() -> None:
    found = inlines(run("He said "), run("no", OFF), run("."), defaults=ITALIC_BY_DEFAULT)
    assert found == (text("He said "), emphasis("no"), text("."))


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (BOLD, Strong(children=(text("word"),))),
        (ITALIC + BOLD, Emphasis(children=(Strong(children=(text("word"),)),))),
        ("<w:smallCaps/>", SmallCaps(children=(text("word"),))),
        ("<w:caps/>", SmallCaps(children=(text("word"),))),
        ("<w:strike/>", Strikethrough(children=(text("word"),))),
        ("<w:dstrike/>", Strikethrough(children=(text("word"),))),
        ('<w:vertAlign w:val="superscript"/>', Superscript(children=(text("word"),))),
        ('<w:vertAlign w:val="subscript"/>', Subscript(children=(text("word"),))),
        # A typescript underlines what is to be set in italics.
        ('<w:u w:val="single"/>', emphasis("word")),
        ('<w:u w:val="none"/>', text("word")),
        ("<w:rtl/><w:iCs/>", emphasis("word")),
    ],
)
def test_every_look_has_its_node(look: str, expected: Inline) -> None:
    assert inlines(run("a "), run("word", look)) == (
        (text("a word"),) if expected == text("word") else (text("a "), expected)
    )


def test_capitals_that_are_typed_stay_capitals() -> None:
    assert inlines(run("NASA", "<w:caps/>"), run(" rose")) == (text("NASA rose"),)


def test_runs_that_word_cut_up_are_joined() -> None:
    assert inlines(run("Mi", ITALIC), run("na", ITALIC), run(" ro"), run("wed.")) == (
        emphasis("Mina"),
        text(" rowed."),
    )


def test_white_space_does_not_show_a_look() -> None:
    found = inlines(run("one ", ITALIC), run("two"), run(" "), run("three", ITALIC))
    assert found == (emphasis("one"), text(" two "), emphasis("three"))


def test_white_space_between_two_of_a_look_does_not_part_them() -> None:
    assert inlines(run("one", ITALIC), run(" "), run("two", ITALIC)) == (emphasis("one two"),)


def test_a_bold_heading_style_is_no_stress() -> None:
    bold = style("Bold", "heading 1", run_look=BOLD)
    data = package(
        paragraph("One ", run("Only", ITALIC), style="Bold"),
        paragraph(run("All of it", ITALIC), style="Bold"),
        styles=NORMAL + bold,
    )
    first, second = read(data).blocks
    assert getattr(first, "children", None) == (text("One "), emphasis("Only"))
    assert getattr(second, "children", None) == (text("All of it"),)


def test_hidden_text_is_left_out_and_reported() -> None:
    document = read(package(paragraph("Seen.", run(" Unseen.", "<w:vanish/>"))))
    assert [(item.what, item.text) for item in document.left_out] == [("hidden text", "Unseen.")]
    assert document.blocks[0] == paragraphs(package(paragraph("Seen.")))[0]


def test_characters_that_are_elements() -> None:
    data = package(
        paragraph(
            "<w:r><w:t>re</w:t><w:softHyphen/><w:t>turn well</w:t><w:noBreakHyphen/>"
            "<w:t>nigh</w:t><w:tab/><w:t>home</w:t></w:r>"
        )
    )
    assert paragraphs(data)[0].children == (text("re\u00adturn well\u2011nigh home"),)


def test_symbols_of_symbol_fonts_are_characters() -> None:
    symbols = (
        '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf062</w:t></w:r>'
    )
    assert inlines(symbols) == (text("α★β"),)


def test_a_symbol_that_nobody_knows_is_reported() -> None:
    diagnostics = Diagnostics()
    read(package(paragraph('<w:r><w:sym w:font="Dings" w:char="F0FF"/></w:r>')), diagnostics)
    assert codes(diagnostics) == ["R317"]


def test_a_reading_stands_beside_its_word() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('こころ')}</w:rt>"
        f"<w:rubyBase>{run('心')}</w:rubyBase></w:ruby></w:r>"
    )
    assert inlines(ruby) == (Ruby(reading="こころ", children=(text("心"),)),)


LONG = "It was a long story, told in English from its beginning to its end. " * 4


def test_a_language_that_is_marked_on_a_few_words_is_believed() -> None:
    german = run("Weltschmerz und Angst", '<w:lang w:val="de-DE"/>')
    found = inlines(run(LONG, '<w:lang w:val="en-GB"/>'), german)
    assert found[-1] == Language(tag="de-DE", children=(text("Weltschmerz und Angst"),))


def test_languages_that_contradict_one_another_are_not() -> None:
    found = inlines(
        run("Half of it. ", '<w:lang w:val="en-GB"/>'),
        run("Und die andere", '<w:lang w:val="de-DE"/>'),
    )
    assert found == (text("Half of it. Und die andere"),)


def test_a_language_that_is_marked_on_a_single_upright_word_is_not() -> None:
    found = inlines(run(LONG, '<w:lang w:val="en-GB"/>'), run("Angst", '<w:lang w:val="de-DE"/>'))
    assert found == (text(f"{LONG}Angst"),)


def test_a_line_end_is_kept_in_the_middle_of_a_look() -> None:
    found = inlines("<w:r><w:rPr><w:i/></w:rPr><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>")
    assert found == (Emphasis(children=(text("one"), LineBreak(), text("two"))),)


def test_a_style_based_on_itself_does_no_harm() -> None:
    looping = style("A", based_on="B", run_look=ITALIC) + style("B", based_on="A") + HEADING_1
    assert inlines("word", in_style="B", styles=NORMAL + looping) == (emphasis("word"),)
