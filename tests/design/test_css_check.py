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
        ("p { color: redd }", '"redd" is no value of color\n  hint: did you mean "red"?'),
        ("p { margin: 0 3 }", '"0 3" is no value of margin: it cannot have "3" there'),
        ("p { margin: 3 }", '"3" is no value of margin\n  hint: a length needs its unit'),
        ("p { padding: -1em }", '"-1em" is no value of padding'),
        ("p { border: 1pt solidd }", '"1pt solidd" is no value of border: it cannot have "solidd"'),
        ("p { font: italic 1em }", '"italic 1em" is no value of font'),
        (
            "p { hyphens: yes }",
            '"yes" is no value of hyphens\n  hint: it takes none | manual | auto',
        ),
        ("p { color: rgb(1, 2) }", '"rgb(1, 2)" is no value of color'),
        ("p { color: device-cmyk(0 0 1) }", '"device-cmyk(0 0 1)" is no value of color'),
        ("p { transform: rotat(3deg) }", '"rotat(3deg)" is no value of transform'),
        ("p { orphans: 2.5 }", '"2.5" is no value of orphans'),
        ("@page { size: A55 }", '"A55" is no value of size\n  hint: did you mean "a5"?'),
        ("@page { @top-left { content: ident } }", '"ident" is no value of content'),
        ("@media print { p {\ncolor: no }\n}", '"no" is no value of color'),
    ],
)
def test_what_a_browser_would_drop_without_a_word(css: str, message: str) -> None:
    (found,) = findings(f"/* a sheet */\n\n{css}")
    line = 3 + css.partition("color: no")[0].count("\n")
    assert found.startswith(f"print.css:{line}: error[D106]: {message}")


@pytest.mark.parametrize(
    "css",
    [
        "p { -epub-hyphens: auto; --own: 3emm2; color: device-cmyk(0 0 0 1);; }",
        '@page :left { @top-left { content: "x"; width: 3cm } }',
        "@media print { p:not(:has(b))::before { margin: -2em } }",
        "p { font: 1em/1.2 serif } b { c\\6flor: red }",
        "p { margin: 0 auto -1em; padding: calc(2 * var(--x)) 0 } p { margin: calc(1em + 2px) 0 }",
        "p { font: italic small-caps 700 1.2em/1.4 Some Face, 'Other', serif; border: 1pt solid }",
        "p { color: RED; background: url(a) no-repeat center / cover, radial-gradient(red, #fff) }",
        "p { color: rgb(1 2 3 / 50%) !important; color: rgba(1, 2, 3, .5); color: inherit }",
        "p { display: -webkit-box; width: new-thing(3); anchor: attr(id); transition: all .2s }",
        "p { grid-template-columns: [a] 1fr [b c] minmax(10em, 1fr) repeat(3, 2em) }",
        "p { float: footnote; position: running(head); string-set: a content(text), b 'x' }",
        "p { content: 'a' counter(page, lower-roman) target-counter(url(#x), page) leader('.') }",
        "p { background-blend-mode: multiply; text-decoration-color: red; border-left-color: red }",
        "@page a:nth(2) { size: 5.5in 8.5in; marks: crop cross; bleed: 3mm; size: A5 landscape }",
        "@font-face { font-family: X; src: url(a) format(woff2), local(B); font-weight: 100 900 }",
        "@font-face { unicode-range: U+0-7F, U+1?? } @keyframes k { 10% { top: 0 } }",
        "p:hover > a::-webkit-any, input:valid { quotes: none }",
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
