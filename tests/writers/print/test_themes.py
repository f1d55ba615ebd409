"""Every theme sets a book that has everything in it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from weasyprint.formatting_structure import boxes

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.themes_folder import load_theme_named, theme_names
from ebookpack.writers.print.document import document, write_pieces
from ebookpack.writers.print.engine.bench import Bench, Supplies
from ebookpack.writers.print.page_css import piece_css
from ebookpack.writers.print.resources import edition_resources
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


@pytest.mark.parametrize("name", [name for name in theme_names() if name != "shunn"])
def test_a_title_of_one_endless_word_stays_on_the_contents_page(name: str) -> None:
    titles = ("One", "A" + "endlessword" * 12, "Three")
    book = builders.book(*(builders.chapter(f"c{n}", title=it) for n, it in enumerate(titles)))
    edition = replace(builders.edition(book), theme=load_theme_named(name))
    supplies = Supplies(
        style_sheets=(piece_css(edition), edition.theme.print_css),
        resources=edition_resources(edition),
    )
    contents = next(it.html for it in write_pieces(edition) if 'class="contents' in it.html)
    live = Bench(supplies).lay_out(document(edition, contents), bare=True)
    (page,) = live.pages
    edge = page._page_box.content_box_x() + page._page_box.width
    ends = [
        box.position_x + box.width
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TextBox)
    ]
    assert max(ends) <= edge + 1
