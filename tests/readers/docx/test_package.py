"""The zip and its parts: where the text is found, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from ebookpack.core import zip_container as container
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import ManuscriptError
from tests.readers.docx.build import (
    NAMESPACES,
    OOXML,
    STRICT,
    codes,
    package,
    paragraph,
    read,
    texts,
    zipped,
)

TEXT = paragraph("Mina rowed out alone.")
DOCUMENT = f"<w:document {NAMESPACES}><w:body>{TEXT}</w:body></w:document>"


def refusal(data: bytes) -> str:
    """Code of the error that a document is refused with."""
    with pytest.raises(ManuscriptError) as caught:
        read(data)
    (finding,) = caught.value.diagnostics
    return finding.code


def test_the_text_is_where_the_package_says() -> None:
    assert texts(read(package(TEXT, main="text/story.xml")).blocks) == ["Mina rowed out alone."]


def test_a_strict_document_is_read_like_a_transitional_one() -> None:
    strict = DOCUMENT.replace(
        f"{OOXML}/wordprocessingml/2006/main", f"{STRICT}/wordprocessingml/main"
    )
    assert strict != DOCUMENT
    assert texts(read(zipped({"word/document.xml": strict})).blocks) == ["Mina rowed out alone."]


def test_a_document_of_one_part_alone_is_read() -> None:
    assert texts(read(zipped({"word/document.xml": DOCUMENT})).blocks) == ["Mina rowed out alone."]


def test_a_byte_order_mark_and_other_encodings_do_no_harm() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        data = zipped({"word/document.xml": DOCUMENT.encode(encoding)})
        assert texts(read(data).blocks) == ["Mina rowed out alone."]


def test_part_names_with_other_capitals_and_backslashes_are_found() -> None:
    data = zipped({"WORD\\Document.XML": DOCUMENT})
    assert texts(read(data).blocks) == ["Mina rowed out alone."]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R303"),
        (b"Once upon a time", "R303"),
        (package(TEXT)[:-40], "R303"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "R301"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "R302"),
        (zipped({"mimetype": "application/epub+zip"}), "R305"),
        (zipped({"word/document.xml": "<workbook/>"}), "R305"),
        (zipped({"word/document.xml": DOCUMENT[:-20]}), "R306"),
        (zipped({"word/document.xml": "not XML"}), "R306"),
        (zipped({"word/document.xml": ""}), "R306"),
        (zipped({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a "b">]>{DOCUMENT}'}), "R307"),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_an_entity_is_refused_in_any_encoding() -> None:
    declared = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]>{DOCUMENT}'
    assert refusal(zipped({"word/document.xml": declared.encode("utf-16")})) == "R307"


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 60 + TEXT + "</w:sdtContent></w:sdt>" * 60
    assert refusal(package(deep)) == "R308"


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_XML_BYTES", 10_000)
    assert refusal(package(paragraph("a" * 20_000))) == "R304"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_has_no_bound_is_refused(method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("word/document.xml", DOCUMENT)
    assert refusal(packed.getvalue()) == "R303"


def test_a_part_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_MARKS", 1_000)
    assert refusal(package("<w:p/>" * 2_000)) == "R304"


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebookpack.readers.word_processor.source.MOST_PARAGRAPHS", 10)
    assert refusal(package(TEXT * 11)) == "R309"


def test_too_many_runs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebookpack.readers.docx.runs.MOST_PIECES", 10)
    assert refusal(package(TEXT * 11)) == "R309"


def test_names_that_lead_out_of_the_package_are_names_and_nothing_else() -> None:
    data = zipped({"word/document.xml": DOCUMENT, "../../escape.txt": "x", "/etc/escape": "x"})
    assert texts(read(data).blocks) == ["Mina rowed out alone."]


def test_damaged_styles_are_reported_and_the_text_is_read_without_them() -> None:
    diagnostics = Diagnostics()
    document = read(package(TEXT, styles="<w:style"), diagnostics)
    assert texts(document.blocks) == ["Mina rowed out alone."]
    assert codes(diagnostics) == ["R310"]


def test_damaged_notes_are_an_error_for_their_words_would_be_lost() -> None:
    assert refusal(package(TEXT, footnotes="<w:footnote")) == "R306"
