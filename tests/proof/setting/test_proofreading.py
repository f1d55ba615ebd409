"""The proof as a whole: its figures, its score, its findings, and the contact sheet."""

from __future__ import annotations

from contextlib import suppress
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import EbookpackError
from ebookpack.proof.setting.contact_sheet import contact_sheet
from ebookpack.proof.setting.defects import CODES, Kind
from ebookpack.proof.setting.pages import Line
from ebookpack.proof.setting.proofreading import (
    Proof,
    as_values,
    find_defects,
    proofread,
    report,
    score,
)
from ebookpack.proof.setting.spacing import measure_spacing
from tests.proof.setting.small_pdfs import LEFT, Written, justified, pdf, written
from tests.proof.setting.typed_pages import line, lines, paragraph, setting

INDENTED = LEFT + 12


def proof_of(*pages: list[Line]) -> Proof:
    given = setting(*pages)
    return Proof(
        name="a.pdf",
        setting=given,
        defects=tuple(find_defects(given)),
        spacing=measure_spacing(given),
    )


def stretched(value: float) -> Line:
    return line("the cold of winter came early", space=2.5 * (1 + value), justified=True)


def test_the_score_is_one_line() -> None:
    full = lines(1, 10)
    proof = proof_of(full, full, [stretched(0.0), stretched(1.5), *lines(1, 8)], lines(1, 10))
    assert score(proof) == (
        "4 pages, 25 defects per 100 pages; rms stretch 1.06, worst 1.50 (p. 3); "
        "67 of 100 openings without a defect"
    )


def test_pages_without_text_do_not_better_the_score() -> None:
    marred = [stretched(1.5), *lines(1, 9)]
    proof = proof_of([], [], [], marred)
    assert (proof.pages, proof.per_hundred, proof.mark) == (1, 100.0, 0)


def test_a_book_without_justified_lines_has_no_stretch() -> None:
    assert "no justified line" in score(proof_of(lines(1, 3)))


def test_a_finding_names_page_line_and_manuscript() -> None:
    widow = paragraph(2, "It had been", "winter, and it was cold.")
    widow[1] = replace(widow[1], span=Span(path="story.txt", line=41))
    proof = proof_of([*lines(1, 9), widow[0]], [widow[1], *lines(3, 4)])
    diagnostics = Diagnostics()
    report(proof, diagnostics)
    assert "story.txt:41: warning[P201]: p. 2, line 1: widow: " in "\n".join(map(str, diagnostics))


def test_the_values_hold_what_the_findings_say() -> None:
    values = as_values(proof_of([stretched(1.5), *lines(1, 9)]))
    assert values["counts"] == {"P206": 1}
    assert values["spacing"] == {
        "justified_lines": 1,
        "rms_stretch": 1.5,
        "widest": 1.5,
        "narrowest": 1.5,
        "over_0.5": 1,
        "over_1.0": 1,
    }
    assert isinstance(values["defects"], list)
    (defect,) = values["defects"]
    assert (defect["code"], defect["label"], defect["line"]) == ("P206", "1", 1)


def test_every_kind_has_a_code_of_its_own() -> None:
    assert list(CODES) == list(Kind)
    assert len(set(CODES.values())) == len(Kind)


# ------------------------------------------------------------------------------------ a PDF


@pytest.fixture(scope="module")
def small_book() -> bytes:
    """Three pages in Courier: a loose line on the first, a widow on the third."""
    page = [
        row
        for n in range(0, 8, 2)
        for row in (
            justified("a line of text that is nearly full", n, left=INDENTED),
            written("and goes on to its end here.", n + 1),
        )
    ]
    first = [*page, justified("with spaces far apart", 8, left=INDENTED), written("at the end.", 9)]
    second = [
        *page,
        justified("and here is one that starts below", 8, left=INDENTED),
        justified("a line of text that goes on", 9),
    ]
    return pdf(first, second, [written("and is left alone at the head.", 0), *_lower(page)])


def _lower(rows: list[Written]) -> list[Written]:
    return [(left, baseline + 12, size, text, added) for left, baseline, size, text, added in rows]


def test_a_pdf_is_proofread(small_book: bytes) -> None:
    proof = proofread(small_book, "a.pdf")
    assert {Kind.LOOSE, Kind.WIDOW} <= set(proof.counts)
    widow = next(defect for defect in proof.defects if defect.kind is Kind.WIDOW)
    assert (widow.page, widow.row, widow.span) == (2, 1, None)
    assert widow.boxes[0][0] == pytest.approx(LEFT, abs=0.1)


def test_a_damaged_pdf_is_read_as_far_as_it_goes_or_refused(small_book: bytes) -> None:
    read = 0
    for at in range(0, len(small_book), 23):
        damaged = small_book[:at] + b"\xff" + small_book[at + 3 :]
        with suppress(EbookpackError):
            read += bool(as_values(proofread(damaged, "a.pdf")))
    assert read


class _Sheet(HTMLParser):
    """Counts the elements of a contact sheet, and collects what is loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.count: dict[str, int] = {}
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count[tag] = self.count.get(tag, 0) + 1
        self.loaded += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_the_contact_sheet_shows_every_page_and_marks_every_defect(small_book: bytes) -> None:
    proof = proofread(small_book, "<a>.pdf")
    sheet = contact_sheet(small_book, proof)
    read = _Sheet()
    read.feed(sheet)

    assert read.count["img"] == 3
    assert read.count["rect"] == sum(len(defect.boxes) for defect in proof.defects)
    assert all(address.startswith("data:image/png;base64,") for address in read.loaded)
    assert "&lt;a&gt;.pdf" in sheet
    assert "<a>" not in sheet


def test_the_same_pdf_gives_the_same_contact_sheet(small_book: bytes) -> None:
    proof = proofread(small_book, "a.pdf")
    assert contact_sheet(small_book, proof) == contact_sheet(small_book, proof)
