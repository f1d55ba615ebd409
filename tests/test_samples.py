"""The sample books, built as a visitor builds them, and judged by those outside the project."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.checkers import Epubcheck, Golden, QpdfCheck
from tests.running import ebookpack
from tests.source import ROOT

SAMPLES = (
    "outer-lock-turnips.txt",
    "a-road-twice-daily/a-road-twice-daily.md",
    "the-minutes-are-missing",
)
HEX = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folder of the finished files of each sample, by the stem of their names."""
    folders = {}
    for sample in SAMPLES:
        folder = tmp_path_factory.mktemp("book")
        ran = ebookpack("build", ROOT / "manuscripts" / sample, "-o", folder, cwd=folder)
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr == ""
        folders[Path(sample).stem] = folder
    return folders


TIME_OF_DAY = re.compile(r"T\d\d:\d\d:\d\dZ<")

every_sample = pytest.mark.parametrize("stem", [Path(sample).stem for sample in SAMPLES])


@every_sample
def test_epubcheck_has_nothing_to_say(
    stem: str, built: dict[str, Path], epubcheck: Epubcheck
) -> None:
    assert epubcheck(built[stem] / f"{stem}.epub") == ()


@every_sample
def test_the_pdf_is_sound_and_has_an_even_number_of_pages_of_one_size(
    stem: str, built: dict[str, Path], qpdf_check: QpdfCheck
) -> None:
    path = built[stem] / f"{stem}-print.pdf"

    assert qpdf_check(path) == ()
    with pikepdf.open(path) as pdf:
        boxes = {tuple(float(n) for n in page.trimbox) for page in pdf.pages}
        assert boxes == {(0.0, 0.0, 396.0, 612.0)}
        assert {tuple(page.mediabox) for page in pdf.pages} == {tuple(pdf.pages[0].trimbox)}
        assert len(pdf.pages) % 2 == 0
        assert not any("/Annots" in page for page in pdf.pages)


@every_sample
def test_text_is_black_on_the_k_plate_alone(stem: str, built: dict[str, Path]) -> None:
    with pikepdf.open(built[stem] / f"{stem}-print.pdf") as pdf:
        operators = {
            (str(instruction.operator), tuple(map(float, instruction.operands)))
            for page in pdf.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) in {"rg", "RG", "g", "G", "k", "K", "sc", "scn"}
        }

    assert not any(operator in {"rg", "RG"} for operator, _ in operators)
    assert all(values[:3] == (0, 0, 0) for operator, values in operators if operator in {"k", "K"})


@every_sample
def test_every_font_is_embedded(stem: str, built: dict[str, Path]) -> None:
    with pikepdf.open(built[stem] / f"{stem}-print.pdf") as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and _is_font(o)]

        assert fonts
        for font in fonts:
            for descendant in font.get("/DescendantFonts", [font]):
                descriptor = descendant.FontDescriptor
                assert any(key in descriptor for key in ("/FontFile2", "/FontFile3", "/FontFile"))


def _is_font(item: pikepdf.Dictionary) -> bool:
    return item.get("/Type") == "/Font" and item.get("/Subtype") in ("/Type0", "/TrueType")


# ------------------------------------------------------------------------ golden files, in text


@every_sample
def test_the_package_document_is_as_it_was(
    stem: str, built: dict[str, Path], golden: Golden
) -> None:
    with zipfile.ZipFile(built[stem] / f"{stem}.epub") as epub:
        name = next(name for name in epub.namelist() if name.endswith(".opf"))
        package = epub.read(name).decode()
    # The time of day stands for all that is in the book, its style sheet too.
    golden(f"{stem}.opf", TIME_OF_DAY.sub("T00:00:00Z<", package))


@every_sample
def test_the_navigation_document_is_as_it_was(
    stem: str, built: dict[str, Path], golden: Golden
) -> None:
    with zipfile.ZipFile(built[stem] / f"{stem}.epub") as epub:
        name = next(name for name in epub.namelist() if name.endswith("nav.xhtml"))
        golden(f"{stem}.nav.xhtml", epub.read(name).decode())


def test_a_chapter_with_a_letter_verse_and_a_picture_is_as_it_was(
    built: dict[str, Path], golden: Golden
) -> None:
    stem = "a-road-twice-daily"
    with zipfile.ZipFile(built[stem] / f"{stem}.epub") as epub:
        name = next(
            name for name in epub.namelist() if name.endswith("chapter-correct-for-one-day.xhtml")
        )
        golden(f"{stem}.correct-for-one-day.xhtml", epub.read(name).decode())


@every_sample
def test_the_pages_are_as_they_were(stem: str, built: dict[str, Path], golden: Golden) -> None:
    """Label and first line of every page: what moves a line over a page's end shows here."""
    pdf = pypdfium2.PdfDocument(built[stem] / f"{stem}-print.pdf")
    lines = []
    for number, page in enumerate(pdf):
        text = page.get_textpage()
        words = " ".join(text.get_text_bounded().split())
        lines.append(f"{pdf.get_page_label(number):>5}  {words[:70]}".rstrip())
        text.close()
        page.close()
    pdf.close()
    golden(f"{stem}.pages.txt", "\n".join(lines) + "\n")
