from __future__ import annotations

from pathlib import Path

import pytest

from ebookpack.core.errors import ThemeError
from ebookpack.design.theme import load_theme

TOML = """\
title = "Plain"
description = "For tests."

[fonts]
families = ["EB Garamond"]

[type]
body_font = "EB Garamond"
size = 11
leading = 14.5
drop_caps = true
ornament = "*"
opener_drop = 4
scene_breaks = "ornament"
chapter_on_recto = false

[cover]
title_font = "EB Garamond"
layouts = ["panel"]

[[cover.palettes]]
paper = "#f2ead8"
ink = "#1d2433"
accent = "#8c2f2b"
"""


def files(toml: str = TOML, **others: str) -> dict[str, bytes]:
    """The files of a theme's folder; `print_css="..."` replaces `print.css`."""
    texts = {
        "theme.toml": toml,
        "epub.css": "p { margin: 0 }",
        "print.css": "p { margin: 0 }",
        "templates/halftitle.xhtml": "<p>{{ metadata.title }}</p>",
        "templates/imprint.xhtml": "<p>{{ typeface }}</p>",
        "templates/titlepage.xhtml": "<h1>{{ metadata.title }}</h1>",
    }
    texts |= {name.replace("_css", ".css"): css for name, css in others.items()}
    return {path: text.encode() for path, text in texts.items()}


def problems(given: dict[str, bytes]) -> list[str]:
    """What is wrong with a theme, a line each, hints left out."""
    with pytest.raises(ThemeError) as caught:
        load_theme("plain", given)
    return [str(found).splitlines()[0] for found in caught.value.diagnostics]


def test_a_theme_is_what_its_files_say() -> None:
    theme = load_theme("plain", files())

    assert (theme.name, theme.title) == ("plain", "Plain")
    assert (theme.type.size, theme.type.leading, theme.type.drop_caps) == (11.0, 14.5, True)
    assert theme.cover.palettes[0].ink == (0x1D, 0x24, 0x33)
    assert [face.italic for face in theme.faces] == [False, True]
    assert theme.templates["titlepage.xhtml"] == "<h1>{{ metadata.title }}</h1>"
    assert theme.print_css == "p { margin: 0 }"


def test_the_classic_theme_has_no_mistake() -> None:
    folder = Path(__file__).parents[2] / "themes" / "classic"
    paths = (path for path in folder.rglob("*") if path.is_file())

    theme = load_theme("classic", {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths})

    assert theme.title == "Classic"


def test_every_missing_file_is_named() -> None:
    given = files()
    del given["print.css"], given["templates/imprint.xhtml"]

    assert problems(given) == [
        'plain/print.css: error[D101]: theme "plain" has no print.css',
        'plain/templates/imprint.xhtml: error[D101]: theme "plain" has no templates/imprint.xhtml',
    ]


def test_toml_that_does_not_parse_is_told_with_its_line() -> None:
    found = problems(files(TOML.replace("leading = 14.5", "leading = ")))

    assert len(found) == 1
    assert found[0].startswith("plain/theme.toml:10: error[D102]: ")


def test_text_that_is_not_utf_8_is_an_error() -> None:
    given = files() | {"print.css": b"/* caf\xe9 */"}

    assert problems(given) == ["plain/print.css: error[D102]: is not UTF-8 text"]


def test_an_unknown_key_is_an_error_that_names_the_nearest_known_one() -> None:
    given = files(TOML.replace("drop_caps = true", "drop_caps = true\ndropcaps = true"))

    with pytest.raises(ThemeError) as caught:
        load_theme("plain", given)

    assert str(caught.value) == (
        'plain/theme.toml:12: error[D103]: unknown key "type.dropcaps"\n'
        '  hint: did you mean "drop_caps"?'
    )


def test_a_missing_key_is_told_at_its_table() -> None:
    assert problems(files(TOML.replace('ornament = "*"\n', ""))) == [
        'plain/theme.toml:7: error[D104]: "type.ornament" is missing: a text'
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("size = 11", 'size = "11"', '9: error[D105]: "type.size" is not a number'),
        ("size = 11", "size = true", '9: error[D105]: "type.size" is not a number'),
        ("size = 11", "size = 3", '9: error[D105]: "type.size" is 3, not between 6 and 24'),
        ("drop_caps = true", "drop_caps = 1", '11: error[D105]: "type.drop_caps" is not true'),
        ('title = "Plain"', 'title = ""', '1: error[D105]: "title" is empty'),
        ('["panel"]', "[]", '19: error[D105]: "cover.layouts" is not a list of texts'),
        ('["panel"]', "[1]", '19: error[D105]: "cover.layouts" is not a list of texts'),
        ("#1d2433", "blue", '23: error[D105]: "cover.palettes.ink" is "blue", not a colour'),
        (
            'body_font = "EB Garamond"',
            'body_font = "Comic Sans"',
            '8: error[D105]: "type.body_font" is "Comic Sans", which is not among EB Garamond',
        ),
        ("leading = 14.5", "leading = 9", '10: error[D105]: "type.leading" is 9, not between 11'),
    ],
)
def test_a_wrong_value_is_told_with_its_line(right: str, wrong: str, problem: str) -> None:
    found = problems(files(TOML.replace(right, wrong)))

    assert len(found) == 1
    assert found[0].startswith(f"plain/theme.toml:{problem}")


def test_a_font_that_is_not_installed_is_told_with_its_line() -> None:
    given = files(TOML.replace('families = ["EB Garamond"]', 'families = ["EB Garamond", "Xyz"]'))

    assert problems(given) == [
        'plain/theme.toml:5: error[D110]: font family "Xyz" is not installed'
    ]


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("p { margin: 0 }\n\n} em { color: red }", 3),
        ("p { margin: 0;\n  colour red;\n}", 2),
        ("@media print {\n  p { a b }\n}", 2),
    ],
)
def test_css_that_does_not_parse_is_told_with_its_line(css: str, line: int) -> None:
    found = problems(files(print_css=css))

    assert found[0].startswith(f"plain/print.css:{line}: error[D106]: CSS does not parse: ")


def test_a_template_that_does_not_parse_is_told_with_its_line() -> None:
    given = files() | {"templates/imprint.xhtml": b"<p>\n{% if x %}\n</p>"}

    assert problems(given)[0].startswith(
        "plain/templates/imprint.xhtml:3: error[D107]: template does not parse: "
    ) or problems(given)[0].startswith("plain/templates/imprint.xhtml:2: error[D107]")


def test_all_mistakes_are_told_at_once() -> None:
    given = files(TOML.replace("size = 11", 'size = "11"').replace("#1d2433", "blue"))
    del given["epub.css"]

    assert len(problems(given)) == 3
