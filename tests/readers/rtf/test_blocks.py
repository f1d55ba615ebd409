"""Paragraphs, headings, lists, tables, notes, pictures: what stands on the page."""

from __future__ import annotations

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import Align, Figure, Heading, List, NoteRef, Paragraph, Rule, Table
from tests.readers.docx.build import PNG
from tests.readers.rtf.build import STYLES, codes, read, rtf, text_of, texts


def paragraphs(*content: str) -> list[Paragraph]:
    return [block for block in read(rtf(*content)).blocks if isinstance(block, Paragraph)]


def test_paragraphs_end_with_par_or_with_an_escaped_line_end() -> None:
    assert text_of("One.\\par Two.\\\nThree.") == "One.\nTwo.\nThree."


def test_headings_by_style_and_by_outline_level() -> None:
    document = read(
        rtf(
            STYLES,
            r"\pard\s1\b Part\par\pard\s2 One\par\pard\plain Text.\par\pard\outlinelevel1 Two\par",
        )
    )
    assert [(b.level, texts([b])) for b in document.blocks if isinstance(b, Heading)] == [
        (1, ["Part"]),
        (2, ["One"]),
        (2, ["Two"]),
    ]


def test_the_title_by_its_style() -> None:
    document = read(rtf(STYLES, r"\pard\s3 The Pier\par\pard Text.\par"))
    assert [(f.name, f.value) for f in document.fields] == [("title", "The Pier")]


def test_alignment_and_page_breaks() -> None:
    found = paragraphs(r"\pard One.\par\page\pard\qc II\par\pard\qr Three\par\pard Four\par")
    assert [(b.align, b.layout.gap) for b in found] == [
        (Align.NATURAL, 0),
        (Align.CENTER, 4),
        (Align.RIGHT, 0),
        (Align.NATURAL, 0),
    ]


def test_letters_are_larger_than_those_of_the_text() -> None:
    text = r"\pard\plain A line of text that is as long as lines are.\par"
    found = paragraphs(text, r"\pard\plain\fs30 One\par", text, r"\pard{\fs18 Two}\par", text)
    assert [b.layout.scale for b in found] == [100, 125, 100, 75, 100]


def test_a_section_starts_a_page_unless_it_says_not_to() -> None:
    found = paragraphs(r"One.\par\sect\sectd Two.\par\sect\sectd\sbknone Three.\par")
    assert [b.layout.gap for b in found] == [0, 4, 0]


def test_empty_paragraphs_are_gaps() -> None:
    found = paragraphs(r"a\par b\par\par c\par d\par")
    assert [b.layout.gap for b in found] == [0, 0, 1, 0]


def test_indents_of_first_lines() -> None:
    assert [b.layout.first for b in paragraphs(r"\pard\fi720 a\par\pard b\par")] == [6, 0]


def test_a_border_is_a_rule() -> None:
    document = read(rtf(r"a\par\pard\brdrb\brdrs\par\pard b\par"))
    assert [type(b) for b in document.blocks] == [Paragraph, Rule, Paragraph]


def test_notes_are_set_where_they_are_called() -> None:
    document = read(
        rtf(
            r"Tar{\super\chftn}{\footnote\pard{\super\chftn} Pitch.\par More.}"
            r" and oil{\footnote\ftnalt \chftn Whale.}.\par"
        )
    )
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert [c.note for c in block.children if isinstance(c, NoteRef)] == ["footnote-1", "endnote-2"]
    assert texts([block]) == ["Tar and oil."]
    assert [texts(note.blocks) for note in document.notes] == [["Pitch.", "More."], ["Whale."]]


def test_lists_take_the_numbers_that_are_written_before_their_items() -> None:
    (block,) = read(
        rtf(
            r"{\listtext 3.\tab}\ls1 three\par{\listtext 4.\tab}\ls1 four\par"
            r"{\listtext a.\tab}\ls1\ilvl1 inner\par"
        )
    ).blocks
    assert isinstance(block, List)
    assert (block.ordered, block.start) == (True, 3)
    assert [texts(item) for item in block.items] == [["three"], ["four", "inner"]]


def test_bullets_of_older_programs() -> None:
    bullet = r"{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt\pnf1{\pntxtb\'b7}}"
    (block,) = read(rtf(rf"\pard{bullet}tar\par{bullet}oil\par")).blocks
    assert isinstance(block, List)
    assert not block.ordered


def test_a_number_before_a_heading_is_part_of_it() -> None:
    content = r"\pard\s1{\listtext Chapter II\tab}\ls2 The Quay\par\pard Text.\par"
    assert texts(read(rtf(STYLES, content)).blocks) == ["Chapter II The Quay", "Text."]


def test_tables() -> None:
    (table,) = read(
        rtf(
            r"\trowd\trhdr\cellx1\cellx2\pard\intbl Ship\cell Port\cell\row"
            r"\trowd\cellx1\cellx2\pard\intbl Ida\cell Hull\par Grimsby\cell\row\pard"
        )
    ).blocks
    assert isinstance(table, Table)
    assert len(table.head) == 2
    assert texts([table]) == ["Ship\nPort\nIda\nHull\nGrimsby"]


def test_a_table_within_a_cell() -> None:
    content = (
        r"\trowd\intbl a\cell\pard\intbl\itap2 x\nestcell y\nestcell"
        r"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}z\nestcell"
        r"{\*\nesttableprops\trowd\nestrow}\pard\intbl\itap1 b\cell\row\pard End."
    )
    assert text_of(content) == "a\nx y\nz\nb\nEnd."


def test_pictures_with_their_description() -> None:
    described = r"{\*\picprop{\sp{\sn wzDescription}{\sv The quay}}}"
    picture = rf"{{\*\shppict{{\pict{described}\pngblip {PNG.hex()}}}}}{{\nonshppict{{\pict 00}}}}"
    document = read(rtf(rf"Text.\par {picture}\par"))
    figure = document.blocks[1]
    assert isinstance(figure, Figure)
    assert figure.image.alt == "The quay"
    assert [r.data for r in document.resources] == [PNG]


def test_pictures_in_binary() -> None:
    before, after = rb"{\rtf1 {\pict\pngblip\bin" + str(len(PNG)).encode() + b" ", b"}\\par}"
    assert [r.data for r in read(before + PNG + after).resources] == [PNG]


def test_metafiles_are_left_out_and_reported() -> None:
    diagnostics = Diagnostics()
    read(rtf(r"a{\pict\wmetafile8 010009000003}"), diagnostics)
    assert codes(diagnostics) == ["R313"]


def test_text_boxes_stand_behind_the_paragraph_that_anchors_them() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn wzName}{\sv Box}}{\shptxt \pard In the box.\par}}}"
    assert text_of(rf"Anchor{box} here.\par After.\par") == "Anchor here.\nIn the box.\nAfter."


def test_tracked_changes_are_accepted() -> None:
    diagnostics = Diagnostics()
    document = read(rtf(r"The {\revised new }{\deleted old }pier."), diagnostics)
    assert texts(document.blocks) == ["The new pier."]
    assert codes(diagnostics) == ["R318"]


def test_a_contents_list_is_left_out() -> None:
    toc = r"{\field{\*\fldinst TOC \\o}{\fldrslt One\tab 1\par Two\tab 9\par}}"
    document = read(rtf(STYLES, rf"{toc}\pard\s1 One\par\pard Text.\par"))
    assert texts(document.blocks) == ["One", "Text."]
    assert {o.what for o in document.left_out} == {"contents list"}


def test_headers_and_footers_are_no_text() -> None:
    assert text_of(r"{\header The Pier}{\footerr\chpgn}Text.") == "Text."


def test_a_drop_capital_belongs_to_its_word() -> None:
    assert text_of(r"\pard\dropcapli3 W\par\pard ater.\par") == "Water."
