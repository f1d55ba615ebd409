"""The screen edition: links, an outline, tags, and every word of the book."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact
from ebookpack.core.press import Make
from ebookpack.writers.print.screen import write_screen
from tests.writers import builders
from tests.writers.print.conftest import edition_of, everything

ON_SCREEN = replace(edition_of(everything()), press=builders.press(make=Make.SCREEN))


@pytest.fixture(scope="module")
def made() -> Artifact:
    diagnostics = Diagnostics()
    artifact = write_screen(ON_SCREEN, "-screen.pdf", diagnostics)
    assert list(diagnostics) == []
    return artifact


def test_it_is_tagged_and_says_so(made: Artifact) -> None:
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "en"
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()


def test_its_outline_names_the_chapters_and_its_contents_lead_to_them(made: Artifact) -> None:
    with pikepdf.open(BytesIO(made.data)) as pdf:
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        links = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]

        assert "Chapter One The Count" in titles
        assert "Turnips" in titles
        addresses = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
        assert addresses == ["https://example.org/"]
        assert len(links) > len(titles) - 3


def test_its_folios_are_those_of_its_page_map(made: Artifact) -> None:
    assert made.pages is not None
    labels = [page.label for page in made.pages.pages]
    first = labels.index("1")

    assert labels[0] == "i"
    assert labels[first:] == [str(n + 1) for n in range(len(labels) - first)]
    assert made.pages.pages[first].section == "lock"
    assert {page.section for page in made.pages.pages} >= {"count", "whiskers", "turnips", "thanks"}
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert [str(page.label) for page in pdf.pages] == labels


def test_it_is_the_same_each_time(made: Artifact) -> None:
    assert write_screen(ON_SCREEN, "-screen.pdf", Diagnostics()).data == made.data
