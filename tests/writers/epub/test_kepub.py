"""Kobo's spans: every sentence has one, and no character changes."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from ebookpack.core.ebook_settings import EbookSettings
from ebookpack.writers.epub.kepub import with_spans
from ebookpack.writers.epub.package import write_epub
from ebookpack.writers.epub.pages import document
from tests.checkers import Epubcheck
from tests.writers.builders import edition
from tests.writers.epub.opened import opened
from tests.writers.epub.samples import full_book

KEPUB = EbookSettings(kepub=True)
SPAN = re.compile(r'<span class="koboSpan" id="(kobo\.\d+\.\d+)">(.*?)</span>', re.DOTALL)


def spans(body: str) -> list[tuple[str, str]]:
    """(number, what is in it) of the spans of a document's body."""
    made = with_spans(document(title="A", body=body, language="en")).decode()
    return [(found[1].removeprefix("kobo."), found[2]) for found in SPAN.finditer(made)]


def test_a_sentence_a_span() -> None:
    assert spans("<p>Nobody came. “Why?” she said.</p><p>It rained.</p>") == [
        ("1.1", "Nobody came. "),
        ("1.2", "“Why?” "),
        ("1.3", "she said."),
        ("2.1", "It rained."),
    ]


def test_emphasis_and_what_stands_behind_it() -> None:
    assert spans("<p>It <em>rained. Hard</em>, all night.</p>") == [
        ("1.1", "It "),
        ("1.2", "rained. "),
        ("1.3", "Hard"),
        ("1.4", ", all night."),
    ]


def test_blanks_and_code_have_none() -> None:
    assert spans("<section>\n<p>A</p>\n<pre>b.  c</pre>\n<p>D</p>\n</section>") == [
        ("1.1", "A"),
        ("2.1", "D"),
    ]


def test_a_picture_has_one() -> None:
    assert spans('<figure><img src="a.png" alt="A"/></figure>') == [
        ("1.1", '<img src="a.png" alt="A"/>')
    ]


def test_of_a_whole_book_no_character_changes_and_numbers_are_unique() -> None:
    plain, marked = opened(edition(full_book())), opened(replace(edition(full_book()), ebook=KEPUB))
    for name in plain.files:
        if name.endswith(".xhtml") and name != "nav.xhtml":
            assert plain.text(name) == marked.text(name)
            ids = marked.query(name, "//@id")
            assert len(ids) == len(set(ids))
            assert marked.query(name, "//x:body/x:div/@id") == ["book-columns"]
            loose = marked.query(name, "//x:p[not(ancestor::x:aside)]/text()[normalize-space()]")
            assert loose == []


def test_our_documents_come_back_as_documents() -> None:
    made = with_spans(document(title="A & B", body="<p>A &lt; b &amp; c</p>", language="ar"))
    assert made.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html')
    assert etree.fromstring(made).get("dir") == "rtl"
    assert b"A &lt; b &amp; c" in made


def test_the_file_is_valid_and_named_as_kobo_wants_it(tmp_path: Path, epubcheck: Epubcheck) -> None:
    made = write_epub(replace(edition(full_book()), ebook=KEPUB))
    assert made.suffix == ".kepub.epub"
    path = tmp_path / "book.kepub.epub"
    path.write_bytes(made.data)
    assert epubcheck(path) == ()
