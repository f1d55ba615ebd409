"""Paragraphs, headings, lists, tables, pictures: what stands on the page."""

from __future__ import annotations

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import Align, Figure, Heading, List, Paragraph, Rule, Table
from tests.readers.docx.build import PNG
from tests.readers.odt.build import (
    codes,
    frame,
    h,
    listed,
    note,
    numbered,
    odt,
    p,
    read,
    style,
    texts,
)

HEADING = style("Heading_20_1", more='style:display-name="Heading 1"')
BULLETS = (
    '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="•"/></text:list-style>'
)


def paragraphs(data: bytes) -> list[Paragraph]:
    return [block for block in read(data).blocks if isinstance(block, Paragraph)]


def test_headings_by_their_outline_level() -> None:
    document = read(odt(h("Part"), h("One", 2), p("Text."), styles=HEADING))
    assert [(b.level, texts([b])) for b in document.blocks if isinstance(b, Heading)] == [
        (1, ["Part"]),
        (2, ["One"]),
    ]


def test_a_paragraph_style_can_make_headings() -> None:
    styles = style("Kapitel", more='style:default-outline-level="1"')
    (block,) = read(odt(p("Eins", style="Kapitel"), styles=styles)).blocks
    assert isinstance(block, Heading)


def test_headings_say_the_number_that_the_outline_gives_them() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-prefix="Chapter "/></text:outline-style>'
    )
    document = read(odt(h("Tar"), p("Text."), h("Oil"), styles=outline))
    assert texts(document.blocks) == ["Chapter I Tar", "Text.", "Chapter II Oil"]


def test_title_author_and_subtitle_by_style() -> None:
    styles = style("Title") + style("Subtitle")
    document = read(
        odt(p("The Pier", style="Title"), p("A Tale", style="Subtitle"), p("Text."), styles=styles)
    )
    assert {f.name: f.value for f in document.fields} == {"title": "The Pier", "subtitle": "A Tale"}


def test_alignment_and_page_breaks_come_through_the_styles() -> None:
    styles = style("Opener", given='fo:text-align="center"')
    automatic = style("P1", given='fo:break-before="page"', parent="Opener")
    data = odt(p("One."), p("II", style="P1"), p("Two."), styles=styles, automatic=automatic)
    assert [(b.align, b.layout.gap) for b in paragraphs(data)] == [
        (Align.NATURAL, 0),
        (Align.CENTER, 4),
        (Align.NATURAL, 0),
    ]


def test_a_page_style_of_its_own_starts_a_page() -> None:
    automatic = style("P1", parent="Standard", more='style:master-page-name="Chapter"')
    data = odt(p("One."), p("Two.", style="P1"), automatic=automatic)
    assert [b.layout.gap for b in paragraphs(data)] == [0, 4]


def test_empty_paragraphs_are_gaps() -> None:
    assert [b.layout.gap for b in paragraphs(odt(p("a"), p("b"), p(), p("c"), p("d")))] == [
        0,
        0,
        1,
        0,
    ]


def test_a_horizontal_line_is_a_rule() -> None:
    styles = style(
        "Horizontal_20_Line", given='fo:border-bottom="1pt solid #000" fo:border-top="none"'
    )
    document = read(odt(p("a"), p(style="Horizontal_20_Line"), p("b"), styles=styles))
    assert isinstance(document.blocks[1], Rule)


def test_lists_nest_and_their_items_hold_several_paragraphs() -> None:
    inner = listed(p("inner"))
    data = odt(listed(p("one") + p("more of it"), p("two") + inner, style="N"), p("End."))
    document = read(data)
    numbers = read(
        odt(
            listed(p("one") + p("more of it"), p("two") + inner, style="N"),
            automatic=numbered("N"),
        )
    )
    assert [type(b) for b in document.blocks] == [List, Paragraph]
    (whole,) = numbers.blocks
    assert isinstance(whole, List)
    assert whole.ordered
    assert [texts(item) for item in whole.items] == [["one", "more of it"], ["two", "inner"]]


def test_a_list_goes_on_where_it_says_so_and_starts_where_it_says_so() -> None:
    data = odt(
        listed(p("one"), p("two"), style="N"),
        p("Between."),
        listed(p("three"), p("four"), style="N", more='text:continue-numbering="true"'),
        p("Between."),
        '<text:list text:style-name="N"><text:list-item text:start-value="9">'
        f"{p('nine')}</text:list-item><text:list-item>{p('ten')}</text:list-item></text:list>",
        automatic=numbered("N"),
    )
    assert [b.start for b in read(data).blocks if isinstance(b, List)] == [1, 3, 9]


def test_bullets_are_unordered() -> None:
    (block,) = read(odt(listed(p("tar"), p("oil"), style="L"), automatic=BULLETS)).blocks
    assert isinstance(block, List)
    assert not block.ordered


def cell(*content: str) -> str:
    return f"<table:table-cell>{''.join(content)}</table:table-cell>"


def test_tables_with_their_head() -> None:
    data = odt(
        "<table:table><table:table-header-rows><table:table-row>"
        + cell(p("Ship"))
        + cell(p("Port"))
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell(p("Ida"))
        + cell(p("Hull"), p("Grimsby"))
        + "</table:table-row></table:table>"
    )
    (table,) = read(data).blocks
    assert isinstance(table, Table)
    assert len(table.head) == 2
    assert texts([table]) == ["Ship\nPort\nIda\nHull\nGrimsby"]


def test_cells_that_are_repeated_a_million_times_are_few() -> None:
    empty = '<table:table-cell table:number-columns-repeated="1000000"/>'
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell(p("a"))}{empty}'
    (table,) = read(odt(f"<table:table>{row}</table:table-row></table:table>")).blocks
    assert isinstance(table, Table)
    assert len(table.rows) * len(table.rows[0]) < 10_000


def test_a_table_of_one_column_is_a_box_around_text() -> None:
    row = f"<table:table-row>{cell(p('Dear Ida,'))}</table:table-row>"
    assert texts(read(odt(f"<table:table>{row}</table:table>")).blocks) == ["Dear Ida,"]


def test_pictures_with_their_description() -> None:
    image = '<draw:image xlink:href="Pictures/quay.png"/>'
    data = odt(p(frame(image, "Quay", "The quay at dawn")), files={"Pictures/quay.png": PNG})
    document = read(data)
    (figure,) = document.blocks
    assert isinstance(figure, Figure)
    assert figure.image.alt == "The quay at dawn"
    assert [r.data for r in document.resources] == [PNG]


def test_a_picture_marked_as_decoration_needs_no_text() -> None:
    loext = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
    image = frame('<draw:image xlink:href="Pictures/quay.png"/>', "Quay").replace(
        "<draw:frame", f'<draw:frame xmlns:loext="{loext}" loext:decorative="true"'
    )
    (figure,) = read(odt(p(image), files={"Pictures/quay.png": PNG})).blocks
    assert isinstance(figure, Figure)
    assert figure.image.decorative


def test_a_caption_in_the_frame_of_a_picture_is_its_caption() -> None:
    image = frame('<draw:image xlink:href="Pictures/quay.png"/>')
    box = frame(
        f"<draw:text-box>{p(image, 'Figure 1: The quay', style='Illustration')}</draw:text-box>"
    )
    data = odt(p(box), styles=style("Illustration"), files={"Pictures/quay.png": PNG})
    (figure,) = read(data).blocks
    assert isinstance(figure, Figure)
    assert texts([figure]) == ["Figure 1: The quay"]


def test_a_picture_that_is_not_there_is_an_error() -> None:
    diagnostics = Diagnostics()
    read(odt(p("a", frame('<draw:image xlink:href="Pictures/quay.png"/>'))), diagnostics)
    assert codes(diagnostics) == ["R312"]


def test_text_boxes_stand_behind_the_paragraph_that_anchors_them() -> None:
    box = frame(f"<draw:text-box>{p('In the box.')}</draw:text-box>")
    assert texts(read(odt(p("Anchor", box, " here."), p("After."))).blocks) == [
        "Anchor here.",
        "In the box.",
        "After.",
    ]


def test_a_formula_is_set_as_its_letters() -> None:
    diagnostics = Diagnostics()
    formula = frame(
        "<draw:object><math:math><math:mi>E</math:mi><math:mo>=</math:mo>"
        "<math:mi>m</math:mi></math:math></draw:object>"
    )
    assert texts(read(odt(p("So ", formula)), diagnostics).blocks) == ["So E = m"]
    assert codes(diagnostics) == ["R316"]


def test_a_contents_list_is_left_out() -> None:
    contents = (
        "<text:table-of-content><text:index-body>" + p("One\t1") + "</text:index-body>"
        "</text:table-of-content>"
    )
    document = read(odt(contents, h("One"), p("Text.")))
    assert texts(document.blocks) == ["One", "Text."]
    assert [o.what for o in document.left_out] == ["contents list"]


def test_a_hidden_section_is_left_out() -> None:
    document = read(odt(f"<text:section text:display='none'>{p('Draft.')}</text:section>", p("a")))
    assert texts(document.blocks) == ["a"]
    assert [o.text for o in document.left_out] == ["Draft."]


def test_a_note_may_hold_several_paragraphs() -> None:
    document = read(odt(p("a", note(p("One.") + p("Two.")))))
    assert texts(document.notes[0].blocks) == ["One.", "Two."]
