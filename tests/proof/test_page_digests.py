"""What is kept of a page is found again by its digest, and by no other page's."""

from __future__ import annotations

import pikepdf
import pytest

from ebookpack.proof.page_digests import PageDigest, page_digests

HEAD = b"\n/Artifact <</Type /Pagination>> BDC (%b) Tj EMC"


def pdf(
    text: bytes, head: bytes = b"12", width: int = 300, font: str = "/Times-Roman"
) -> PageDigest:
    """The digest of the last of twelve pages: objects have numbers that start alike."""
    document = pikepdf.new()
    for number in range(12):
        page = document.add_blank_page(page_size=(width, 400)).obj
        used = document.make_indirect(pikepdf.Dictionary(BaseFont=pikepdf.Name(font)))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=used))
        content = b"BT (%d) Tj ET" % number if number < 11 else text + HEAD % head
        page.Contents = document.make_stream(content)
    return list(page_digests(document))[-1]


def test_the_same_page_has_the_same_digest() -> None:
    assert pdf(b"(Sea) Tj") == pdf(b"(Sea) Tj")


@pytest.mark.parametrize(
    "other",
    [
        pdf(b"(Sky) Tj"),
        pdf(b"(Sea) Tj", width=301),
        pdf(b"(Sea) Tj", font="/Times-Italic"),
    ],
)
def test_another_text_size_or_font_is_another_page(other: PageDigest) -> None:
    page = pdf(b"(Sea) Tj")
    assert page.above != other.above
    assert page.whole != other.whole


def test_another_folio_leaves_what_is_above_it() -> None:
    page, other = pdf(b"(Sea) Tj"), pdf(b"(Sea) Tj", head=b"13")
    assert page.above == other.above
    assert page.whole != other.whole
