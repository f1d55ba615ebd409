"""A style sheet is parsed once in a process, whatever benches it is laid on."""

from __future__ import annotations

from ebookpack.writers.print.engine.bench import Bench, Supplies, lay_piece
from ebookpack.writers.print.pieces import Job

PIECE = "<html><body><p>It was late when Ada came down to the weir.</p></body></html>"
THEME = "@page { size: 3in } p { font-size: 12pt; colour: red }"


def bench(*sheets: str) -> Bench:
    return Bench(Supplies(style_sheets=sheets, resources={}))


def test_benches_of_one_theme_share_its_style_sheet_and_hear_what_is_said_of_it() -> None:
    first, second = bench(THEME), bench("p { color: blue }", THEME)

    assert first._sheets[0] is second._sheets[1]
    assert len(first.complaints) == 1
    assert first.complaints == second.complaints


def test_a_style_sheet_with_fonts_is_each_benchs_own() -> None:
    fonts = "@font-face { font-family: Weir; src: url(book:weir.ttf) }"

    assert bench(fonts)._sheets[0] is not bench(fonts)._sheets[0]


def test_pages_do_not_depend_on_what_was_laid_out_with_the_sheet_before() -> None:
    alone = lay_piece(bench(THEME), Job(html=PIECE)).piece.to_bytes()
    lay_piece(bench("p { font-size: 40pt }", THEME), Job(html=PIECE.replace("late", "dark")))

    assert lay_piece(bench(THEME), Job(html=PIECE)).piece.to_bytes() == alone
