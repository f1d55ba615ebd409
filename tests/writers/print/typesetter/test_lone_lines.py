"""Lines that hold a whole paragraph, and columns that are as wide as their words ask for."""

from __future__ import annotations

import pytest
from weasyprint.layout import preferred

from ebookpack.writers.print.engine import changes
from ebookpack.writers.print.engine.bench import LiveBook
from ebookpack.writers.print.typesetter import lines as typesetter_lines
from ebookpack.writers.print.typesetter.set_lines import SetLine
from tests.writers.print.typesetter.test_lines import drawn, glyphs, laid, lines, texts

ROWS = (
    ("Ferry", "Runs <em>daily</em>, well-known half-truths aside", "7.40"),
    ("The incomprehensibilities", "on Sundays—no", "Extra\u00adordinary"),
    ("“Never,”", "said\u00a0Mrs\u00a0Pell, who had <b>never</b> sung in her life", "and/or"),
)
TABLE = "<table>{}</table>".format(
    "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
)
CSS = """
table { hyphens: HYPHENS; text-align: left; border-collapse: collapse } td { padding: 0 4pt }
td + td + td { text-align: right }
h2 { font-size: 14pt; text-align: center; margin: 0 } .verse { text-align: left }
.signed { text-align: right; text-indent: 0 }
"""
TEXT = (
    "The ferry did not run.",
    f"</p><h2>A <em>Ferry</em> on Sundays</h2>{TABLE}<p class='verse'>It ran, it ran.",
    "</p><p class='signed'>Mrs Pell, <b>of the Parish</b>",
)


def _set(hyphens: str) -> LiveBook:
    return laid(*TEXT, css=CSS.replace("HYPHENS", hyphens))


@pytest.mark.parametrize("hyphens", ["manual", "none"])
def test_they_stand_where_the_engine_has_them(
    hyphens: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = _set(hyphens)
    lone = [line for line in _lines(ours) if line.extent is None]
    monkeypatch.setattr(typesetter_lines, "lone_line", lambda *_: None)
    monkeypatch.setattr(changes, "line_widths_with", lambda engine, _: engine)
    theirs = _set(hyphens)

    assert len(lone) > 5
    assert not [line for line in _lines(theirs) if line.extent is None]
    assert len(lines(ours)) == len(lines(theirs))
    for (glyph, x, y), (other, other_x, other_y) in zip(
        glyphs(drawn(ours)), glyphs(drawn(theirs)), strict=True
    ):
        assert glyph == other
        assert x == pytest.approx(other_x, abs=0.15)
        assert y == pytest.approx(other_y, abs=0.001)


def _lines(book: LiveBook) -> list[SetLine]:
    return [
        box
        for page in book.pages
        for box in page._page_box.descendants()
        if isinstance(box, SetLine)
    ]


@pytest.mark.parametrize(
    ("hyphens", "expected"),
    [
        ("manual", ["ferrymen within-", "timber", "unaccommodating"]),
        ("auto", ["ferry‐", "men", "within-", "timber", "unac‐", "com‐", "modat‐", "ing"]),
    ],
)
def test_columns_are_as_narrow_as_words_can_be_divided(hyphens: str, expected: list[str]) -> None:
    cell = "ferrymen with<em>in</em>-tim\u00adber unaccommodating"
    table = f"</p><table style='width: 1pt; hyphens: {hyphens}'><tr><td>{cell}</table>"

    assert [text.replace("\u00ad", "") for text in texts(laid(table))] == expected


def test_it_is_not_asked_of_texts_that_cannot_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    engine = preferred.inline_line_widths

    def listening(context: object, box: object, *rest: object, **more: object) -> object:
        asked.append(getattr(box, "element_tag", ""))
        return engine(context, box, *rest, **more)

    monkeypatch.setattr(preferred, "inline_line_widths", listening)
    laid("</p><table><tr><td>known<td style='text-decoration: underline'>unknown</table>")

    assert asked
    assert laid("</p><table><tr><td>שלום<td>known</table>").pages
