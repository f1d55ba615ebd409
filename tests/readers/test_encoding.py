"""Bytes of every origin become text, or one clear error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.readers.encoding import Decoded, decode

GERMAN = "Über den Dächern hörte man Schnee fallen. „Still“, sagte er.\n" * 20


def decoded(data: bytes) -> Decoded:
    return decode(data, "story.txt", Diagnostics())


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_text_comes_out_as_it_was(encoding: str, mark: bytes, named: str) -> None:
    found = decoded(mark + GERMAN.encode(encoding))

    assert found.text == GERMAN
    assert found.encoding == named


def test_a_few_broken_bytes_are_read_as_windows_wrote_them_and_reported() -> None:
    diagnostics = Diagnostics()
    data = (GERMAN * 5).encode() + b"It\x92s late.\n"

    assert "It’s late." in decode(data, "story.txt", diagnostics).text
    (found,) = diagnostics
    assert found.code == "R104"
    assert found.span is not None
    assert found.span.line == 101


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028"])
def test_every_line_end_is_one(end: str) -> None:
    assert decoded(f"one{end}two".encode()).text == "one\ntwo"


def test_a_form_feed_parts_paragraphs() -> None:
    assert decoded(b"one\x0ctwo").text == "one\n\ntwo"


def test_what_follows_the_end_of_file_mark_is_dropped() -> None:
    assert decoded(b"one\n\x1a\x00\x00junk").text == "one\n"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error_with_its_place(data: bytes) -> None:
    try:
        text = decoded(data).text
    except ManuscriptError:
        return
    assert text.strip()
    assert "\r" not in text
