"""Documents that share their styles look as each would by itself."""

from __future__ import annotations

from ebookpack.writers.print.engine.bench import Bench, Supplies
from tests.writers.print.typesetter.test_lines import drawn, pages_of_glyphs

CSS = """
@page { size: 200pt 300pt; margin: 20pt }
body { font: 10pt/14pt serif }
section { color: black; font-size: 2em }
section.quiet { font-size: 1em }
td { padding: 3pt }
"""
FIRST = '<section id="one" class="quiet"><p>One <em>two</em></p></section>'
SECOND = (
    '<section id="two"><p>One <em style="font-size: 5pt">two</em></p>'
    "<table><tr><td>Three</td></tr></table></section>"
)


def test_a_document_is_the_same_after_others() -> None:
    bench = Bench(Supplies(style_sheets=(CSS,), resources={}))
    for html in (FIRST, SECOND, FIRST, SECOND):
        alone = Bench(Supplies(style_sheets=(CSS,), resources={}))
        ours, theirs = bench.lay_out(html), alone.lay_out(html)
        assert pages_of_glyphs(drawn(ours)) == pages_of_glyphs(drawn(theirs))
        assert [page.anchors for page in ours.pages] == [page.anchors for page in theirs.pages]


def test_what_was_computed_once_is_not_computed_again() -> None:
    bench = Bench(Supplies(style_sheets=(CSS,), resources={}))
    bench.lay_out(FIRST)
    known = dict(bench._styles._known)
    bench.lay_out(FIRST.replace("one", "three"))
    new = [style for key, style in bench._styles._known.items() if key not in known]
    assert [style["anchor"] for style in new] == ["three"]
