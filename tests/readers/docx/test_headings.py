"""Headings, titles, contents lists, and what the file says of itself."""

from __future__ import annotations

import pytest

from ebookpack.core.nodes import Heading, Paragraph
from tests.readers.docx.build import (
    HEADING_1,
    NORMAL,
    field,
    field_code,
    field_mark,
    package,
    paragraph,
    read,
    run,
    style,
    texts,
)

HEADING_2 = style("Heading2", "heading 2", given='<w:outlineLvl w:val="1"/>')
MINE = style("Mine", "My Chapter", based_on="berschrift1")
PLAIN_AGAIN = style(
    "Plain", "Looks Like One", based_on="berschrift1", given='<w:outlineLvl w:val="9"/>'
)
NAMED = style("H3", "Heading 3")
TITLE, SUBTITLE, AUTHOR = style("Title"), style("Subtitle"), style("Author")
STYLES = NORMAL + HEADING_1 + HEADING_2 + MINE + PLAIN_AGAIN + NAMED + TITLE + SUBTITLE + AUTHOR


@pytest.mark.parametrize(
    ("named", "given", "level"),
    [
        ("berschrift1", "", 1),
        ("Heading2", "", 2),
        ("H3", "", 3),
        ("Mine", "", 1),
        ("Plain", "", None),
        ("Normal", "", None),
        ("Normal", '<w:outlineLvl w:val="1"/>', 2),
        ("berschrift1", '<w:outlineLvl w:val="9"/>', None),
        ("NoSuchStyle", "", None),
    ],
)
def test_a_heading_is_what_the_outline_says(named: str, given: str, level: int | None) -> None:
    (block,) = read(package(paragraph("The Storm", style=named, given=given), styles=STYLES)).blocks
    assert getattr(block, "level", None) == level


def test_an_empty_heading_is_none() -> None:
    assert read(package(paragraph(style="berschrift1"), styles=STYLES)).blocks == ()


def numbered_headings(text: str, number_format: str, *headings: str) -> list[str]:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{number_format}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    )
    given = '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="5"/></w:numPr>'
    styles = NORMAL + style("Numbered", "heading 1", given=given)
    body = [paragraph(heading, style="Numbered") for heading in headings]
    document = read(package(*body, styles=styles, numbering=numbering))
    assert all(isinstance(block, Heading) for block in document.blocks)
    return texts(document.blocks)


def test_a_number_that_word_puts_before_a_heading_is_part_of_it() -> None:
    found = numbered_headings("Chapter %1:", "decimal", "The Storm", "The Calm")
    assert found == ["Chapter 1: The Storm", "Chapter 2: The Calm"]


def test_a_heading_may_be_nothing_but_its_number() -> None:
    assert numbered_headings("Chapter %1", "cardinalText", "", "") == ["Chapter One", "Chapter Two"]


def test_title_subtitle_and_author_at_the_head_are_fields_and_stay_paragraphs() -> None:
    document = read(
        package(
            paragraph("The Sea Room", style="Title"),
            paragraph("A Novel", style="Subtitle"),
            paragraph("Mina Hale", style="Author"),
            paragraph("One", style="berschrift1"),
            paragraph("She rowed."),
            styles=STYLES,
        )
    )
    assert [(field.name, field.value) for field in document.fields] == [
        ("title", "The Sea Room"),
        ("subtitle", "A Novel"),
        ("author", "Mina Hale"),
    ]
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.layout.style == "Title"


def test_several_authors_are_all_named_and_contents_are_no_title() -> None:
    document = read(
        package(
            paragraph("Mina Hale", style="Author"),
            paragraph("Tom Pell", style="Author"),
            paragraph("Contents", style="Title"),
            paragraph("She rowed."),
            styles=STYLES,
        )
    )
    assert [(field.name, field.value) for field in document.fields] == [
        ("author", "Mina Hale"),
        ("author", "Tom Pell"),
    ]


def test_titles_that_come_again_are_headings_above_the_others() -> None:
    document = read(
        package(
            paragraph("The Sea Room", style="Title"),
            *(paragraph("One", style="berschrift1"), paragraph("She rowed.")),
            paragraph("Part Two", style="Title"),
            paragraph("Two", style="berschrift1"),
            styles=STYLES,
        )
    )
    levels = [getattr(block, "level", None) for block in document.blocks]
    assert levels == [None, 2, None, 1, 2]


# -------------------------------------------------------------------------- contents lists

ENTRIES = [paragraph("One\t1", style="TOC1"), paragraph("Two\t9", style="TOC1")]
CONTENTS_STYLES = (
    STYLES + style("TOC1", "toc 1") + style("TOCHeading", "TOC Heading", based_on="berschrift1")
)


def contents_field() -> str:
    first = field_mark("begin") + field_code('TOC \\o "1-3"') + field_mark("separate")
    return paragraph(first, run("One\t1")) + paragraph(run("Two\t9")) + paragraph(field_mark("end"))


@pytest.mark.parametrize(
    "contents",
    [
        "".join(ENTRIES),
        contents_field(),
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{contents_field()}</w:sdtContent></w:sdt>",
    ],
)
def test_a_contents_list_is_left_out_and_reported(contents: str) -> None:
    document = read(package(contents, paragraph("She rowed."), styles=CONTENTS_STYLES))
    assert texts(document.blocks) == ["She rowed."]
    assert {item.what for item in document.left_out} == {"contents list"}
    assert " ".join(item.text for item in document.left_out).split() == ["One", "1", "Two", "9"]


def test_the_heading_of_a_contents_list_goes_with_it() -> None:
    heading = paragraph("Contents", style="TOCHeading")
    document = read(package(heading, *ENTRIES, paragraph("Text."), styles=CONTENTS_STYLES))
    assert texts(document.blocks) == ["Text."]


def test_fields_show_their_results_and_not_their_codes() -> None:
    body = paragraph(
        run("See "),
        field("REF _Ref1 \\h", run("below")),
        run(", page "),
        field("PAGE", run("7")),
        f'<w:fldSimple w:instr="SEQ Figure">{run("3")}</w:fldSimple>',
        run("."),
    )
    assert texts(read(package(body)).blocks) == ["See below, page 3."]


def test_a_field_inside_of_a_code_is_not_shown() -> None:
    inner = field("DATE", run("today"))
    body = paragraph(
        *(field_mark("begin"), field_code("IF "), inner, field_mark("separate")),
        *(run("result"), field_mark("end"), run(" after")),
    )
    assert texts(read(package(body)).blocks) == ["result after"]


def test_a_field_without_an_end_does_not_swallow_the_rest() -> None:
    body = paragraph(run("One. "), field_mark("begin"), field_code("REF x")) + paragraph("Two.")
    assert texts(read(package(body)).blocks) == ["One.", "Two."]


# ------------------------------------------------------------------------------ properties


def fields(core: str) -> list[tuple[str, str]]:
    return [(f.name, f.value) for f in read(package(paragraph("Text."), core=core)).fields]


def test_core_properties_are_fields() -> None:
    core = (
        "<dc:title>The Sea Room</dc:title><dc:creator>Mina Hale</dc:creator>"
        "<dc:language>en-GB</dc:language><dc:description>A storm.</dc:description>"
        "<dc:subject>Sea</dc:subject><cp:keywords>boats, storms</cp:keywords>"
        "<cp:lastModifiedBy>Bob</cp:lastModifiedBy>"
    )
    assert fields(core) == [
        ("title", "The Sea Room"),
        ("author", "Mina Hale"),
        ("language", "en-GB"),
        ("description", "A storm."),
        ("subject", "Sea"),
        ("keywords", "boats, storms"),
    ]


@pytest.mark.parametrize(
    "core",
    [
        "<dc:title>Microsoft Word - draft7.doc</dc:title>",
        "<dc:title>Document1</dc:title>",
        "<dc:title>final FINAL.docx</dc:title>",
        "<dc:title> </dc:title>",
        "<dc:title>.</dc:title>",
        "<dc:creator>Microsoft Office User</dc:creator>",
        "<dc:creator>python-docx</dc:creator>",
        "<dc:creator>me@example.org</dc:creator>",
        "<dc:creator>eng-dept</dc:creator>",
        "<dc:creator>Sales Department</dc:creator>",
        "<dc:creator>admin</dc:creator>",
        "<dc:creator>DESKTOP-7QK2M1</dc:creator>",
        "<dc:creator>Valued Customer</dc:creator>",
        "<dc:creator>Un-named</dc:creator>",
        "<dc:description>generated by python-docx</dc:description>",
        "<dc:language>nobody knows</dc:language>",
    ],
)
def test_what_a_program_fills_in_is_not(core: str) -> None:
    assert fields(core) == []


@pytest.mark.parametrize("name", ["Ada Office-Pell", "moon_calf92", "Guest, Judith", "Systema"])
def test_names_of_people_are_authors(name: str) -> None:
    assert fields(f"<dc:creator>{name}</dc:creator>") == [("author", name)]


def test_the_title_in_the_text_counts_for_more_than_the_property() -> None:
    data = package(
        paragraph("The Sea Room", style="Title"),
        paragraph("She rowed."),
        styles=STYLES,
        core="<dc:title>Old Template</dc:title>",
    )
    assert [(field.name, field.value) for field in read(data).fields] == [("title", "The Sea Room")]


def test_headings_whose_bookmarks_share_a_name_have_ids_of_their_own() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="same"/>'
    body = [paragraph(mark, run(text), style="berschrift1") for text in ("One", "Two")]
    blocks = read(package(*body, styles=STYLES)).blocks
    assert [getattr(block, "id", None) for block in blocks] == ["same", "heading-2"]


def test_a_page_break_behind_a_contents_list_counts() -> None:
    broken = paragraph(run("Three 12"), '<w:r><w:br w:type="page"/></w:r>', style="TOC1")
    first = paragraph("Before.")
    document = read(package(first, *ENTRIES, broken, paragraph("After."), styles=CONTENTS_STYLES))
    after = document.blocks[1]
    assert isinstance(after, Paragraph)
    assert after.layout.gap == 4
