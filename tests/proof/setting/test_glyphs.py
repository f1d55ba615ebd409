"""Characters that the font of a PDF lacks are found by the codes that the pages draw."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object

from ebookpack.proof.setting.anatomy import find_setting
from ebookpack.proof.setting.glyphs import missing_glyphs
from ebookpack.proof.setting.reading import read_sheets

UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0000> <26F5> <0005> <0077> endbfchar
1 beginbfrange <0010> <0012> [<0061> <0062> <0063>] endbfrange
endcmap end end"""
CODES_TO_CIDS = b"""begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
2 begincidchar <0005> 5 <0010> 0 endcidchar endcmap"""


def told(draws: bytes, encoding: bytes | None = None, simple: bool = False) -> list[str]:
    """What is said of a page that draws so; `encoding` is a CMap in place of the identity."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(300, 200))
        to_unicode = document.make_stream(UNICODE)
        font: Object
        if simple:
            differences = Array([65, Name("/A"), Name("/.notdef")])
            named = Dictionary(Type=Name.Encoding, Differences=differences)
            font = Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, Encoding=named
            )
        else:
            system = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
            descendant = Dictionary(
                Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Face,
                CIDSystemInfo=system, DW=500,
            )  # fmt: skip
            font = Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Face,
                Encoding=document.make_stream(encoding) if encoding else Name("/Identity-H"),
                DescendantFonts=Array([document.make_indirect(descendant)]),
                ToUnicode=to_unicode,
            )  # fmt: skip
        page.Resources = Dictionary(Font=Dictionary(F1=document.make_indirect(font)))
        page.Contents = document.make_stream(b"BT /F1 10 Tf 40 100 Td " + draws + b" ET")
        made = BytesIO()
        document.save(made)
    data = made.getvalue()
    setting = find_setting(read_sheets(data, "a.pdf"))
    return [defect.message for defect in missing_glyphs(data, setting)]


def test_code_0_of_a_composite_font_is_no_glyph() -> None:
    assert told(b"[<0005> 0 <0000>] TJ") == ["the font has no glyph for “⛵” (U+26F5)"]


@pytest.mark.parametrize("string", [b"(\\000\\005\\000\\000)", b"(\0\5\0\0)"])
def test_however_the_string_is_written(string: bytes) -> None:
    assert len(told(string + b" Tj")) == 1


def test_each_is_told_once_a_page() -> None:
    assert len(told(b"[<0000> 0 <0000>] TJ <0000> Tj")) == 1


def test_other_codes_are_glyphs() -> None:
    assert told(b"[<0005> 0 <0010>] TJ") == []


def test_an_encoding_of_its_own_may_lead_other_codes_to_no_glyph() -> None:
    assert told(b"<00050010> Tj", encoding=CODES_TO_CIDS) == [
        "the font has no glyph for “a” (U+0061)"
    ]
    assert told(b"<00050005> Tj", encoding=CODES_TO_CIDS) == []


def test_what_an_encoding_leaves_out_is_no_glyph_either() -> None:
    assert told(b"<0099> Tj", encoding=CODES_TO_CIDS) == [
        "the font has no glyph for a character that the file does not name"
    ]


def test_a_simple_font_names_what_it_lacks() -> None:
    assert len(told(b"(AB) Tj", simple=True)) == 1
    assert told(b"(AA) Tj", simple=True) == []
