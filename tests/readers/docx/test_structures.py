"""Links, lists, tables, notes, pictures, comments and tracked changes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Cell,
    Figure,
    Heading,
    Image,
    Inlines,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Table,
    Text,
)
from tests.readers.docx.build import (
    EMPTY,
    HEADING_1,
    NORMAL,
    PNG,
    codes,
    field,
    package,
    paragraph,
    paragraphs,
    picture,
    read,
    relationship,
    run,
    style,
    texts,
)

# ---------------------------------------------------------------------------------- links


def linked(*content: str, references: tuple[str, ...] = ()) -> Inlines:
    data = package(
        paragraph(*content),
        paragraph(
            '<w:bookmarkStart w:id="1" w:name="storm"/>', run("The Storm"), style="berschrift1"
        ),
        paragraph('<w:bookmarkStart w:id="2" w:name="elsewhere"/>', run("Text.")),
        styles=NORMAL + HEADING_1,
        references=references,
    )
    first, heading, _ = read(data).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(heading, Heading)
    assert heading.id == "storm"
    return first.children


def test_links_out_of_the_book() -> None:
    reference = relationship("rel9", "hyperlink", "https://example.org/a?b=1", external=True)
    found = linked(f'<w:hyperlink r:id="rel9">{run("here")}</w:hyperlink>', references=(reference,))
    assert found == (Link(href="https://example.org/a?b=1", children=(Text(text="here"),)),)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "C:\\notes.doc"])
def test_links_to_anything_else_are_text(address: str) -> None:
    reference = relationship("rel9", "hyperlink", address, external=True)
    found = linked(f'<w:hyperlink r:id="rel9">{run("here")}</w:hyperlink>', references=(reference,))
    assert found == (Text(text="here"),)


def test_links_to_a_bookmark_in_a_heading_lead_to_it() -> None:
    found = linked(f'<w:hyperlink w:anchor="storm">{run("below")}</w:hyperlink>')
    assert found == (Link(href="#storm", children=(Text(text="below"),)),)


def test_links_to_a_bookmark_in_the_text_are_text() -> None:
    found = linked(f'<w:hyperlink w:anchor="elsewhere">{run("below")}</w:hyperlink>')
    assert found == (Text(text="below"),)


@pytest.mark.parametrize(
    ("code", "href"),
    [
        (' HYPERLINK "https://example.org/" \\o "a tip" ', "https://example.org/"),
        ('HYPERLINK https://example.org/ \\l "part"', "https://example.org/#part"),
        ('HYPERLINK \\l "storm"', "#storm"),
    ],
)
def test_links_that_are_fields(code: str, href: str) -> None:
    found = linked(field(code, run("here")))
    assert found == (Link(href=href, children=(Text(text="here"),)),)


# ---------------------------------------------------------------------------------- lists

LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for n, (start, fmt, text) in enumerate([(3, "decimal", "%1."), (1, "lowerLetter", "%1.%2)")])
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int, level: int = 0) -> str:
    given = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, given=given)


def outline(found: List) -> list[object]:
    """The items of a list as texts, a list in one as a list."""
    return [
        outline(block) if isinstance(block, List) else texts([block])[0]
        for blocks in found.items
        for block in blocks
    ]


def lists(*body: str) -> list[List]:
    blocks = read(package(*body, numbering=NUMBERING)).blocks
    return [block for block in blocks if isinstance(block, List)]


def test_bullets_are_a_list() -> None:
    (found,) = lists(item("salt", 2), item("tea", 2))
    assert (found.ordered, outline(found)) == (False, ["salt", "tea"])


def test_numbers_start_where_the_numbering_says_and_count_on_across_text() -> None:
    first, second = lists(
        item("three", 1), item("four", 1), paragraph("Meanwhile."), item("five", 1), item("six", 1)
    )
    assert [(found.ordered, found.start) for found in (first, second)] == [(True, 3), (True, 5)]


def test_a_numbering_of_its_own_starts_anew() -> None:
    found = lists(item("a", 1), item("b", 1), paragraph("Text."), item("c", 3), item("d", 3))
    assert [one.start for one in found] == [3, 1]


def test_deeper_levels_are_lists_inside_of_items() -> None:
    (found,) = lists(item("a", 1), item("a1", 1, 1), item("a2", 1, 1), item("b", 1))
    assert outline(found) == ["a", ["a1", "a2"], "b"]


def test_a_list_that_starts_deep_loses_nothing() -> None:
    (found,) = lists(item("deep", 1, 1), item("out", 1))
    assert outline(found) == [["deep"], "out"]


def test_a_number_that_stands_alone_is_written_out() -> None:
    body = (item("The Storm", 1), paragraph("It rained."), item("", 1), paragraph("It stopped."))
    blocks = read(package(*body, numbering=NUMBERING)).blocks
    assert texts(blocks) == ["3. The Storm", "It rained.", "4.", "It stopped."]


# --------------------------------------------------------------------------------- tables


def cell(*content: str, given: str = "") -> str:
    return f"<w:tc><w:tcPr>{given}</w:tcPr>{''.join(content) or EMPTY}</w:tc>"


def row(*cells: str, given: str = "") -> str:
    return f"<w:tr><w:trPr>{given}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> Table:
    (block,) = read(package(f"<w:tbl>{''.join(rows)}</w:tbl>")).blocks
    assert isinstance(block, Table)
    return block


def words(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    return [[plain_text(one.children) for one in line] for line in rows]


def test_spans_leave_empty_cells() -> None:
    wide = cell(paragraph("wide"), given='<w:gridSpan w:val="2"/>')
    tall = cell(paragraph("tall"), given='<w:vMerge w:val="restart"/>')
    found = table(
        row(tall, wide), row(cell(given="<w:vMerge/>"), cell(paragraph("a")), cell(paragraph("b")))
    )
    assert words(found.rows) == [["tall", "wide", ""], ["", "a", "b"]]


def test_the_head_is_the_row_that_is_marked_as_one() -> None:
    found = table(
        row(cell(paragraph("h")), cell(paragraph("i")), given="<w:tblHeader/>"),
        row(cell(paragraph("a")), cell(paragraph("b"))),
    )
    assert words((found.head,)) == [["h", "i"]]
    assert words(found.rows) == [["a", "b"]]


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    given = '<w:jc w:val="right"/>'
    both = cell(paragraph("one", given=given), EMPTY, paragraph("two", given=given))
    found = table(row(both, cell()))
    assert found.rows[0][0].children == (Text(text="one"), LineBreak(), Text(text="two"))
    assert found.rows[0][0].align is Align.RIGHT


def test_a_table_of_one_column_is_a_box_around_text() -> None:
    rows = row(cell(paragraph("One."), paragraph("Two."))) + row(cell(paragraph("Three.")))
    assert texts(paragraphs(package(f"<w:tbl>{rows}</w:tbl>"))) == ["One.", "Two.", "Three."]


def test_a_table_in_a_table_is_lines_of_its_cell() -> None:
    inner = row(cell(paragraph("a")), cell(paragraph("b"))) + row(cell(paragraph("c")), cell())
    found = table(row(cell(f"<w:tbl>{inner}</w:tbl>"), cell(paragraph("x"))))
    assert words(found.rows) == [["a b\nc", "x"]]


def test_a_span_without_measure_is_bounded() -> None:
    wide = cell(paragraph("a"), given='<w:gridSpan w:val="9999"/>')
    found = table(row(wide, cell(paragraph("b"))))
    assert len(found.rows[0]) == 64
    assert words(found.rows)[0][-1] == "b"


# ---------------------------------------------------------------------------------- notes


def call(ident: int, kind: str = "footnote", given: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{ident}"{given}/></w:r>'


def note(ident: int, *content: str, kind: str = "footnote", given: str = "") -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{ident}"{given}>{paragraph(mark, *content)}</w:{kind}>'


SEPARATORS = note(-1, given=' w:type="separator"') + note(
    0, given=' w:type="continuationSeparator"'
)


def test_notes_come_in_the_order_of_their_calls() -> None:
    data = package(
        paragraph(run("One"), call(2), run(" two"), call(7, "endnote"), run(" three"), call(1)),
        footnotes=SEPARATORS + note(1, " Third.") + note(2, " First."),
        endnotes=note(7, " Second.", kind="endnote"),
    )
    document = read(data)
    assert [(n.id, texts(n.blocks)) for n in document.notes] == [
        ("footnote-2", ["First."]),
        ("endnote-7", ["Second."]),
        ("footnote-1", ["Third."]),
    ]
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert [n.note for n in first.children if isinstance(n, NoteRef)] == [
        n.id for n in document.notes
    ]


def test_a_note_called_from_a_table_is_there() -> None:
    body = f"<w:tbl>{row(cell(paragraph(run('a'), call(1))), cell())}</w:tbl>"
    assert [n.id for n in read(package(body, footnotes=note(1, "Text."))).notes] == ["footnote-1"]


def test_the_mark_that_an_author_gave_a_note_is_replaced() -> None:
    marked = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    (block,) = paragraphs(package(paragraph(run("Word"), marked), footnotes=note(1, "Text.")))
    assert block.children == (Text(text="Word"), NoteRef(note="footnote-1"))


def test_a_note_that_nothing_calls_any_more_keeps_its_words() -> None:
    document = read(package(paragraph("Text."), footnotes=SEPARATORS + note(1, "Lost?") + note(2)))
    assert [texts(n.blocks) for n in document.notes] == [["Lost?"]]


def test_a_call_without_a_note_is_reported() -> None:
    diagnostics = Diagnostics()
    document = read(package(paragraph(run("Word"), call(9)), footnotes=note(1)), diagnostics)
    assert texts(document.blocks) == ["Word"]
    assert codes(diagnostics) == ["R311"]


def test_comments_are_left_out_and_reported() -> None:
    body = paragraph(
        '<w:commentRangeStart w:id="0"/>',
        run("Text."),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    comments = f'<w:comment w:id="0">{paragraph("Really?")}{paragraph("Cut it.")}</w:comment>'
    document = read(package(body, comments=comments))
    assert texts(document.blocks) == ["Text."]
    assert [(c.what, c.text) for c in document.left_out] == [("comment", "Really? Cut it.")]


# ------------------------------------------------------------------------ tracked changes


def test_tracked_changes_are_accepted() -> None:
    diagnostics = Diagnostics()
    body = paragraph(
        run("She "),
        "<w:del><w:r><w:delText>walked</w:delText></w:r></w:del>",
        f"<w:ins>{run('rowed')}</w:ins>",
        f"<w:moveFrom>{run(' away')}</w:moveFrom>",
        f"<w:moveTo>{run(' home')}</w:moveTo>",
    )
    assert texts(read(package(body), diagnostics).blocks) == ["She rowed home"]
    assert codes(diagnostics) == ["R318"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    first = paragraph("Once upon ", given="<w:rPr><w:del/></w:rPr>")
    assert texts(read(package(first, paragraph("a time."))).blocks) == ["Once upon a time."]


def test_the_looks_of_before_a_change_do_not_count() -> None:
    changed = '<w:b w:val="0"/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>'
    (block,) = paragraphs(package(paragraph(run("word", changed))))
    assert block.children == (Text(text="word"),)


def test_a_deleted_row_is_left_out() -> None:
    body = row(cell(paragraph("gone")), cell(), given="<w:del/>") + row(
        cell(paragraph("a")), cell()
    )
    assert words(table(body).rows) == [["a", ""]]


# ------------------------------------------------------------------------------- pictures

IMAGE = relationship("rel9", "image", "media/image1.png")
IMAGE_FILE = {"word/media/image1.png": PNG}
NAME = "novel.docx/word/media/image1.png"


def test_a_picture_in_the_line_keeps_its_alternative() -> None:
    data = package(
        paragraph(run("Look: "), picture("rel9", "A boat & oars")),
        references=[IMAGE],
        files=IMAGE_FILE,
    )
    document = read(data)
    (block,) = paragraphs(data)
    assert block.children == (Text(text="Look: "), Image(resource=NAME, alt="A boat & oars"))
    assert [(r.name, r.media_type, r.data) for r in document.resources] == [
        (NAME, "image/png", PNG)
    ]


def test_a_picture_that_stands_alone_is_a_figure_with_its_caption() -> None:
    data = package(
        paragraph(picture("rel9", "A boat")),
        paragraph(run("The boat, 1921", "<w:b/>"), style="Caption"),
        paragraph("Text."),
        styles=NORMAL + style("Caption", "caption", run_look="<w:i/>"),
        references=[IMAGE],
        files=IMAGE_FILE,
    )
    figure, after = read(data).blocks
    assert isinstance(figure, Figure)
    assert figure.image == Image(resource=NAME, alt="A boat")
    assert figure.caption == (Text(text="The boat, 1921"),)
    assert texts([after]) == ["Text."]


def test_alternatives_that_word_made_up_are_none() -> None:
    for made_up in ("boat.png", "Description automatically generated with low confidence"):
        data = package(paragraph(picture("rel9", made_up)), references=[IMAGE], files=IMAGE_FILE)
        (figure,) = read(data).blocks
        assert isinstance(figure, Figure)
        assert figure.image.alt == ""


def test_a_picture_marked_as_decoration_needs_no_text() -> None:
    mark = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext>'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
        'val="{}"/></a:ext></a:extLst></wp:docPr>'
    )
    for value, decorative in (("1", True), ("0", False)):
        shown = picture("rel9", "A boat").replace('"A boat"/>', f'"A boat">{mark.format(value)}', 1)
        data = package(paragraph(shown), references=[IMAGE], files=IMAGE_FILE)
        (figure,) = read(data).blocks
        assert isinstance(figure, Figure)
        assert (figure.image.decorative, figure.image.alt == "") == (decorative, decorative)


def test_pictures_of_old_documents_are_found() -> None:
    old = '<w:r><w:pict><v:shape alt="A boat"><v:imagedata r:id="rel9"/></v:shape></w:pict></w:r>'
    (figure,) = read(package(paragraph(old), references=[IMAGE], files=IMAGE_FILE)).blocks
    assert isinstance(figure, Figure)
    assert figure.image == Image(resource=NAME, alt="A boat")


@pytest.mark.parametrize(
    ("reference", "files", "code"),
    [
        (IMAGE, {}, "R312"),
        ("", {}, "R312"),
        (IMAGE, {"word/media/image1.png": b"GIF?"}, "R205"),
        (relationship("rel9", "image", "media/a.emf"), {"word/media/a.emf": b"\1\0\0\0"}, "R313"),
        (relationship("rel9", "image", "https://example.org/a.png", external=True), {}, "R201"),
        (relationship("rel9", "image", "file:///etc/passwd", external=True), {}, "R202"),
    ],
)
def test_a_picture_that_cannot_be_had_is_reported(
    reference: str, files: dict[str, bytes], code: str
) -> None:
    diagnostics = Diagnostics()
    body = paragraph(run("Text."), picture("rel9"))
    document = read(package(body, references=[reference], files=files), diagnostics)
    assert texts(document.blocks) == ["Text."]
    assert codes(diagnostics) == [code]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<w:altChunk r:id="rel9"/>', "R315"),
        (paragraph('<w:subDoc r:id="rel9"/>'), "R315"),
        (paragraph("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "R316"),
    ],
)
def test_what_cannot_be_taken_as_it_is_is_reported(body: str, code: str) -> None:
    diagnostics = Diagnostics()
    read(package(body), diagnostics)
    assert codes(diagnostics) == [code]
