"""How paragraphs lie: blank ones, breaks, rules, indents, line ends, drop caps, text boxes."""

from __future__ import annotations

import pytest

from ebookpack.core.nodes import Align, LineBreak, Paragraph, Rule, Strong, Text
from tests.readers.docx.build import (
    BOLD,
    EMPTY,
    ITALIC,
    NORMAL,
    package,
    paragraph,
    paragraphs,
    read,
    run,
    style,
    texts,
)

PROSE = ["She rowed.", "He slept.", "It rained.", "They ate.", "Night fell.", "Day broke."]
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
LINE_END = "<w:r><w:br/></w:r>"


def borders(*sides: str) -> str:
    drawn = "".join(f'<w:{side} w:val="single" w:sz="6"/>' for side in sides)
    return f"<w:pBdr>{drawn}</w:pBdr>"


def gaps(data: bytes) -> list[int]:
    return [block.layout.gap for block in paragraphs(data)]


# ---------------------------------------------------------------------------- white space


def test_an_empty_paragraph_that_is_seldom_is_a_gap() -> None:
    body = [*map(paragraph, PROSE[:4]), EMPTY, *map(paragraph, PROSE[4:])]
    assert gaps(package(*body)) == [0, 0, 0, 0, 1, 0]


def test_an_empty_paragraph_between_every_two_is_a_habit() -> None:
    body = EMPTY.join(map(paragraph, PROSE))
    assert gaps(package(body)) == [0, 0, 0, 0, 0, 0]


def test_two_of_them_where_one_is_the_habit_are_a_gap() -> None:
    body = EMPTY.join(map(paragraph, PROSE[:4])) + EMPTY * 3 + EMPTY.join(map(paragraph, PROSE[4:]))
    assert gaps(package(body)) == [0, 0, 0, 0, 2, 0]


def test_a_paragraph_of_blanks_is_empty() -> None:
    body = [*map(paragraph, PROSE[:4]), paragraph(" \u00a0\t"), *map(paragraph, PROSE[4:])]
    assert gaps(package(*body)) == [0, 0, 0, 0, 1, 0]


def test_space_above_a_paragraph_beyond_what_is_usual_is_a_gap() -> None:
    spaced = paragraph("Years later.", given='<w:spacing w:before="600"/>')
    assert gaps(package(*map(paragraph, PROSE[:3]), spaced, paragraph("They met."))) == [
        *(0, 0, 0),
        2,
        0,
    ]


def test_space_above_every_paragraph_is_a_habit() -> None:
    normal = style("Normal", default=True, given='<w:spacing w:before="480"/>')
    assert gaps(package(*map(paragraph, PROSE), styles=normal)) == [0] * 6


@pytest.mark.parametrize(
    "broken",
    [
        paragraph(PAGE_BREAK) + paragraph("After."),
        paragraph(PAGE_BREAK, "After."),
        paragraph("After.", given="<w:pageBreakBefore/>"),
        EMPTY.replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>") + paragraph("After."),
    ],
)
def test_a_page_break_is_a_wide_gap(broken: str) -> None:
    assert gaps(package(*map(paragraph, PROSE[:3]), broken)) == [0, 0, 0, 4]


def test_a_page_break_parts_a_paragraph() -> None:
    found = paragraphs(package(paragraph("Before. ", PAGE_BREAK, run("After."))))
    assert texts(found) == ["Before.", "After."]
    assert found[1].layout.gap == 4


@pytest.mark.parametrize(("kind", "gap"), [("nextPage", 4), ("oddPage", 4), ("continuous", 0)])
def test_a_section_that_starts_a_page_is_a_wide_gap(kind: str, gap: int) -> None:
    body = (
        paragraph("Before.", given="<w:sectPr/>"),
        paragraph("After."),
        f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>',
    )
    assert gaps(package(*body)) == [0, gap]


# ---------------------------------------------------------------------------------- place


@pytest.mark.parametrize(
    ("jc", "align"),
    [
        ("center", Align.CENTER),
        ("right", Align.RIGHT),
        ("end", Align.RIGHT),
        ("both", Align.NATURAL),
        ("start", Align.NATURAL),
    ],
)
def test_alignment_is_kept(jc: str, align: Align) -> None:
    found = paragraphs(package(paragraph("* * *", given=f'<w:jc w:val="{jc}"/>')))
    assert [block.align for block in found] == [align]


def test_alignment_comes_from_the_style_that_a_style_is_based_on() -> None:
    styles = NORMAL + style("Mid", given='<w:jc w:val="center"/>') + style("Low", based_on="Mid")
    (found,) = paragraphs(package(paragraph("* * *", style="Low"), styles=styles))
    assert (found.align, found.layout.style) == (Align.CENTER, "Low")


def test_indents_are_columns_beyond_what_is_usual() -> None:
    ordinary = '<w:ind w:left="240" w:firstLine="720"/>'
    letter = '<w:ind w:start="0.5in" w:end="0.5in"/>'
    body = [paragraph(text, given=ordinary) for text in PROSE]
    found = paragraphs(package(*body, paragraph("Dear John,", given=letter)))
    assert {(p.layout.indent, p.layout.first) for p in found[:-1]} == {(0, 6)}
    assert (found[-1].layout.indent, found[-1].layout.first) == (4, 0)


def test_a_hanging_indent_does_not_stand_in() -> None:
    given = '<w:ind w:left="720" w:hanging="720"/>'
    found = paragraphs(package(*map(paragraph, PROSE), paragraph("Austen, Jane.", given=given)))
    assert (found[-1].layout.indent, found[-1].layout.first) == (0, 0)


def test_a_tab_at_the_start_is_an_indent_of_the_first_line() -> None:
    (found,) = paragraphs(package(paragraph("<w:r><w:tab/><w:t>She rowed.</w:t></w:r>")))
    assert (texts([found]), found.layout.first) == (["She rowed."], 6)


# ------------------------------------------------------------------------------ line ends


def test_short_lines_keep_their_ends_and_their_indents() -> None:
    verse = paragraph(run("The sea"), LINE_END, run("    the sea"), LINE_END, run("is wide"))
    (found,) = paragraphs(package(verse))
    assert found.children == (
        Text(text="The sea"),
        LineBreak(),
        Text(text="the sea"),
        LineBreak(),
        Text(text="is wide"),
    )
    assert found.layout.lines == (0, 4, 0)


def test_line_ends_between_long_lines_part_paragraphs() -> None:
    long = "It rained all day, and the river rose until the lower fields were gone. " * 2
    found = paragraphs(package(paragraph(run(long), LINE_END, run(long))))
    assert texts(found) == [long.strip()] * 2
    assert [block.layout.lines for block in found] == [(), ()]


def test_a_blank_line_inside_of_a_paragraph_parts_it() -> None:
    pasted = paragraph(
        run("One."), LINE_END * 2, run("Two."), LINE_END * 2, run("Three."), LINE_END
    )
    found = paragraphs(package(pasted))
    assert texts(found) == ["One.", "Two.", "Three."]
    assert [block.layout.gap for block in found] == [0, 0, 0]


# ---------------------------------------------------------------------------------- rules


@pytest.mark.parametrize("sides", [("top",), ("bottom",), ("top", "bottom")])
def test_borders_of_an_empty_paragraph_are_a_rule(sides: tuple[str, ...]) -> None:
    blocks = read(
        package(paragraph("A."), paragraph(given=borders(*sides)), paragraph("B."))
    ).blocks
    assert [type(block) for block in blocks] == [Paragraph, Rule, Paragraph]


def test_word_draws_the_rule_that_one_types_below_the_paragraph_above() -> None:
    blocks = read(package(paragraph("A.", given=borders("bottom")), paragraph("B."))).blocks
    assert [type(block) for block in blocks] == [Paragraph, Rule, Paragraph]


def test_a_box_is_no_rule() -> None:
    boxed = paragraph("A.", given=borders("top", "left", "bottom", "right"))
    assert [type(block) for block in read(package(boxed)).blocks] == [Paragraph]


@pytest.mark.parametrize(
    "drawn",
    [
        '<w:pict><v:rect style="width:0;height:1.5pt" o:hr="t"/></w:pict>',
        '<w:drawing><wps:wsp><a:prstGeom prst="line"/></wps:wsp></w:drawing>',
    ],
)
def test_a_line_that_is_drawn_is_a_rule(drawn: str) -> None:
    blocks = read(
        package(paragraph("A."), paragraph(f"<w:r>{drawn}</w:r>"), paragraph("B."))
    ).blocks
    assert [type(block) for block in blocks] == [Paragraph, Rule, Paragraph]


# --------------------------------------------------------------- drop caps and text boxes


def test_a_drop_cap_is_the_first_letter_of_its_paragraph() -> None:
    cap = paragraph(run("O", BOLD), given='<w:framePr w:dropCap="drop" w:lines="3"/>')
    (found,) = paragraphs(package(cap, paragraph("nce upon a time.")))
    assert found.children == (Text(text="Once upon a time."),)


def test_a_text_box_is_read_once_though_it_is_written_twice() -> None:
    box = f"<w:txbxContent>{paragraph('Private. Keep out.')}</w:txbxContent>"
    drawn = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp>'
        f"<wps:txbx>{box}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = paragraphs(package(paragraph("The sign said:", drawn), paragraph("So he went.")))
    assert texts(found) == ["The sign said:", "Private. Keep out.", "So he went."]


def test_bold_lines_stay_paragraphs() -> None:
    (found,) = paragraphs(package(paragraph(run("The Storm", BOLD))))
    assert found.children == (Strong(children=(Text(text="The Storm"),)),)


def test_controls_smart_tags_and_custom_xml_are_looked_through() -> None:
    wrapped = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('One.')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{paragraph('Two.')}</w:customXml>"
        + paragraph(f"<w:smartTag>{run('Three')}</w:smartTag>", run("."))
        + paragraph(f"<w:sdt><w:sdtContent>{run('Four.', ITALIC)}</w:sdtContent></w:sdt>")
    )
    assert texts(read(package(wrapped)).blocks) == ["One.", "Two.", "Three.", "Four."]


def test_the_prompt_of_an_empty_control_is_left_out_and_reported() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{paragraph('Click here.')}</w:sdtContent></w:sdt>"
    )
    document = read(package(prompt, paragraph("Text.")))
    assert texts(document.blocks) == ["Text."]
    assert [(item.what, item.text) for item in document.left_out] == [
        ("placeholder", "Click here.")
    ]


def test_a_paragraph_says_where_it_is() -> None:
    span = paragraphs(package(EMPTY, paragraph("Second.")))[0].span
    assert str(span) == "novel.docx:2"
