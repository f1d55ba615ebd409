"""Every theme sets a book that has everything in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint.formatting_structure import boxes

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.themes_folder import load_theme_named, theme_names
from ebookpack.writers.print.engine.bench import Bench, Supplies
from ebookpack.writers.print.writer import write_print
from tests.source import ROOT
from tests.writers import builders
from tests.writers.print.conftest import everything


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in theme_names() if name != "classic"])
def test_a_book_that_has_everything_is_set_without_a_complaint(name: str) -> None:
    edition = replace(builders.edition(everything()), theme=load_theme_named(name))
    diagnostics = Diagnostics()

    artifact = write_print(edition, diagnostics, lambda pages: edition.page)

    assert [str(found) for found in diagnostics if found.code != "W203"] == []
    assert artifact.pages is not None
    assert len(artifact.pages.pages) > 4


def rows_by_page(before: int, rows: int) -> list[int]:
    """How many rows of a table below so many lines are on each page, in the base of all themes."""
    table = "".join(f"<tr><td>{row}</td></tr>" for row in range(rows))
    lines = "<p>Line.</p>" * before
    css = "@page { size: 200pt 200pt; margin: 20pt } body { font: 10pt/14pt serif }"
    css += " :root { --leading: 14pt; --least-line: 0pt } p, body { margin: 0 }"
    base = (ROOT / "themes/base/print.css").read_text(encoding="utf-8")
    bench = Bench(Supplies(style_sheets=(base, css), resources={}))
    live = bench.lay_out(
        f"<html lang='en'><body>{lines}<table><thead><tr><th>Head</th></tr></thead>"
        f"<tbody>{table}</tbody></table></body></html>"
    )
    return [
        sum(isinstance(box, boxes.TableRowBox) for box in page._page_box.descendants()) - 1
        for page in live.pages
    ]


@pytest.mark.parametrize("before", range(12))
def test_no_row_of_a_table_is_alone_on_its_page(before: int) -> None:
    assert 3 in rows_by_page(before, 3)
    assert 1 not in rows_by_page(before, 5)
    assert 1 not in rows_by_page(before, 14)
