"""What the files of a folder are, where no list says it: by their names and those of folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.node_text import walk_inlines
from ebookpack.core.nodes import Link
from ebookpack.files import open_manuscript
from ebookpack.readers.registry import read_manuscript
from tests.folders import PROSE, book_of_folder, chapter, outline


def test_files_without_headings_are_called_by_their_names() -> None:
    book = book_of_folder(
        {
            "01-the-pool_of-tears.txt": PROSE,
            "Chapter 2 - Home.txt": PROSE,
            "03.txt": PROSE,
            "epilogue.txt": PROSE,
        }
    )

    assert outline(book) == [
        "chapter: The pool of tears",
        "chapter: Chapter 2: Home",
        "chapter",
        "epilogue: Epilogue",
    ]


def test_folders_that_say_so_are_parts() -> None:
    book = book_of_folder(
        {
            "part-one-the-sea/chapter-one.md": chapter("# Salt"),
            "part-one-the-sea/chapter-two.md": chapter("# Foam"),
            "part-two-the-land/chapter-three.md": chapter("# Dust"),
            "prologue.md": chapter("# Prologue"),
            "back/tools.md": chapter("# Tools"),
        }
    )

    assert outline(book) == [
        "prologue: Prologue",
        "part: Part One: The sea",
        "  chapter: Salt",
        "  chapter: Foam",
        "part: Part Two: The land",
        "  chapter: Dust",
        "appendix: Tools",
    ]


def test_what_lies_among_the_appendices_is_no_working_paper() -> None:
    book = book_of_folder(
        {
            "chapters/01-salt.md": chapter("# Salt"),
            "chapters/02-foam.md": chapter("# Foam"),
            "appendices/notes.md": chapter("# Notes"),
            "notes.md": chapter("# Buy ink"),
        }
    )

    assert outline(book)[:2] == ["chapter: Salt", "chapter: Foam"]
    assert [section.title for section in book.back] == ["Notes"]


def test_a_folder_that_is_a_chapter_holds_its_scenes() -> None:
    book = book_of_folder({f"chapter-{c}/scene-{s}.md": PROSE for c in (1, 2) for s in (1, 2)})

    assert outline(book) == ["chapter: Chapter 1", "chapter: Chapter 2"]
    assert [type(block).__name__ for block in book.body[0].blocks] == [
        "Paragraph",
        "SceneBreak",
        "Paragraph",
    ]


def test_titles_in_the_front_matter_of_several_files_are_the_chapters() -> None:
    book = book_of_folder(
        {
            "1.md": "---\ntitle: The Door\nauthor: Ada Quill\n---\n\n" + PROSE,
            "2.md": "---\ntitle: The Key\n---\n\n" + PROSE,
        }
    )

    assert (book.metadata.title, book.metadata.byline) == ("Novel", "Ada Quill")
    assert outline(book) == ["chapter: The Door", "chapter: The Key"]


@pytest.mark.parametrize(
    "name",
    [
        *("README.md", "notes.txt", "plot outline.md", "characters.md", "research/a.md"),
        *("b (copy).txt", "notes to self.txt"),
    ],
)
def test_what_an_author_keeps_beside_a_manuscript_is_left_out_with_the_reason(name: str) -> None:
    book = book_of_folder({"1.md": chapter("# One"), "2.md": chapter("# Two"), name: "Not a word."})

    assert outline(book) == ["chapter: One", "chapter: Two"]
    (item,) = book.left_out
    assert item.what == name
    assert item.why
    assert book.ledger.left_out == 0


def test_of_a_text_in_two_formats_one_is_read() -> None:
    book = book_of_folder({"1-a.md": chapter("# A"), "1-a.txt": PROSE, "2-b.md": chapter("# B")})

    assert outline(book) == ["chapter: A", "chapter: B"]


def test_chapters_that_all_lie_among_drafts_are_the_manuscript() -> None:
    assert outline(
        book_of_folder({"drafts/1.md": chapter("# A"), "drafts/2.md": chapter("# B")})
    ) == [
        "chapter: A",
        "chapter: B",
    ]


def test_links_between_files_lead_to_their_headings() -> None:
    book = book_of_folder(
        {
            "1.md": chapter("# Home") + chapter("## The Lock") + "\nSee [next](2.md#the-lock).\n",
            "2.md": chapter("# Away") + chapter("## The Lock") + "\nSee [home](./1.md).\n",
        }
    )

    links = [
        inline.href
        for section in book.body
        for inline in walk_inlines(section.blocks)
        if isinstance(inline, Link)
    ]
    assert links == ["#the-lock-2", "#home"]
    assert book.body[0].anchors == ("home",)


def test_a_file_of_yaml_that_names_title_and_author_is_the_metadata() -> None:
    book = book_of_folder(
        {
            "config/press.yaml": "title: The Salt Road\nauthor:\n  - Ada Quill\nlang: fr\n",
            "config/colours.yaml": "name: warm\npaper: cream\n",
            "text/1.md": chapter("# Ice"),
            "text/2.md": chapter("# Snow"),
        }
    )

    assert (book.metadata.title, book.metadata.byline) == ("The Salt Road", "Ada Quill")
    assert book.metadata.language == "fr"


def test_a_chapter_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("Nobody is to read this.")
    folder = tmp_path / "novel"
    folder.mkdir()
    (folder / "1.md").write_text("# One\n\nRain.")
    (folder / "2.md").symlink_to(secret)
    with pytest.raises(ManuscriptError, match=r"R113.*cannot be read.*leads out"):
        read_manuscript(open_manuscript(folder, limit=1000), Diagnostics())
