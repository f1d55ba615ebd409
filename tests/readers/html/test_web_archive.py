"""Pages that browsers save in one file, with the pictures in it."""

from __future__ import annotations

import base64
import quopri
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import EbookpackError
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Figure
from ebookpack.readers.registry import read_manuscript
from tests.manuscripts import manuscript_of

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (9).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
HEAD = (
    "From: <Saved by Blink>\r\nSubject: The Weir\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--weir--"\r\n\r\n'
)
TEXT = (
    "<p>The lamp at Sill Point was lit, and it was nobody’s work, and nobody minded it at all.</p>"
)


def part(kind: str, body: bytes, *, encoding: str = "8bit", **named: str) -> bytes:
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    lines = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}"]
    lines += [f"Content-{name.title()}: {value}" for name, value in named.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + coded.get(encoding, bytes)(body)


def archive(*parts: bytes, boundary: bytes = b"--weir--") -> bytes:
    inside = b"".join(b"\r\n--" + boundary + b"\r\n" + each for each in parts)
    return HEAD.encode() + inside + b"\r\n--" + boundary + b"--\r\n"


def page(body: str) -> bytes:
    return f"<html><head><title>The Weir</title></head><body>{body}</body></html>".encode()


def read(data: bytes, diagnostics: Diagnostics | None = None) -> Document:
    return read_manuscript(manuscript_of(data, "story.mhtml"), diagnostics or Diagnostics())


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
def test_the_page_is_read_whatever_its_transfer_encoding(encoding: str) -> None:
    data = archive(part("text/html; charset=utf-8", page(TEXT), encoding=encoding))

    assert "nobody’s work" in "".join(map(block_text, read(data).blocks))


def test_the_archive_says_in_what_encoding_the_page_is() -> None:
    body = page(TEXT).decode().encode("cp1252")

    text = "".join(map(block_text, read(archive(part("text/html; charset=cp1252", body))).blocks))

    assert "nobody’s work" in text


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("https://weir.example/i/a.png", {"location": "https://weir.example/i/a.png"}),
        ("i/a.png", {"location": "https://weir.example/i/a.png"}),
        ("cid:frame-1@weir", {"id": "<frame-1@weir>"}),
    ],
)
def test_pictures_are_found_by_their_addresses(source: str, named: dict[str, str]) -> None:
    body = page(f'{TEXT}<p><img src="{source}" alt="A weir at night"></p>{TEXT}')
    where = "https://weir.example/story.html"
    diagnostics = Diagnostics()

    document = read(
        archive(
            part("text/html", body, location=where),
            part("image/png", PNG, encoding="base64", **named),
        ),
        diagnostics,
    )

    (figure,) = [block for block in document.blocks if isinstance(block, Figure)]
    (picture,) = document.resources
    assert (figure.image.resource, figure.image.alt) == (picture.name, "A weir at night")
    assert picture.data == PNG
    assert not diagnostics.found


def test_what_was_not_saved_is_not_fetched() -> None:
    diagnostics = Diagnostics()
    body = page(f'{TEXT}<img src="https://weir.example/b.png">{TEXT}')

    assert read(archive(part("text/html", body)), diagnostics).resources == ()
    assert [found.code for found in diagnostics] == ["R201"]


def test_alternatives_within_the_archive_are_looked_through() -> None:
    inner = b"Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n"
    inner += part("text/plain", b"no") + b"\r\n--in\r\n" + part("text/html", page(TEXT))
    data = archive(inner + b"\r\n--in--")

    assert "The lamp" in block_text(read(data).blocks[-1])


def test_a_page_by_a_wrong_name_is_read() -> None:
    assert "The lamp" in block_text(read(page(TEXT)).blocks[-1])


@pytest.mark.parametrize("data", [b"no page", archive(), archive(part("image/png", PNG)), b"\n\n"])
def test_a_file_without_a_page_is_an_error(data: bytes) -> None:
    with pytest.raises(EbookpackError, match="R343"):
        read(data)


def test_parts_that_nest_without_end_are_an_error_at_once() -> None:
    nested = b"".join(
        b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(20_000)
    )

    with pytest.raises(EbookpackError, match="R343"):
        read(nested)


WHOLE = archive(part("text/html", page(TEXT)), part("image/png", PNG, encoding="base64", id="<a>"))


@given(place=st.integers(0, len(WHOLE)), junk=st.binary(max_size=6))
def test_damaged_bytes_raise_nothing_but_our_own_errors(place: int, junk: bytes) -> None:
    with suppress(EbookpackError):
        read(WHOLE[:place] + junk + WHOLE[place + len(junk) :])
