"""The proof of a book: every defect of its setting, its figures, and the score in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.proof.setting import line_defects, page_defects
from ebookpack.proof.setting.anatomy import find_setting
from ebookpack.proof.setting.defects import CODES, Defect, Kind
from ebookpack.proof.setting.glyphs import missing_glyphs
from ebookpack.proof.setting.initials import initials
from ebookpack.proof.setting.manuscript_lines import placed_in_manuscript
from ebookpack.proof.setting.pages import Setting
from ebookpack.proof.setting.reading import read_sheets
from ebookpack.proof.setting.rivers import rivers
from ebookpack.proof.setting.spacing import Spacing, measure_spacing

DETECTORS = (
    page_defects.widows_and_orphans,
    page_defects.divided_words,
    page_defects.short_pages,
    page_defects.pages_of_few_lines,
    page_defects.unlevel_pages,
    page_defects.stranded,
    page_defects.lost_breaks,
    line_defects.runts,
    line_defects.stacks_of_hyphens,
    line_defects.loose_and_tight,
    line_defects.overfull,
    line_defects.same_words,
    rivers,
    initials,
)


class Proof(Struct, frozen=True, kw_only=True):
    """What a proofreader says of a book."""

    name: str
    """The file that was read, or the manuscript that the pages were made from."""
    setting: Setting
    defects: tuple[Defect, ...]
    """In reading order."""
    spacing: Spacing

    @property
    def pages(self) -> int:
        """Pages that hold running text: only those can be set well or badly."""
        return sum(bool(page.text) for page in self.setting.pages)

    @property
    def per_hundred(self) -> float:
        """Defects for each hundred pages of running text."""
        return 100 * len(self.defects) / self.pages if self.pages else 0.0

    @property
    def mark(self) -> int:
        """Of a hundred openings, how many show no defect at all; openings without text aside.

        An opening is what lies before the reader: a verso and the recto that faces it.
        """
        openings = {(page.index + 1) // 2 for page in self.setting.pages if page.text}
        marred = {(defect.page + 1) // 2 for defect in self.defects}
        return round(100 * len(openings - marred) / len(openings)) if openings else 100

    @property
    def counts(self) -> dict[Kind, int]:
        """Defects of each kind that there is, in the order of their codes."""
        counted = Counter(defect.kind for defect in self.defects)
        return {kind: counted[kind] for kind in Kind if counted[kind]}


def proofread(data: bytes, name: str, book: Book | None = None) -> Proof:
    """Proofread a PDF; with the book that it was made of, defects get their manuscript lines.

    Raises ManuscriptError if the PDF cannot be read.
    """
    setting = find_setting(read_sheets(data, name))
    if book is not None:
        setting = placed_in_manuscript(setting, book)
    found = [*find_defects(setting), *missing_glyphs(data, setting)]
    found.sort(key=lambda defect: (defect.page, defect.row or 1 << 16, defect.code))
    return Proof(name=name, setting=setting, defects=tuple(found), spacing=measure_spacing(setting))


def find_defects(setting: Setting) -> Iterator[Defect]:
    """All defects that the pages alone show."""
    for detector in DETECTORS:
        yield from detector(setting)


def score(proof: Proof) -> str:
    """The proof in one line."""
    spacing = proof.spacing
    pages = len(proof.setting.pages)
    told = [f"{pages} pages" if pages != 1 else "one page"]
    told.append(f"{proof.per_hundred:.0f} defects per 100 pages")
    if spacing.loosest:
        page, _ = spacing.loosest
        words = f"rms stretch {spacing.rms:.2f}, worst {spacing.widest:.2f} (p. {page.label})"
    else:
        words = "no justified line"
    return f"{', '.join(told)}; {words}; {proof.mark} of 100 openings without a defect"


def report(proof: Proof, diagnostics: Diagnostics) -> None:
    """Add each defect to the findings, at its manuscript line where that is known."""
    for defect in proof.defects:
        line = f", line {defect.row}" if defect.row else ""
        diagnostics.warning(
            defect.code,
            f"p. {defect.label}{line}: {defect.kind}: {defect.message}",
            defect.span or Span(path=proof.name),
        )


def as_values(proof: Proof) -> dict[str, object]:
    """The proof as values for JSON; docs/proof.md describes them."""
    setting, spacing = proof.setting, proof.spacing
    return {
        "file": proof.name,
        "score": score(proof),
        "mark": proof.mark,
        "pages": len(setting.pages),
        "pages_of_text": proof.pages,
        "defects_per_100_pages": round(proof.per_hundred, 1),
        "counts": {CODES[kind]: count for kind, count in proof.counts.items()},
        "type": {
            "size": setting.size,
            "leading": setting.leading,
            "word_space": setting.space,
            "indent": setting.indent,
        },
        "spacing": {
            "justified_lines": spacing.lines,
            "rms_stretch": round(spacing.rms, 3),
            "widest": round(spacing.widest, 3),
            "narrowest": round(spacing.narrowest, 3),
            "over_0.5": spacing.over_half,
            "over_1.0": spacing.over_one,
        },
        "defects": [_defect_values(defect) for defect in proof.defects],
    }


def _defect_values(defect: Defect) -> dict[str, object]:
    span = defect.span
    return {
        "code": defect.code,
        "kind": str(defect.kind),
        "page": defect.page + 1,
        "label": defect.label,
        "line": defect.row,
        "message": defect.message,
        "manuscript": span and {"path": span.path, "line": span.line, "part": span.part},
        "boxes": [[round(edge, 2) for edge in box] for box in defect.boxes],
    }
