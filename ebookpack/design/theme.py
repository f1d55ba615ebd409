"""A theme from the files of its folder, every mistake in it found before a book is made.

A theme is data: `theme.toml` says what it is, `epub.css` and `print.css` style the two editions,
`templates/` holds the pages that no manuscript has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ebookpack.core.diagnostics import Diagnostic, Diagnostics, Span
from ebookpack.core.edition import (
    USUAL_FORMATS,
    CoverStyle,
    FontFace,
    Format,
    PageStyle,
    Palette,
    RuleForm,
    Theme,
)
from ebookpack.core.errors import ThemeError
from ebookpack.core.options import Choice, Flag, Number
from ebookpack.core.text_colours import colour_faults
from ebookpack.core.type_style import TYPE_OPTIONS, FolioPlace, HeadPlace, TypeStyle
from ebookpack.design.font_checks import check_faces, has_hyphen
from ebookpack.design.fonts import faces
from ebookpack.design.option_css import epub_options, print_options
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

_EDITIONS = tuple(map(str, USUAL_FORMATS))
_TOML_LINE = re.compile(r"line (\d+)")


def load_theme(
    name: str,
    files: Mapping[str, bytes],
    common: Mapping[str, bytes] = MappingProxyType({}),
    chosen: Mapping[str, Any] = MappingProxyType({}),
    places: Mapping[str, Span] = MappingProxyType({}),
    *,
    trusted: bool = False,
) -> Theme:
    """The theme in a folder's files, keyed by path: `theme.toml`, `templates/titlepage.xhtml`.

    `common` are the files that all themes share: style sheets that stand before the theme's own,
    and templates for those that it does not have. `chosen` are the options of `core.type_style`
    that the author wants otherwise, `places` where they were said. Raises ThemeError with all that
    is wrong: a missing file, a key that is unknown, missing or of the wrong type, CSS or a template
    that does not parse, a font that is not installed, or that lacks what the theme asks of it. The
    sheets, templates and fonts of a `trusted` theme are not read for that, which takes a while:
    tests hold ours against it.
    """
    found = Diagnostics()
    templates = {path for path in common if path.startswith(TEMPLATES)}
    texts = _texts(name, files, tuple(path for path in NEEDED if path not in templates), found)
    if not trusted:
        _check_sheets_and_templates(name, texts, found)
    shared = {path: data.decode("utf-8") for path, data in common.items()}
    theme = _theme(
        name,
        texts,
        shared,
        chosen,
        places,
        found,
        trusted=trusted and chosen.keys().isdisjoint(TYPE_OPTIONS),
    )
    if found.errors or theme is None:
        raise ThemeError(*found.errors)
    return theme


def _texts(
    name: str, files: Mapping[str, bytes], needed: tuple[str, ...], found: Diagnostics
) -> dict[str, str]:
    for path in needed:
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


def _theme(
    name: str,
    texts: Mapping[str, str],
    shared: Mapping[str, str],
    chosen: Mapping[str, Any],
    places: Mapping[str, Span],
    found: Diagnostics,
    *,
    trusted: bool,
) -> Theme | None:
    """The theme, None if `theme.toml` cannot be read; what is wrong in it is put into `found`."""
    source = texts.get(SETTINGS, "")
    path = f"{name}/{SETTINGS}"
    try:
        table = ThemeTable(path, source, found, tomllib.loads(source), places=places)
    except tomllib.TOMLDecodeError as error:
        line = _TOML_LINE.search(str(error))
        found.error("D102", str(error), Span(path=path, line=int(line[1]) if line else None))
        return None
    title, description = table.text("title"), table.text("description")
    editions = table.texts("editions")
    if unknown := [made for made in editions if made not in _EDITIONS]:
        table.reject("editions", f'has "{unknown[0]}", which is not among {", ".join(_EDITIONS)}')
    fonts = table.table("fonts")
    families = fonts.texts("families")
    body_fallbacks = fonts.texts("body_fallbacks", none=True)
    heading_fallbacks = fonts.texts("heading_fallbacks", none=True)
    fonts.end()
    faces = _faces(families, fonts, found)
    type_table = table.table("type")
    style = _type_style(type_table, families, chosen)
    plain_hyphen = False
    if not trusted:
        check_faces(style, faces, type_table)
        plain_hyphen = not has_hyphen(style, faces)
    cover = _cover_style(table.table("cover"), families, chosen, places)
    page = _page_style(table.table("page"))
    table.end()
    templates = {**_templates(shared), **_templates(texts)}
    return Theme(
        name=name,
        title=title,
        description=description,
        editions=tuple(Format(made) for made in _EDITIONS if made in editions),
        type=style,
        page=page,
        cover=cover,
        faces=faces,
        own_families=families,
        body_fallbacks=body_fallbacks,
        heading_fallbacks=heading_fallbacks,
        epub_css=_sheets(shared, texts, "epub.css", epub_options(style)),
        print_css=_sheets(shared, texts, "print.css", print_options(style, plain_hyphen)),
        templates={name: templates[name] for name in sorted(templates)},
        remarks=() if trusted else tuple(_colour_remarks(name, texts.get("epub.css", ""))),
    )


def _colour_remarks(name: str, css: str) -> Iterator[Diagnostic]:
    """Colours of text in which it cannot be read by day or by night; our own themes have none."""
    remarks = Diagnostics()
    for line, what in colour_faults(css):
        remarks.warning(
            "D112",
            what,
            Span(path=f"{name}/epub.css", line=line),
            "leave the colours of text to its reader, or give it a ground of its own too",
        )
    yield from remarks


def _sheets(shared: Mapping[str, str], own: Mapping[str, str], path: str, options: str) -> str:
    """What all themes share, the theme's own rules, and over both what its options say."""
    return "\n".join(filter(None, (shared.get(path), own.get(path), options)))


def _templates(texts: Mapping[str, str]) -> dict[str, str]:
    return {
        path.removeprefix(TEMPLATES): text
        for path, text in texts.items()
        if path.startswith(TEMPLATES)
    }


def _type_style(
    table: ThemeTable, families: tuple[str, ...], chosen: Mapping[str, Any]
) -> TypeStyle:
    options: dict[str, Any] = {
        key: table.option(key, option) for key, option in TYPE_OPTIONS.items()
    }
    body, heading = (table.among(key, families) for key in ("body_font", "heading_font"))
    width = table.option("character_width", Number(0.2, 0.8))
    heading_line, title_line = (
        table.option(key, Number(6, 80)) for key in ("heading_characters", "title_characters")
    )
    if "size" in chosen and "leading" not in chosen:
        options["leading"] *= chosen["size"] / options["size"]
    options.update((key, chosen[key]) for key in TYPE_OPTIONS if key in chosen)
    if options["leading"] < options["size"]:
        table.reject("leading", f"is {options['leading']:g}, less than the size")
    if (folio := options["folio"]) is FolioPlace.HEAD_OUTSIDE and (
        options["running_heads"] is HeadPlace.OUTSIDE
    ):
        if table.chose("running_heads") and not table.chose("folio"):
            table.reject("running_heads", 'is "outside", where the folio stands')
        else:
            table.reject("folio", f'is "{folio}", where the running head stands')
    table.end()
    return TypeStyle(
        body_font=body,
        heading_font=heading,
        character_width=width,
        heading_characters=heading_line,
        title_characters=title_line,
        **options,
    )


def _page_style(table: ThemeTable) -> PageStyle:
    style = PageStyle(trim=table.text("trim"), manuscript=table.option("manuscript", Flag()))
    table.end()
    return style


def _cover_style(
    table: ThemeTable,
    families: tuple[str, ...],
    chosen: Mapping[str, Any],
    places: Mapping[str, Span],
) -> CoverStyle:
    layouts = table.texts("layouts")
    palettes = tuple(_palette(each) for each in table.tables("palettes"))
    style = CoverStyle(
        layouts=(chosen["cover_layout"],) if "cover_layout" in chosen else layouts,
        seed=int(chosen.get("cover_seed", 0)),
        arts=table.texts("arts"),
        italics=table.option("italics", Flag()),
        rules=table.option("rules", Choice(RuleForm)),
        palettes=_chosen_palettes(palettes, chosen, places.get("cover_palette")),
        chosen=frozenset(key for key in ("layout", "palette") if f"cover_{key}" in chosen),
        layout_place=places.get("cover_layout"),
        title_font=table.among("title_font", families),
        small_font=table.among("small_font", families),
        title_weight=round(table.option("title_weight", Number(100, 900))),
    )
    table.end()
    return style


def _chosen_palettes(
    palettes: tuple[Palette, ...], chosen: Mapping[str, Any], place: Span | None
) -> tuple[Palette, ...]:
    """The palette that the author chose by its number; all of them if none was."""
    number = int(chosen.get("cover_palette", 0))
    if number > len(palettes):
        raise ThemeError.at(
            place, "D308", f"there is no cover palette {number}", f"the theme has {len(palettes)}"
        )
    return palettes[number - 1 : number] if number else palettes


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


def _check_sheets_and_templates(name: str, texts: Mapping[str, str], found: Diagnostics) -> None:
    from ebookpack.design.css_check import check_css  # slow to load

    for path in sorted(texts):
        if path.endswith(".css"):
            check_css(Span(path=f"{name}/{path}"), texts[path], found)
        elif path.startswith(TEMPLATES):
            _check_template(Span(path=f"{name}/{path}"), texts[path], found)


def _check_template(template: Span, source: str, found: Diagnostics) -> None:
    from jinja2 import Environment, TemplateSyntaxError  # slow to load

    try:
        Environment(autoescape=True).parse(source)
    except TemplateSyntaxError as error:
        place = Span(path=template.path, line=error.lineno)
        found.error("D107", f"template does not parse: {error.message}", place)
