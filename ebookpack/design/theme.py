"""A theme from the files of its folder, every mistake in it found before a book is made.

A theme is data: `theme.toml` says what it is, `epub.css` and `print.css` style the two editions,
`templates/` holds the pages that no manuscript has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import tinycss2  # type: ignore[import-untyped]
from jinja2 import Environment, TemplateSyntaxError

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.edition import CoverStyle, FontFace, Palette, Theme, TypeStyle
from ebookpack.core.errors import ThemeError
from ebookpack.design.fonts import faces
from ebookpack.design.theme_table import ThemeTable

SETTINGS = "theme.toml"
TEMPLATES = "templates/"
NEEDED = (
    SETTINGS,
    "epub.css",
    "print.css",
    "templates/halftitle.xhtml",
    "templates/imprint.xhtml",
    "templates/titlepage.xhtml",
)

_TOML_LINE = re.compile(r"line (\d+)")


def load_theme(name: str, files: Mapping[str, bytes]) -> Theme:
    """The theme in a folder's files, keyed by path: `theme.toml`, `templates/titlepage.xhtml`.

    Raises ThemeError with all that is wrong: a missing file, a key that is unknown, missing or of
    the wrong type, CSS or a template that does not parse, a font that is not installed.
    """
    found = Diagnostics()
    texts = _texts(name, files, found)
    for path in sorted(texts):
        if path.endswith(".css"):
            _check_css(Span(path=f"{name}/{path}"), texts[path], found)
        elif path.startswith(TEMPLATES):
            _check_template(Span(path=f"{name}/{path}"), texts[path], found)
    theme = _theme(name, texts, found)
    if found.errors or theme is None:
        raise ThemeError(*found.errors)
    return theme


def _texts(name: str, files: Mapping[str, bytes], found: Diagnostics) -> dict[str, str]:
    for path in NEEDED:
        if path not in files:
            found.error("D101", f'theme "{name}" has no {path}', Span(path=f"{name}/{path}"))
    texts = {}
    for path, data in files.items():
        if path in NEEDED or path.startswith(TEMPLATES):
            try:
                texts[path] = data.decode("utf-8")
            except UnicodeDecodeError:
                found.error("D102", "is not UTF-8 text", Span(path=f"{name}/{path}"))
    return texts


# --------------------------------------------------------------------------------- theme.toml


def _theme(name: str, texts: Mapping[str, str], found: Diagnostics) -> Theme | None:
    """The theme, None if `theme.toml` cannot be read; what is wrong in it is put into `found`."""
    source = texts.get(SETTINGS, "")
    path = f"{name}/{SETTINGS}"
    try:
        table = ThemeTable(path, source, found, tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        line = _TOML_LINE.search(str(error))
        found.error("D102", str(error), Span(path=path, line=int(line[1]) if line else None))
        return None
    title, description = table.text("title"), table.text("description")
    fonts = table.table("fonts")
    families = fonts.texts("families")
    fonts.end()
    style = _type_style(table.table("type"), families)
    cover = _cover_style(table.table("cover"), families)
    table.end()
    return Theme(
        name=name,
        title=title,
        description=description,
        type=style,
        cover=cover,
        faces=_faces(families, fonts, found),
        epub_css=texts.get("epub.css", ""),
        print_css=texts.get("print.css", ""),
        templates={
            path.removeprefix(TEMPLATES): texts[path]
            for path in sorted(texts)
            if path.startswith(TEMPLATES)
        },
    )


def _type_style(table: ThemeTable, families: tuple[str, ...]) -> TypeStyle:
    size = table.number("size", 6, 24)
    style = TypeStyle(
        body_font=table.choice("body_font", families),
        size=size,
        leading=table.number("leading", max(size, 6), 48),
        drop_caps=table.flag("drop_caps"),
        ornament=table.text("ornament"),
        opener_drop=table.number("opener_drop", 0, 20),
        blank_breaks=table.choice("scene_breaks", ("ornament", "blank")) == "blank",
        chapter_on_recto=table.flag("chapter_on_recto"),
    )
    table.end()
    return style


def _cover_style(table: ThemeTable, families: tuple[str, ...]) -> CoverStyle:
    style = CoverStyle(
        layouts=table.texts("layouts"),
        palettes=tuple(_palette(each) for each in table.tables("palettes")),
        title_font=table.choice("title_font", families),
    )
    table.end()
    return style


def _palette(table: ThemeTable) -> Palette:
    palette = Palette(
        paper=table.colour("paper"), ink=table.colour("ink"), accent=table.colour("accent")
    )
    table.end()
    return palette


def _faces(
    families: tuple[str, ...], fonts: ThemeTable, found: Diagnostics
) -> tuple[FontFace, ...]:
    installed: list[FontFace] = []
    for family in families:
        try:
            installed += faces(family, fonts.span("families"))
        except ThemeError as error:
            found.found += error.diagnostics
    return tuple(installed)


# ------------------------------------------------------------------------- sheets and templates


def _check_css(sheet: Span, css: str, found: Diagnostics) -> None:
    """Add an error for each part of a style sheet that a browser would drop."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    _check_rules(sheet, rules, found)


def _check_rules(sheet: Span, nodes: list[tinycss2.ast.Node], found: Diagnostics) -> None:
    for node in nodes:
        if node.type == "error":
            place = Span(path=sheet.path, line=node.source_line)
            found.error("D106", f"CSS does not parse: {node.message}", place)
        elif node.type in ("qualified-rule", "at-rule"):
            _check_rules(sheet, node.prelude, found)
            if node.content is None:
                continue
            parts = tinycss2.parse_blocks_contents(
                node.content, skip_comments=True, skip_whitespace=True
            )
            _check_rules(sheet, parts, found)


def _check_template(template: Span, source: str, found: Diagnostics) -> None:
    try:
        Environment(autoescape=True).parse(source)
    except TemplateSyntaxError as error:
        place = Span(path=template.path, line=error.lineno)
        found.error("D107", f"template does not parse: {error.message}", place)
