from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace

from ebookpack.core.arrangement import Arrangement, WarningPlace
from ebookpack.core.diagnostics import Diagnostic, Diagnostics, Severity
from ebookpack.core.edition import Format, PageSpec
from ebookpack.core.nodes import (
    Align,
    Cell,
    Emphasis,
    Image,
    NoteRef,
    Paragraph,
    Quote,
    QuoteKind,
    Table,
)
from ebookpack.design.arrangement import arrange
from ebookpack.writers.print.writer import write_print
from tests.checkers import QpdfCheck
from tests.memory import Memory
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph, text
from tests.writers.print.conftest import Printed, digest, edition_of, everything, printed

LEADING = builders.theme().type.leading


def test_the_edition_is_a_pdf_with_its_page_map(full_book: Printed) -> None:
    assert full_book.artifact.format is Format.PRINT
    assert full_book.artifact.suffix == "-print.pdf"
    assert full_book.artifact.data.startswith(b"%PDF-")
    assert len(full_book.map.pages) == len(full_book.texts)


def complaints(diagnostics: Diagnostics) -> list[Diagnostic]:
    """Findings that an author is shown."""
    return [found for found in diagnostics if found.severity is not Severity.INFO]


def test_the_layout_has_nothing_to_complain_about(full_book: Printed) -> None:
    assert complaints(full_book.diagnostics) == []


def test_qpdf_finds_it_sound(full_book: Printed, tmp_path: Path, qpdf_check: QpdfCheck) -> None:
    pdf = tmp_path / "book.pdf"
    pdf.write_bytes(full_book.artifact.data)

    assert qpdf_check(pdf) == ()


def test_the_same_book_gives_the_same_bytes(
    full_book: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")

    again = write_print(edition_of(everything()), Diagnostics(), digest)

    assert again.data == full_book.artifact.data
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"


# ---------------------------------------------------------------------------- order of pages


def test_front_matter_has_roman_folios_and_the_body_starts_on_page_one(full_book: Printed) -> None:
    labels = [page.label for page in full_book.map.pages]
    first = labels.index("1")

    assert labels[:4] == ["i", "ii", "iii", "iv"]
    assert full_book.map.pages[first].recto
    assert full_book.map.pages[first].section == "lock"
    assert labels[first:] == [str(n + 1) for n in range(len(labels) - first)]


def test_title_page_imprint_dedication_contents_note_come_in_that_order(
    full_book: Printed,
) -> None:
    pages = full_book.texts

    assert pages[0].startswith("The Harbour\nat Low Water\nAda Quill")
    assert "Set in EB Garamond" in pages[1]
    assert pages[2].strip() == "For Ida"
    assert full_book.map.pages[3].blank
    assert pages[4].startswith("Contents")
    assert "Author’s Note" in pages[4]
    assert 4 < full_book.pages_of("note")[0] < full_book.pages_of("lock")[0]


def test_the_contents_give_the_folios_that_the_pages_have(full_book: Printed) -> None:
    contents = next(page for page in full_book.texts if "Contents" in page)

    for section, name in (("count", "The Count"), ("turnips", "Turnips"), ("lock", "The Lock")):
        folio = full_book.map.pages[full_book.pages_of(section)[0]].label
        assert any(line.strip().endswith(f"{name} {folio}") for line in contents.splitlines()), (
            f"{name} {folio} in {contents!r}"
        )


def test_parts_start_on_rectos_of_their_own(full_book: Printed) -> None:
    for part, chapter in (("lock", "count"), ("scale", "turnips")):
        (page,) = full_book.pages_of(part)
        assert full_book.map.pages[page].recto
        assert full_book.map.pages[page + 1].blank
        assert full_book.pages_of(chapter)[0] == page + 2


def test_the_number_of_pages_is_even_and_blank_pages_are_empty(full_book: Printed) -> None:
    assert len(full_book.map.pages) % 2 == 0
    for page, words in zip(full_book.map.pages, full_book.texts, strict=True):
        assert page.blank == (not words.strip())


def test_a_short_story_is_a_small_book_without_half_title_or_contents() -> None:
    story = printed(builders.story(*(paragraph(LONG_TEXT) for _ in range(20))))

    assert [page.label for page in story.map.pages] == ["i", "ii", "1", "2", "3", "4"]
    assert story.texts[2].startswith("The Harbour at Low Water")


def test_a_long_book_has_a_half_title_and_a_blank_page_behind_it() -> None:
    long = printed(builders.story(*(paragraph(LONG_TEXT) for _ in range(170))))

    assert long.texts[0].strip() == "The Harbour at Low Water"
    assert long.map.pages[1].blank
    assert "Ada Quill" in long.texts[2]


# ------------------------------------------------------------------- running heads and folios


def head(book: Printed, page: int) -> str:
    """The line before the folio: heads are drawn after the text."""
    return book.texts[page].splitlines()[-2]


def test_running_heads_are_the_author_and_the_chapter(full_book: Printed) -> None:
    opener, verso, recto, *_ = full_book.pages_of("count")

    assert head(full_book, verso) == "Ada Quill"
    assert head(full_book, recto) == "The Count"
    assert head(full_book, opener) not in ("Ada Quill", "The Count")


def test_every_page_of_the_text_ends_in_its_folio(full_book: Printed) -> None:
    for section in ("note", "count", "whiskers", "turnips", "thanks"):
        for page in full_book.pages_of(section):
            last = full_book.texts[page].split()[-1]
            assert last == full_book.map.pages[page].label


def test_title_page_imprint_dedication_and_part_pages_have_no_folio(full_book: Printed) -> None:
    for page in (0, 1, 2, *full_book.pages_of("lock")):
        assert full_book.texts[page].split()[-1] != full_book.map.pages[page].label


def test_without_an_author_the_title_stands_at_the_head_of_versos() -> None:
    nameless = builders.book(
        builders.chapter("a", *(paragraph(LONG_TEXT) for _ in range(30)), title="One"),
        about=builders.metadata(author=""),
    )

    story = printed(nameless)

    assert head(story, 3) == "The Harbour at Low Water"
    assert head(story, 4) == "One"


# --------------------------------------------------------------------------------- the setting


def characters(printed_book: Printed, page: int) -> Iterator[tuple[str, float, float]]:
    """(character, points of its base line above the page's foot, size) on a page."""
    from ctypes import byref, c_double

    with pypdfium2.PdfDocument(printed_book.artifact.data) as pdf:
        textpage = pdf[page].get_textpage()
        for index in range(textpage.count_chars()):
            x, y = c_double(), c_double()
            pdfium.FPDFText_GetCharOrigin(textpage.raw, index, byref(x), byref(y))
            character = chr(pdfium.FPDFText_GetUnicode(textpage.raw, index))
            if not character.isspace():
                # sizes are in CSS pixels, and the page is scaled to points
                yield character, y.value, pdfium.FPDFText_GetFontSize(textpage.raw, index) * 0.75


def test_every_line_of_text_stands_on_the_grid(full_book: Printed) -> None:
    page = digest(30)
    size = builders.theme().type.size
    # ascent and descent of EB Garamond centre its line in the leading
    first = page.height - page.top - LEADING / 2 - (1.007 - 0.298) / 2 * size

    lines = [
        (first - baseline) / LEADING
        for index in full_book.pages_of("count")
        for _, baseline, em in characters(full_book, index)
        if em == pytest.approx(size, abs=0.01) and page.bottom < baseline < page.height - page.top
    ]
    assert len(lines) > 300
    assert lines == pytest.approx([round(line) for line in lines], abs=0.01)


def test_a_drop_capital_stands_on_the_third_line_and_reaches_the_small_capitals(
    full_book: Printed,
) -> None:
    letters = list(characters(full_book, full_book.pages_of("turnips")[0]))
    initial, baseline, size = max(letters, key=lambda letter: letter[2])
    (_, first_line, body_size) = letters[letters.index((initial, baseline, size)) + 1]

    assert initial == "T"
    assert baseline == pytest.approx(first_line - 2 * LEADING, abs=0.05)
    assert baseline + 0.65 * size == pytest.approx(first_line + 0.455 * body_size, abs=0.05)


def test_a_text_that_fits_its_line_but_for_the_space_behind_it_is_one_line() -> None:
    """WeasyPrint 70 would set its first word alone; see `layout._whole_lines`."""
    # 3 points decide: prefixes of many widths, so that some text ends within them
    prefixes = ("I" + "i" * thin + "r" * wide for thin in range(12) for wide in range(6))
    words = "think there were a great many pretty women in the, and "
    italic = Emphasis(children=(text("which"),))

    story = printed(
        builders.story(
            paragraph("No."),
            *(paragraph(f"{prefix} {words}", italic, " he saw.") for prefix in prefixes),
        )
    )

    lines = [line for page in story.texts[2:] for line in page.splitlines()]
    assert not [line for line in lines if line.startswith("I") and " " not in line]


def test_the_words_of_an_opener_are_drawn_in_the_order_in_which_they_are_read() -> None:
    """A drop capital floats, and floats are drawn before the text around them."""
    epigraph = Quote(kind=QuoteKind.EPIGRAPH, blocks=(paragraph("Sign here."),))
    dated = Paragraph(children=(text("Monday"),), align=Align.RIGHT)
    chapter = builders.chapter("a", epigraph, dated, paragraph(f"“{LONG_TEXT}"), title="One")

    opener = "".join(printed(builders.book(chapter)).texts[2].split())

    assert opener.startswith("OneSignhere.Monday“Thetidehadgoneoutsofar")


def test_a_row_of_a_table_is_not_broken_over_two_pages() -> None:
    row = (Cell(children=(text("left " * 60),)), Cell(children=(text("right " * 60),)))
    book = builders.story(Table(head=(), rows=(row,) * 12))

    for page in printed(book).texts:
        assert page.count("left") % 60 == page.count("right") % 60 == 0


def test_a_note_called_twice_is_set_once(full_book: Printed) -> None:
    everywhere = "\n".join(full_book.texts)

    assert everywhere.count("The first note.") == 1
    assert everywhere.count("in two paragraphs.") == 1


def test_notes_are_numbered_anew_in_each_chapter() -> None:
    notes = tuple(builders.note(f"n{n}", paragraph(f"Note {n} here.")) for n in range(3))
    calling = tuple(paragraph(LONG_TEXT, NoteRef(note=note.id)) for note in notes)
    book = builders.book(
        builders.chapter("a", *calling[:2], title="A"),
        builders.chapter("b", calling[2], title="B"),
        notes=notes,
    )

    pages = printed(book).texts

    assert "2. Note 1 here." in pages[2].replace("\u2002", " ")
    assert "1. Note 2 here." in pages[3].replace("\u2002", " ")


# ------------------------------------------------------------------------------ fit for print


def test_text_is_of_the_black_plate_alone(full_book: Printed) -> None:
    with pikepdf.open(BytesIO(full_book.artifact.data)) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page):
                name, operands = str(instruction.operator), list(instruction.operands)
                assert name not in {"rg", "RG", "k", "K", "cs", "CS", "scn", "SCN"}
                if name in {"g", "G"}:
                    assert float(operands[0]) == 0


def test_all_fonts_are_embedded_subsets_of_the_theme(full_book: Printed) -> None:
    with pikepdf.open(BytesIO(full_book.artifact.data)) as pdf:
        descriptors = [
            thing for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]  # fmt: skip

        assert descriptors
        for descriptor in descriptors:
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "+EB-Garamond" in str(descriptor.FontName)


# ------------------------------------------------------------------------------------- gutter


def test_a_book_that_grows_thicker_than_expected_is_set_with_a_wider_gutter() -> None:
    thin, thick = digest(30), replace(digest(30), inside=81.0, outside=digest(30).outside - 20)
    asked: list[int] = []

    def page_for(pages: int) -> PageSpec:
        asked.append(pages)
        return thick if pages >= 6 else thin

    write_print(
        edition_of(builders.story(*(paragraph(LONG_TEXT) for _ in range(20)))),
        Diagnostics(),
        page_for,
    )

    assert len(asked) == 2


def test_a_gutter_that_takes_from_the_outer_margin_alone_lays_out_nothing_anew() -> None:
    edition = edition_of(builders.story(*(paragraph(LONG_TEXT) for _ in range(20))))
    shelf = Memory()
    write_print(edition, Diagnostics(), digest, shelf=shelf)
    shelf.found.clear()
    shifted = replace(digest(30), inside=digest(30).inside + 12, outside=digest(30).outside - 12)

    moved = write_print(edition, Diagnostics(), lambda pages: shifted, shelf=shelf)

    assert moved.data == write_print(edition, Diagnostics(), lambda pages: shifted).data
    drawn_late = ("font ", "frames ")
    assert len([key for key in shelf.held if not key.startswith(drawn_late)]) == len(
        [key for key in shelf.found if not key.startswith(drawn_late)]
    )


def test_a_gutter_and_a_number_of_pages_that_never_agree_end_with_the_wider_gutter() -> None:
    narrow, wide = digest(30), replace(digest(30), inside=digest(30).inside + 60)
    diagnostics = Diagnostics()
    # In the wide gutter there are more pages, for which the narrow one is asked.
    few = len(printed(story := builders.story(*[paragraph(LONG_TEXT)] * 90)).texts)

    artifact = write_print(
        edition_of(story), diagnostics, lambda pages: narrow if pages > few else wide
    )

    assert artifact.pages is not None
    assert len(artifact.pages.pages) > few
    assert [found.code for found in diagnostics] == ["W206"]


# ------------------------------------------------------------------------------------- safety


def test_what_is_not_part_of_the_book_is_refused_and_told(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(builders.png())
    edition = edition_of(builders.book())
    theme = replace(
        edition.theme,
        print_css=edition.theme.print_css + f'p {{ background: url("{secret.as_uri()}") }}',
    )
    diagnostics = Diagnostics()

    artifact = write_print(replace(edition, theme=theme), diagnostics, digest)

    assert [finding.code for finding in diagnostics] == ["W202"]
    assert "is not part of the book" in str(next(iter(diagnostics)))
    assert b"/Subtype /Image" not in artifact.data


def test_a_rule_of_the_theme_that_the_engine_does_not_know_is_told() -> None:
    edition = edition_of(builders.book())
    css = edition.theme.print_css + "p { colour: red }"
    theme = replace(edition.theme, print_css=css)
    diagnostics = Diagnostics()

    write_print(replace(edition, theme=theme), diagnostics, digest)

    assert ["W202" in str(found) and "colour" in str(found) for found in diagnostics] == [True]


def test_a_picture_of_the_book_is_shown() -> None:
    book = builders.book(
        builders.chapter("a", paragraph(Image(resource="map.png", alt="A map"))),
        resources=(builders.picture(),),
    )
    diagnostics = Diagnostics()

    artifact = write_print(edition_of(book), diagnostics, digest)

    assert complaints(diagnostics) == []
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        assert any(
            isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
            for thing in pdf.objects
        )


def test_folded_warnings_name_their_page_also_on_pages_that_are_made_anew() -> None:
    words = LONG_TEXT.split()
    chapters = [
        replace(
            builders.annotated(f"chapter-{number:02}"),
            # Of every length, so that some pages end badly at first.
            blocks=tuple(
                paragraph(" ".join(words[: 9 + (number * 31 + n * 37) % 40])) for n in range(24)
            ),
            opening=(replace(builders.annotated().opening[0], id=f"warnings-{number}"),),
        )
        for number in range(1, 7)
    ]
    folded = arrange(builders.book(*chapters), Arrangement(warnings=WarningPlace.FOLDED))

    book = printed(folded.book)

    told = next(page.label for page in book.map.pages if page.section == "content-warnings")
    named = re.findall(r"Content Warnings: page (\d+)", "\n".join(book.texts))
    assert len(named) == len(chapters)
    assert named[0] == told
    assert all(int(page) >= int(told) for page in named)
