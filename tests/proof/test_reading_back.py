from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact
from ebookpack.crew import Workers
from ebookpack.proof.opened_pdf import reading
from ebookpack.proof.reading_back import print_texts
from ebookpack.writers.print.writer import write_print
from tests.memory import Memory
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph
from tests.writers.print.conftest import digest, edition_of


def printed(*words: str) -> Artifact:
    """A book of chapters, printed."""
    chapters = (
        builders.chapter(f"c{n}", paragraph(f"{LONG_TEXT} {word}"), title=f"Chapter {n}")
        for n, word in enumerate(words)
    )
    return write_print(edition_of(builders.book(*chapters)), Diagnostics(), digest)


def test_the_text_of_a_section_is_that_of_its_pages_without_heads_and_folios() -> None:
    texts = print_texts(printed("one", "two"), digest(30))

    assert texts["c0"].split()[-1] == "one"
    assert "Chapter 1" in texts["c1"]


def test_several_read_what_one_reads() -> None:
    artifact = printed("one", "two", "three", "four", "five")

    with reading(artifact.data, Workers(2)) as hands:
        texts = print_texts(artifact, digest(30), hands)

    assert texts == print_texts(artifact, digest(30))


def test_only_sections_whose_pages_changed_are_read_again() -> None:
    shelf = Memory()
    print_texts(printed("one", "two", "three"), digest(30), shelf=shelf)
    kept = len(shelf.held)
    texts = print_texts(printed("one", "toad", "three"), digest(30), shelf=shelf)

    assert len(shelf.held) == kept + 1
    assert texts["c1"].split()[-1] == "toad"
    assert texts == print_texts(printed("one", "toad", "three"), digest(30))


def test_what_is_lost_from_the_file_is_read_so_although_it_was_there_before() -> None:
    """The key of a text is what the file holds, not what it was made from."""
    shelf, artifact = Memory(), printed("one", "two")
    print_texts(artifact, digest(30), shelf=shelf)
    other = replace(printed("one", "three"), pages=artifact.pages)

    assert print_texts(other, digest(30), shelf=shelf)["c1"].split()[-1] == "three"
