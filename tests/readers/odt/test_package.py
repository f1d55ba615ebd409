"""The file: zipped or flat, its properties, and what is refused."""

from __future__ import annotations

import base64

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.nodes import Figure
from tests.readers.docx.build import PNG
from tests.readers.odt.build import (
    NAMESPACES,
    codes,
    content,
    frame,
    odt,
    p,
    read,
    texts,
    zipped,
)


def error_of(data: bytes) -> str:
    with pytest.raises(ManuscriptError) as caught:
        read(data)
    return caught.value.diagnostics[0].code


def flat(*body: str) -> bytes:
    return content(*body).replace("document-content", "document").encode()


def test_a_flat_document_reads_like_a_zipped_one() -> None:
    assert texts(read(flat(p("Tar and oil."))).blocks) == ["Tar and oil."]


def test_pictures_of_a_flat_document_are_in_it() -> None:
    data = base64.b64encode(PNG).decode()
    image = f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>"
    document = read(flat(p(frame(image)), p(frame(image))))
    assert [type(block) for block in document.blocks] == [Figure, Figure]
    assert [r.data for r in document.resources] == [PNG, PNG]


def test_properties_are_fields() -> None:
    meta = (
        "<dc:title>The Pier</dc:title><meta:initial-creator>Ida Holm</meta:initial-creator>"
        "<dc:creator>Her Editor</dc:creator><dc:language>en-GB</dc:language>"
        "<dc:description>A tale.</dc:description>"
    )
    assert [(f.name, f.value) for f in read(odt(p("a"), meta=meta)).fields] == [
        ("title", "The Pier"),
        ("author", "Ida Holm"),
        ("language", "en-GB"),
        ("description", "A tale."),
    ]


def test_what_a_program_calls_itself_is_no_author() -> None:
    meta = "<dc:title>Untitled 1</dc:title><dc:creator>Microsoft Office User</dc:creator>"
    assert read(odt(p("a"), meta=meta)).fields == ()


def test_an_encrypted_document_is_refused() -> None:
    manifest = (
        f"<manifest:manifest {NAMESPACES}><manifest:file-entry manifest:full-path='content.xml'>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    assert error_of(odt(p("a"), files={"META-INF/manifest.xml": manifest})) == "R301"
    assert error_of(zipped({"encrypted-package": b"..."})) == "R301"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK not a zip", "R303"),
        (zipped({"other.xml": "<x/>"}), "R350"),
        (zipped({"content.xml": "<x><y></x>"}), "R306"),
        (zipped({"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'}), "R307"),
        (zipped({"content.xml": "<x>" * 200 + "</x>" * 200}), "R308"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "R307"),
        (content(p("a")).replace("office:text", "office:spreadsheet").encode(), "R350"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    assert error_of(data) == code


def test_the_text_is_read_without_styles_that_are_damaged() -> None:
    diagnostics = Diagnostics()
    data = zipped({"content.xml": content(p("Tar.")), "styles.xml": "<broken"})
    assert texts(read(data, diagnostics).blocks) == ["Tar."]
    assert codes(diagnostics) == ["R310"]


def test_more_paragraphs_than_any_book_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebookpack.readers.word_processor.source.MOST_PARAGRAPHS", 10)
    assert error_of(odt(*[p("a")] * 11)) == "R309"


def test_more_pieces_than_any_book_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebookpack.readers.odt.inlines.MOST_PIECES", 10)
    assert error_of(odt(p(*["a", "<text:s/>"] * 11))) == "R309"
