"""The pages of the print edition in the EPUB that is built with it, or after it."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from ebookpack.asked import Options
from ebookpack.core.edition import Format
from ebookpack.pipeline import build

PARAGRAPH = (
    "The tide had gone out so far that the boats lay about on the sand like things somebody had "
    "dropped, and the harbour master walked between them with a lantern, counting. "
)
BOTH = (Format.EPUB, Format.PRINT)


def written(folder: Path, paragraphs: int = 40, settings: str = "") -> Path:
    """A story of two chapters, and its book.toml."""
    story = folder / "story.md"
    body = "\n\n".join(f"{number} said *nothing*. {PARAGRAPH}" for number in range(paragraphs))
    story.write_text(f"# One\n\n{body}\n\n# Two\n\n{body}\n", "utf-8")
    (folder / "book.toml").write_text(f'title = "Nine Boats"\n{settings}', "utf-8")
    return story


def built(story: Path, *formats: Format) -> list[str]:
    """The codes of what a build of some formats found."""
    made = build(story, story.parent / "out", Options(formats=formats, workers=1))
    return [found.code for found in made.diagnostics]


def marks(folder: Path) -> dict[str, str]:
    """By the label of each page how the EPUB goes on behind its mark, without white space."""
    texts = {}
    with zipfile.ZipFile(folder / "out" / "story.epub") as epub:
        for name in sorted(epub.namelist()):
            if name.startswith("EPUB/text/"):
                markup = epub.read(name).decode()
                for found in re.finditer(r'id="page\.(\w+)"[^>]*></\w+>', markup):
                    texts[found[1]] = bare(re.sub("<[^>]*>", "", markup[found.end() :]))
    return texts


def bare(text: str) -> str:
    return re.sub(r"[\s\ufffe\u2010-]", "", text)


def pages(folder: Path) -> dict[str, str]:
    """By the label of each page its text, without white space."""
    labels = [
        page["label"]
        for page in json.loads((folder / "out" / "story-pages.json").read_text())["pages"]
    ]
    with pypdfium2.PdfDocument(folder / "out" / "story-print.pdf") as pdf:
        texts = [bare(page.get_textpage().get_text_bounded()) for page in pdf]
    return dict(zip(labels, texts, strict=True))


def test_the_epub_goes_on_at_each_mark_as_the_page_does(tmp_path: Path) -> None:
    story = written(tmp_path)
    built(story, *BOTH)
    found, printed = marks(tmp_path), pages(tmp_path)

    assert len(found) > 8
    for label, text in found.items():
        assert text[:30] == printed[label][:30] or text[:3] in ("One", "Two")


def test_an_epub_built_later_has_them_as_long_as_they_are_those_of_its_text(
    tmp_path: Path,
) -> None:
    story = written(tmp_path)
    built(story, *BOTH)
    epub = (tmp_path / "out" / "story.epub").read_bytes()

    assert "B113" not in built(story, Format.EPUB)
    assert (tmp_path / "out" / "story.epub").read_bytes() == epub
    written(tmp_path, paragraphs=41)
    assert "B113" in built(story, Format.EPUB)
    assert marks(tmp_path) == {}


@pytest.mark.parametrize(("value", "listed"), [("true", True), ("false", False)])
def test_book_toml_says_whether_they_are_told(tmp_path: Path, value: str, listed: bool) -> None:
    built(written(tmp_path, 5, f"[epub]\npage-list = {value}\n"), *BOTH)

    assert bool(marks(tmp_path)) == listed


def test_their_source_is_the_isbn_of_the_printed_book(tmp_path: Path) -> None:
    built(written(tmp_path, 5, '[print]\nisbn = "978-0-306-40615-7"\n'), *BOTH)

    with zipfile.ZipFile(tmp_path / "out" / "story.epub") as epub:
        package = epub.read("EPUB/content.opf").decode()
    assert '<meta property="pageBreakSource">urn:isbn:978-0-306-40615-7</meta>' in package
