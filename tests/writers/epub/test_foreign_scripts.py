from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from ebookpack.core.nodes import Language, Text
from ebookpack.writers.epub.foreign_scripts import ForeignScripts
from ebookpack.writers.epub.package import write_epub
from tests.checkers import Epubcheck
from tests.writers.builders import book, chapter, edition, paragraph


def told(text: str, language: str = "en") -> list[tuple[str, str]]:
    """(language, words) of what is marked."""
    markup = ForeignScripts(language).marked(text)
    return re.findall(r'<span lang="([^"]+)"[^>]*>([^<]*)</span>', markup)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said γνῶθι σεαυτόν, and left.", [("grc", "γνῶθι σεαυτόν")]),
        ("“Καλημέρα,” said Ben.", [("el", "Καλημέρα")]),
        ("On the door stood שלום.", [("he", "שלום")]),
        ("A sign: ありがとう、先生。", [("ja", "ありがとう、先生。")]),
        ("He wrote 안녕 on the wall.", [("ko", "안녕")]),
        ("“Слава їм,” he read.", [("uk", "Слава їм")]),
        ("It read: вы здесь не были.", [("ru", "вы здесь не были")]),
        ("Two: Καλημέρα and שלום.", [("el", "Καλημέρα"), ("he", "שלום")]),
    ],
)
def test_words_whose_script_tells_their_language_are_marked(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The α and the ω, 5 μm of it, and αβ.",
        "She was of ΦΒΚ.",
        "ℵ and א are one letter.",
        "“Привет,” he said.",  # Russian, and Bulgarian too
        "山田 is a name in two languages.",
        "Curly “quotes” & dashes — all of it Latin, naïve café.",
    ],
)
def test_signs_names_and_what_is_not_certain_are_not(text: str) -> None:
    assert told(text) == []


def test_the_script_of_the_book_itself_is_not_foreign() -> None:
    assert told("Καλημέρα σας, και שלום", "el") == [("he", "שלום")]
    assert told("Вы здесь не были ещё", "ru-RU") == []


def test_what_is_read_from_the_right_says_so_and_marks_stay_marks() -> None:
    assert ForeignScripts("en").marked("a < שלום & b") == (
        'a &lt; <span lang="he" xml:lang="he" dir="rtl">שלום</span> &amp; b'
    )


def test_what_the_manuscript_marks_is_not_marked_again(
    tmp_path: Path, epubcheck: Epubcheck
) -> None:
    marked = Language(tag="el", children=(Text(text="Καλημέρα"),))
    made = edition(book(chapter("one", paragraph(marked, " and καληνύχτα."), title="Ὀδύσσεια")))
    path = tmp_path / "book.epub"
    path.write_bytes(write_epub(made).data)

    assert epubcheck(path) == ()
    with zipfile.ZipFile(path) as epub:
        text = epub.read("EPUB/text/one.xhtml").decode()
    assert re.findall(r'<span lang="([^"]+)"', text) == ["grc", "el", "el"]
