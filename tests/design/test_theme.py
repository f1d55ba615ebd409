from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFont

from ebookpack.core.diagnostics import Span
from ebookpack.core.edition import FontFace
from ebookpack.core.errors import ThemeError
from ebookpack.core.type_style import Align, FolioPlace, HeadPlace
from ebookpack.design.option_css import PLAIN_HYPHEN
from ebookpack.design.theme import load_theme
from ebookpack.files import read_tree
from ebookpack.themes_folder import common_files, load_theme_named, theme_names

_PROSE = (
    "The lamp at the head of the stair had been out since Tuesday, and nobody in the house would "
    "say who ought to see to it. Ada went up in the dark, counting, with one hand on the wall; she "
    "knew that there were thirty-one steps, because there always had been. At the twentieth she "
    "stopped and listened. Down in the kitchen a chair was pushed back, somebody laughed, and then "
    "it was so quiet that she could hear the clock."
)
TOML = """\
title = "Plain"
description = "For tests."
editions = ["epub", "print", "cover"]

[fonts]
families = ["EB Garamond"]
body_fallbacks = ["Cardo"]
heading_fallbacks = []

[type]
body_font = "EB Garamond"
size = 11
leading = 14.5
drop_caps = true
heading_font = "EB Garamond"
character_width = 0.365
heading_characters = 32
title_characters = 22
measure = 68
align = "justify"
hyphens = true
paragraph_indent = 1.4
paragraph_space = 0
small_capitals = "font"
figures = "old-style"
lead_in = true
ornament = "*"
scene_breaks = "ornament"
opener = "centre"
opener_drop = 4
heading_case = "as-written"
chapter_on_recto = false
running_heads = "centre"
head_case = "small-capitals"
head_verso = "author"
head_recto = "chapter"
folio = "foot-centre"

[page]
trim = "5.5x8.5in"
manuscript = false

[cover]
title_font = "EB Garamond"
small_font = "EB Garamond"
title_weight = 500
italics = true
rules = "bar"
layouts = ["panel"]
arts = ["waves"]

[[cover.palettes]]
paper = "#f2ead8"
ink = "#1d2433"
accent = "#8c2f2b"
"""


THEMES = Path(__file__).parents[2] / "themes"


def line_of(text: str) -> int:
    """1-based line of the theme.toml above that has this in it first."""
    return 1 + next(n for n, line in enumerate(TOML.splitlines()) if text in line)


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
    assert theme.print_css.startswith("p { margin: 0 }\n")


@pytest.mark.parametrize("name", theme_names())
def test_a_theme_of_the_project_has_no_mistake(name: str) -> None:
    own = load_theme_named(name)
    # Its fonts are not opened when it is loaded by its name; here they are.
    opened = load_theme(name, read_tree(THEMES / name), common_files())

    assert opened.title.lower() == name
    hyphen = f"html {PLAIN_HYPHEN}"
    assert (hyphen in own.print_css) is (hyphen in opened.print_css)


@pytest.mark.parametrize("path", ["epub.css", "print.css"])
def test_the_sheet_that_all_themes_share_parses(path: str) -> None:
    common = common_files()
    theme = load_theme("plain", files(**{path.replace(".", "_"): common[path].decode()}), common)

    assert common[path].decode() in theme.epub_css + theme.print_css


@pytest.mark.parametrize("name", theme_names())
def test_the_mean_character_of_a_theme_is_as_wide_as_it_says(name: str) -> None:
    theme = load_theme_named(name)
    upright = next(f for f in theme.faces if f.family == theme.type.body_font and not f.italic)

    assert theme.type.character_width == pytest.approx(mean_width(upright), rel=0.06)


def mean_width(face: FontFace) -> float:
    """Mean advance in em of the characters of English prose, spaces counted."""
    font = ImageFont.truetype(face.path, 1000)
    if face.weights[0] != face.weights[1]:
        font.set_variation_by_axes(
            [
                400 if a["name"] == b"Weight" else a["default"] or 0
                for a in font.get_variation_axes()
            ]
        )
    return font.getlength(_PROSE) / 1000 / len(_PROSE)


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
    assert found[0].startswith(f"plain/theme.toml:{line_of('leading')}: error[D102]: ")


def test_text_that_is_not_utf_8_is_an_error() -> None:
    given = files() | {"print.css": b"/* caf\xe9 */"}

    assert problems(given) == ["plain/print.css: error[D102]: is not UTF-8 text"]


def test_an_unknown_key_is_an_error_that_names_the_nearest_known_one() -> None:
    given = files(TOML.replace("drop_caps = true", "drop_caps = true\ndropcaps = true"))

    with pytest.raises(ThemeError) as caught:
        load_theme("plain", given)

    assert str(caught.value) == (
        f'plain/theme.toml:{line_of("drop_caps") + 1}: error[D103]: unknown key "type.dropcaps"\n'
        '  hint: did you mean "drop_caps"?'
    )


def test_a_missing_key_is_told_at_its_table() -> None:
    assert problems(files(TOML.replace('ornament = "*"\n', ""))) == [
        f'plain/theme.toml:{line_of("[type]")}: error[D104]: "type.ornament" is missing: a text'
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("size = 11", 'size = "11"', 'error[D105]: "type.size" is not a number'),
        ("size = 11", "size = true", 'error[D105]: "type.size" is not a number'),
        ("size = 11", "size = 3", 'error[D105]: "type.size" is 3, not between 6 and 24'),
        ("drop_caps = true", "drop_caps = 1", 'error[D105]: "type.drop_caps" is not true'),
        ('title = "Plain"', 'title = ""', 'error[D105]: "title" is empty'),
        ('["panel"]', "[]", 'error[D105]: "cover.layouts" is not a list of texts'),
        ('["panel"]', "[1]", 'error[D105]: "cover.layouts" is not a list of texts'),
        ("#1d2433", "blue", 'error[D105]: "cover.palettes.ink" is "blue", not a colour'),
        (
            'body_font = "EB Garamond"',
            'body_font = "Comic Sans"',
            'error[D105]: "type.body_font" is "Comic Sans", which is not among EB Garamond',
        ),
        ("leading = 14.5", "leading = 9", 'error[D105]: "type.leading" is 9, less than the size'),
    ],
)
def test_a_wrong_value_is_told_with_its_line(right: str, wrong: str, problem: str) -> None:
    found = problems(files(TOML.replace(right, wrong)))

    assert len(found) == 1
    assert found[0].startswith(f"plain/theme.toml:{line_of(right)}: {problem}")


def test_a_font_that_is_not_installed_is_told_with_its_line() -> None:
    given = files(TOML.replace('families = ["EB Garamond"]', 'families = ["EB Garamond", "Xyz"]'))

    assert problems(given) == [
        f'plain/theme.toml:{line_of("families")}: error[D110]: font family "Xyz" is not installed'
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


def test_small_capitals_and_figures_are_really_there() -> None:
    toml = TOML.replace("EB Garamond", "Atkinson Hyperlegible")

    assert problems(files(toml)) == [
        f'plain/theme.toml:{line_of("small_capitals")}: error[D105]: "type.small_capitals" is '
        '"font", and Atkinson Hyperlegible has none: say "smaller"',
        f'plain/theme.toml:{line_of("figures")}: error[D105]: "type.figures" is "old-style", '
        "and Atkinson Hyperlegible has lining ones alone",
    ]


def test_the_ornament_is_in_the_body_font() -> None:
    assert problems(files(TOML.replace('ornament = "*"', 'ornament = "\N{SNOWMAN}"'))) == [
        f'plain/theme.toml:{line_of("ornament")}: error[D105]: "type.ornament" has '
        "\N{SNOWMAN}, which EB Garamond has not"
    ]


def test_running_head_and_folio_do_not_stand_in_one_place() -> None:
    toml = TOML.replace('running_heads = "centre"', 'running_heads = "outside"')
    toml = toml.replace("foot-centre", "head-outside")

    assert problems(files(toml))[0].endswith('"head-outside", where the running head stands')


def test_what_the_author_wants_otherwise_goes_before_what_the_theme_says() -> None:
    theme = load_theme("plain", files(), chosen={"size": 12.0, "align": Align.LEFT})

    assert (theme.type.size, theme.type.align) == (12.0, Align.LEFT)
    assert theme.type.leading == pytest.approx(14.5 * 12 / 11)
    assert "text-align: left" in theme.print_css


def test_what_an_author_chooses_may_not_collide_with_what_the_theme_has() -> None:
    chosen = {"folio": FolioPlace.HEAD_OUTSIDE, "running_heads": HeadPlace.OUTSIDE}
    with pytest.raises(ThemeError, match="where the running head stands"):
        load_theme("plain", files(), chosen=chosen)
    with pytest.raises(ThemeError, match="less than the size"):
        load_theme("plain", files(), chosen={"size": 14.0, "leading": 12.0})


@pytest.mark.parametrize(
    ("said", "key", "problem"),
    [
        ({"ornament": "⁂☙"}, "ornament", "which EB Garamond has not"),
        ({"size": 14.0, "leading": 12.0}, "leading", "is 12, less than the size"),
        ({"running_heads": HeadPlace.OUTSIDE}, "running_heads", "where the folio stands"),
        ({"folio": FolioPlace.HEAD_OUTSIDE, "running_heads": HeadPlace.OUTSIDE}, "folio", "stands"),
        ({"cover_palette": 9}, "cover_palette", "there is no cover palette 9"),
    ],
)
def test_what_is_wrong_with_an_author_s_choice_is_said_where_it_was_made(
    said: dict[str, Any], key: str, problem: str
) -> None:
    toml = TOML.replace("foot-centre", "head-outside")
    places = {key: Span(path="book.toml", line=n) for n, key in enumerate(said, start=7)}
    with pytest.raises(ThemeError) as caught:
        load_theme("plain", files(toml), chosen=said, places=places)
    (found,) = caught.value.diagnostics
    assert str(found).startswith(f"book.toml:{places[key].line}: error[")
    assert problem in str(found)
