"""Wraps as they are asked for: with the pages, after them, and never for other pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from ebookpack.asked import Options
from ebookpack.core.edition import Format
from ebookpack.core.errors import EbookpackError
from ebookpack.core.press import PressSettings
from ebookpack.core.store import Standard
from ebookpack.pipeline import Built, build
from tests.running import ebookpack

BOTH = (Format.PRINT, Format.WRAP)
PARAGRAPH = (
    "The tide had gone out so far that the boats lay about on the sand like things somebody had "
    "dropped, and the harbour master walked between them with a lantern, counting. "
)
SETTINGS = """
title = "Nine Boats"
author = "Ida Quill"
description = "A harbour, a lantern, and one boat too many."
[print]
isbn = "978-0-306-40615-7"
[wrap]
text = '''
A harbour, a lantern, and "one boat too many".

It isn't his.'''
"""


def written(folder: Path, paragraphs: int) -> Path:
    """A story of so many paragraphs, and its book.toml."""
    story = folder / "story.txt"
    body = "\n\n".join(f"{number} said nothing. {PARAGRAPH}" for number in range(paragraphs))
    story.write_text(f"Chapter One\n\n{body}\n", "utf-8")
    (folder / "book.toml").write_text(SETTINGS, "utf-8")
    return story


def made(
    folder: Path,
    paragraphs: int,
    formats: tuple[Format, ...] | None,
    press: PressSettings | None = None,
) -> Built:
    """The books of such a story, in the folder `out`."""
    options = Options(formats=formats, press=press or PressSettings(), workers=1)
    return build(written(folder, paragraphs), folder / "out", options)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the story's pages and their wrap."""
    folder = tmp_path_factory.mktemp("wrapped")
    made(folder, 60, BOTH, PressSettings(store="home", standard=Standard.X_1A))
    return folder


def test_the_wrap_is_for_the_pages_there_are(built: Path) -> None:
    pages, wrap = (pikepdf.open(built / "out" / f"story-{name}.pdf") for name in ("print", "wrap"))
    count, trim = len(pages.pages), [float(edge) for edge in pages.pages[0].trimbox]
    (cover,) = wrap.pages
    left, foot, right, head = (float(edge) for edge in cover.trimbox)

    spine = count * 0.052 / 25.4 * 72 + 0.5 / 25.4 * 72
    assert right - left == pytest.approx(2 * (trim[2] - trim[0]) + spine, abs=0.01)
    assert head - foot == pytest.approx(trim[3] - trim[1], abs=0.01)


def test_the_isbn_of_the_printed_book_is_on_its_imprint_and_its_cover(built: Path) -> None:
    texts = []
    for name in ("print", "wrap"):
        with pypdfium2.PdfDocument(built / "out" / f"story-{name}.pdf") as pdf:
            texts.append(" ".join(page.get_textpage().get_text_range() for page in pdf))

    assert all("978-0-306-40615-7" in text for text in texts)
    outside = " ".join(texts[1].split())
    assert "A harbour, a lantern, and “one boat too many”." in outside
    assert "It isn’t his." in outside


def test_a_wrap_keeps_the_standard_of_its_pages(built: Path) -> None:
    with pikepdf.open(built / "out" / "story-wrap.pdf") as pdf:
        assert pdf.pdf_version == "1.3"
        assert pdf.docinfo["/GTS_PDFXConformance"] == "PDF/X-1a:2001"
        assert len(pdf.Root.OutputIntents) == 1
        content = pdf.pages[0].Contents.read_bytes()
        assert b" rg" not in content
        assert b" k\n" in content or b" k " in content


def test_every_line_of_a_wrap_is_set_in_the_theme_s_own_fonts(built: Path) -> None:
    with pikepdf.open(built / "out" / "story-wrap.pdf") as pdf:
        named = [
            str(each.FontName)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
    assert len(named) > 2
    own = ("EB-Garamond", "Newsreader")
    assert [name for name in named if not any(font in name for font in own)] == []
    assert any("Newsreader" in name for name in named)


def test_a_wrap_alone_is_made_for_pages_made_before(built: Path) -> None:
    wrap = built / "out" / "story-wrap.pdf"
    before = wrap.read_bytes()
    wrap.unlink()

    press = PressSettings(store="home", standard=Standard.X_1A)
    again = made(built, 60, (Format.WRAP,), press)

    assert again.paths == {Format.WRAP: wrap}
    assert again.pages is None
    assert wrap.read_bytes() == before


def test_a_wrap_is_refused_once_the_text_has_changed(built: Path) -> None:
    wrap = built / "out" / "story-wrap.pdf"
    before = wrap.read_bytes()

    with pytest.raises(EbookpackError, match="B111") as raised:
        made(built, 61, (Format.WRAP,))

    assert "--only print,wrap" in str(raised.value)
    assert wrap.read_bytes() == before


def test_a_wrap_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EbookpackError, match="B110"):
        made(tmp_path, 3, (Format.WRAP,))


def test_pages_without_their_wrap_say_that_the_old_one_does_not_fit(built: Path) -> None:
    fewer = made(built, 8, (Format.PRINT,))

    (found,) = [found for found in fewer.diagnostics if found.code == "B112"]
    assert found.span is not None
    assert found.span.path.endswith("story-wrap.pdf")
    assert f"the book has {fewer.pages} now" in found.message


def test_an_isbn_that_is_none_is_an_error(tmp_path: Path) -> None:
    story = written(tmp_path, 3)
    (tmp_path / "book.toml").write_text('[print]\nisbn = "978-0-306-40615-8"\n', "utf-8")

    with pytest.raises(EbookpackError, match="D142"):
        build(story, tmp_path / "out", Options(formats=BOTH, workers=1))


def test_a_printer_that_is_named_gets_the_cover_with_the_pages(tmp_path: Path) -> None:
    everything = made(tmp_path, 300, None, PressSettings(store="kdp", paper="cream"))

    assert set(everything.paths) == {Format.EPUB, Format.PRINT, Format.COVER, Format.WRAP}
    assert everything.pages
    with pikepdf.open(BytesIO(everything.paths[Format.WRAP].read_bytes())) as pdf:
        wide = float(pdf.pages[0].mediabox[2]) / 72
    assert wide == pytest.approx(0.25 + 11 + everything.pages * 0.0025, abs=0.001)


def test_a_wrap_of_any_program_can_be_held_against_a_printer(built: Path) -> None:
    wrap = built / "out" / "story-wrap.pdf"
    asked = ("preflight", wrap, "--store", "home", "--trim", "5.5x8.5in", "--wrap-of")
    with pikepdf.open(wrap) as pdf:
        spine = float(pdf.pages[0].trimbox[2]) - float(pdf.pages[0].trimbox[0]) - 2 * 396
    pages = round((spine / 72 * 25.4 - 0.5) / 0.052)

    sound = ebookpack(*asked, str(pages), cwd=built)
    stale = ebookpack(*asked, str(pages + 60), cwd=built)

    assert (sound.returncode, sound.stderr) == (0, "")
    assert f"a wrap for {pages} pages" in sound.stdout
    assert "[P431]" in stale.stdout
