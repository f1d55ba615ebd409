"""No letter is lost, whatever the runs; nothing but our own errors comes out of broken files."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.errors import EbookpackError
from ebookpack.core.node_text import block_text
from tests.readers.docx.build import (
    BOLD,
    ITALIC,
    NAMESPACES,
    NORMAL,
    field,
    package,
    paragraph,
    read,
    run,
    style,
    zipped,
)

LOOKS = ("", BOLD, ITALIC, BOLD + ITALIC, "<w:smallCaps/>", "<w:strike/>", '<w:u w:val="single"/>')
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12)
RUNS = st.lists(st.tuples(WORDS, st.sampled_from(LOOKS)), max_size=6)
STYLED = st.tuples(RUNS, st.sampled_from(["Normal", "Letter", "Heading", "None"]))
WRAPPERS = st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:smartTag>{}</w:smartTag>", "field"])


def letters(text: str) -> str:
    return "".join(text.split())


@given(st.lists(st.tuples(STYLED, WRAPPERS), max_size=6))
def test_letters_come_out_in_order(
    written: list[tuple[tuple[list[tuple[str, str]], str], str]],
) -> None:
    styles = NORMAL + style("Letter", run_look=ITALIC) + style("Heading", "heading 1")
    body = []
    for (runs, named), wrapper in written:
        inner = "".join(run(text, look) for text, look in runs)
        wrapped = field("REF x", inner) if wrapper == "field" else wrapper.format(inner)
        body.append(paragraph(wrapped, style=named))
    document = read(package(*body, styles=styles))
    found = letters("".join(map(block_text, document.blocks)))
    assert found == letters("".join(text for (runs, _), _ in written for text, _ in runs))


WHOLE = package(paragraph("Mina rowed out alone."), paragraph(run("Home", ITALIC)))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_bytes_raise_nothing_but_our_own_errors(place: int, junk: bytes) -> None:
    with suppress(EbookpackError):
        read(WHOLE[:place] + junk + WHOLE[place + len(junk) :])


@given(st.integers(0, len(WHOLE)))
def test_cut_files_raise_nothing_but_our_own_errors(length: int) -> None:
    if length == len(WHOLE):
        return
    with pytest.raises(EbookpackError):
        read(WHOLE[:length])


ELEMENTS = [
    *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del"),
    *("w:pPr", "w:rPr", "w:numPr", "w:pStyle", "w:fldChar", "w:drawing", "a:blip", "w:br"),
    *("w:footnoteReference", "w:hyperlink", "mc:AlternateContent", "mc:Choice", "w:txbxContent"),
]
VALUES = st.sampled_from(["", "0", "1", "-1", "99999999999", "begin", "end", "page", "²", "x"])
TREES = st.recursive(
    st.sampled_from(["", "text"]),
    lambda inner: st.builds(
        lambda name, value, parts: (
            f'<{name} w:val="{value}" w:type="{value}" w:id="{value}" r:embed="{value}" '
            f'w:fldCharType="{value}">{"".join(parts)}</{name}>'
        ),
        st.sampled_from(ELEMENTS),
        VALUES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(TREES, TREES)
def test_elements_in_places_where_they_have_no_business_do_no_harm(body: str, styles: str) -> None:
    read(package(body, styles=styles, numbering=styles, footnotes=styles))


def test_a_bomb_is_not_unpacked_beyond_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ebookpack.core.zip_container.MOST_XML_BYTES", 1_000_000)
    start = f"<w:document {NAMESPACES}><w:body>"
    data = zipped({"word/document.xml": start + " " * 30_000_000 + "</w:body></w:document>"})
    assert len(data) < 100_000
    with pytest.raises(EbookpackError, match="R304"):
        read(data)
