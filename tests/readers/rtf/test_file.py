"""The file as a whole: what it says of itself, what is refused, what is forgiven."""

from __future__ import annotations

import pytest

from ebookpack.core.errors import ManuscriptError
from tests.readers.rtf.build import read, rtf, text_of, texts


def error_of(data: bytes) -> str:
    with pytest.raises(ManuscriptError) as caught:
        read(data)
    return caught.value.diagnostics[0].code


def test_properties_are_fields() -> None:
    info = r"{\info{\title The Pier}{\author Ida Holm}{\doccomm A tale.}{\operator Ed}}"
    assert [(f.name, f.value) for f in read(rtf(info, "a")).fields] == [
        ("title", "The Pier"),
        ("author", "Ida Holm"),
        ("description", "A tale."),
    ]


def test_properties_are_in_the_code_page_of_the_file() -> None:
    head = r"\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}"
    info = r"{\info{\title \'cf\'f0\'e8\'f7\'e0\'eb}}"
    assert [f.value for f in read(rtf(info, "a", head=head)).fields] == ["Причал"]


def test_what_is_no_rich_text_is_refused() -> None:
    assert error_of(b"Dear reader,") == "R360"
    assert error_of(b"") == "R360"


def test_groups_within_groups_without_end_are_refused() -> None:
    assert error_of(rb"{\rtf1 " + b"{" * 100_000) == "R361"


@pytest.mark.parametrize(
    ("bound", "content"),
    [
        ("rtf.tokens.MOST_TOKENS", r"\b" * 20),
        ("word_processor.source.MOST_PARAGRAPHS", r"a\par " * 20),
        ("rtf.typescript.MOST_PIECES", r"a{\i b}" * 20),
        ("rtf.interpreter.MOST_CHARACTERS", "a" * 20),
    ],
)
def test_more_than_any_book_has_is_refused(
    bound: str, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"ebookpack.readers.{bound}", 10)
    assert error_of(rtf(content)) == "R309"


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert texts(read(rb"{\rtf1 Tar.\par {\i Oil").blocks) == ["Tar.", "Oil"]
    assert texts(read(b"{\\rtf1 Tar.\\").blocks) == ["Tar."]


def test_too_many_closing_braces_end_the_file() -> None:
    assert texts(read(rb"{\rtf1 Tar.}} Oil.").blocks) == ["Tar."]


def test_cells_without_a_row_are_text() -> None:
    assert text_of(r"a\cell b\cell\pard c") == "a\nb\nc"
