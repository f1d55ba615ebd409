"""No table runs off the page; those that have room are set as the theme sets them."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page

from ebookpack.writers.print.engine.bench import Bench, LiveBook, Supplies
from ebookpack.writers.print.engine.wide_tables import STEPS, set_closer
from ebookpack.writers.print.page_css import _KINDS

CSS = """
@page { size: 260pt 400pt; margin: 30pt }
body { margin: 0; font: 10pt/14pt serif; hyphens: auto }
table { hyphens: manual }
td { padding: 0 0.8em }
"""
LONG = ["Establishment", "Administration", "Responsibilities", "Acknowledgements"]
LONGISH = ["Parish", "Administration", "Responsibilities"]
NUMBERS = ["12345678901234567890"] * 4
SHORT = ["One", "Two", "Three"]


def laid(*rows: list[str]) -> LiveBook:
    """Tables of one row each."""
    tables = (
        "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"
        for cells in rows
    )
    bench = Bench(Supplies(style_sheets=(_KINDS, CSS), resources={}))
    return bench.lay_out(f'<html lang="en"><body>{"".join(tables)}</body></html>')


def tables(book: LiveBook) -> list[Any]:
    """Their boxes."""
    return [
        box
        for page in book.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TableBox)
    ]


@pytest.mark.parametrize("row", [SHORT, LONG, NUMBERS], ids=["short", "long", "numbers"])
def test_a_table_stays_within_the_text(row: list[str]) -> None:
    (table,) = tables(laid(row))
    assert table.position_x + table.width <= (260 - 30) / 0.75 + 0.5


def test_a_table_that_has_room_is_left_as_it_is() -> None:
    short, longish, long, numbers = tables(laid(SHORT, LONGISH, LONG, NUMBERS))
    assert [table.element.get("class") for table in (short, longish, long, numbers)] == [
        None,
        "close",
        "close divided",
        "close divided closest",
    ]
    assert longish.style["hyphens"] == "manual"
    assert short.style["hyphens"] == "manual"


def test_a_table_that_no_page_has_room_for_is_seen_on_the_first_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []
    engine = page.make_page

    def make_page(*given: Any) -> Any:
        made.append(given[4])
        return engine(*given)

    monkeypatch.setattr(page, "make_page", make_page)
    book = laid(*[SHORT] * 60, LONGISH)
    assert tables(book)[-1].element.get("class") == "close"
    assert made[:4] == [1, 1, 2, 3]


def test_steps_come_to_an_end() -> None:
    html = '<table class="ledger"><tr></tr></table><table></table>'
    once = set_closer(html, {0})
    assert once == '<table class="ledger close"><tr></tr></table><table></table>'
    last = once
    for _ in STEPS[1:]:
        assert set_closer(last, {0}) != last
        last = set_closer(last, {0})
    assert set_closer(last, {0}) == last


def test_a_head_that_its_page_has_no_room_for_is_a_row() -> None:
    """Else it would stand further down, on the first page that has room, or nowhere."""
    rows = "".join(f"<tr><td>{'row<br/>' * 8}{n}</td></tr>" for n in range(4))
    html = f"<table><thead><tr><th>{'head<br/>' * 8}</th></tr></thead><tbody>{rows}</tbody></table>"
    css = f"{CSS} tbody tr:first-child {{ break-after: avoid }}"
    bench = Bench(Supplies(style_sheets=(_KINDS, css), resources={}))

    book = bench.lay_out(f'<html lang="en"><body><p>Above.</p>{html}</body></html>')

    first, *_ = tables(book)
    cells = [box.element_tag for box in first.descendants() if isinstance(box, boxes.TableCellBox)]
    assert cells[0] == "th"


def test_a_head_that_has_room_comes_again_on_each_page() -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(60))
    html = f"<table><thead><tr><th>Head</th></tr></thead><tbody>{rows}</tbody></table>"
    bench = Bench(Supplies(style_sheets=(_KINDS, CSS), resources={}))

    book = bench.lay_out(f'<html lang="en"><body>{html}</body></html>')

    assert len(tables(book)) > 1
    assert all(table.children[0].is_header for table in tables(book))
