"""What is wrong in a style sheet, told with its line."""

from __future__ import annotations

import pytest

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.design.css_check import check_css
from tests.source import ROOT


def findings(css: str) -> list[str]:
    found = Diagnostics()
    check_css(Span(path="print.css"), css, found)
    return [str(each) for each in found]


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("p { colour: red }", 'there is no property "colour"\n  hint: did you mean "color"?'),
        ("p { margin: 3emm }", 'there is no unit "emm"\n  hint: did you mean "mm"?'),
        ("p { margin: calc(2 * (1px + 3emm)) }", 'there is no unit "emm"'),
        ("@font-fase { src: url(a) }", 'there is no at-rule "@font-fase"'),
        ("p > > b { color: red }", '"p > > b" selects nothing: expected a compound selector'),
        ("p { color: red", "a block that starts here has no end"),
        ('p { content: "abc }', "a block that starts here has no end"),
        ("p { color red }", "CSS does not parse: EOF reached before {} block"),
        ("p { color: red; ) }", "CSS does not parse: EOF reached before {} block"),
        ("} p { color: red }", "CSS does not parse: Unmatched }"),
        ("@media print { p { margin-top 3em } }", "CSS does not parse: EOF reached"),
    ],
)
def test_what_a_browser_would_drop_without_a_word(css: str, message: str) -> None:
    (found,) = findings(f"/* a sheet */\n\n{css}")
    assert found.startswith(f"print.css:3: error[D106]: {message}")


@pytest.mark.parametrize(
    "css",
    [
        "p { -epub-hyphens: auto; --own: 3emm2; color: device-cmyk(0 0 0 1);; }",
        '@page :left { @top-left { content: "x"; width: 3cm } }',
        "@media print { p:not(:has(b))::before { margin: -2em } }",
        "p { font: 1em/1.2 serif } b { c\\6flor: red }",
        "",
    ],
)
def test_what_is_right(css: str) -> None:
    assert findings(css) == []


def test_our_own_sheets_have_no_mistakes() -> None:
    sheets = sorted((ROOT / "themes").glob("*/*.css"))
    assert len(sheets) == 2 * 10
    for sheet in sheets:
        assert (sheet, findings(sheet.read_text(encoding="utf-8"))) == (sheet, [])
