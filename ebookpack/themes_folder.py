"""The themes there are: folders of data beside the package, or inside of it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from importlib.resources import files as package_files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ebookpack.core.diagnostics import Span
from ebookpack.core.edition import Format, Theme
from ebookpack.core.errors import ThemeError
from ebookpack.core.settings import Settings
from ebookpack.cover_picture import with_picture
from ebookpack.files import read_tree, replace_files

DEFAULT_THEME = "classic"
OWN_THEMES = "themes"
"""Folder beside a manuscript that an author's own themes lie in."""
_COMMON = "base"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def theme_names(beside: Path | None = None) -> tuple[str, ...]:
    """Names of the themes there are, sorted; with those in the manuscript's folder."""
    roots = filter(Path.is_dir, _roots(beside))
    return tuple(sorted({p.name for root in roots for p in root.iterdir() if _is_theme(p)}))


def load_theme_named(
    name: str,
    span: Span | None = None,
    *,
    chosen: Mapping[str, Any] = MappingProxyType({}),
    places: Mapping[str, Span] = MappingProxyType({}),
    beside: Path | None = None,
) -> Theme:
    """A theme by name, with the options that the author wants otherwise, and their places.

    Themes in the folder `themes` of the manuscript's own folder `beside` are found too, and come
    first. Raises ThemeError if there is none of that name, or it is broken.
    """
    from ebookpack.design.theme import load_theme

    folder = _folder_of(name, beside)
    if folder is None:
        names = theme_names(beside)
        near = get_close_matches(name, names, n=1)
        raise ThemeError.at(
            span,
            "D100",
            f'there is no theme "{name}"',
            *([f'did you mean "{near[0]}"?'] if near else []),
            f"the themes are: {', '.join(names)}",
        )
    trusted = folder.parent == _themes_folder()
    return load_theme(
        folder.name, read_tree(folder), common_files(), chosen, places, trusted=trusted
    )


def theme_for(
    settings: Settings,
    asked: str | None,
    beside: Path,
    design: Mapping[str, Any] = MappingProxyType({}),
) -> Theme:
    """The theme of a book: the one asked for, or that of its book.toml, or the default.

    `design` are options that go before those of book.toml.
    Raises ThemeError if there is none of that name, or it is broken; SettingsError for a picture
    on the cover that cannot be read.
    """
    theme = load_theme_named(
        asked or settings.theme or DEFAULT_THEME,
        None if asked else settings.span,
        chosen={**settings.design, **design},
        places={key: at for key, at in settings.design_places.items() if key not in design},
        beside=beside,
    )
    return with_picture(theme, settings, beside, design)


def check_offered(theme: Theme, formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """The formats that were asked for. Raises ThemeError if the theme does not make one of them."""
    missing = [made for made in formats if made not in theme.offered(formats)]
    if missing:
        raise ThemeError.at(
            None,
            "D108",
            f'theme "{theme.name}" makes no {missing[0]}',
            f"it makes: {', '.join(theme.editions)}",
        )
    return formats


def common_files() -> dict[str, bytes]:
    """What all themes share: style sheets and templates."""
    return read_tree(_themes_folder() / _COMMON)


def specimen() -> Path:
    """The manuscript that shows what a theme is like."""
    return _themes_folder() / _COMMON / "specimen" / "specimen.md"


def theme_place(name: str, beside: Path) -> str:
    """What names a theme in the folder `beside` from everywhere: its path, if it is one's own."""
    folder = beside / OWN_THEMES / name
    return str(folder.resolve()) if _is_theme(folder) else name


def copy_theme(name: str, source: str, beside: Path) -> Path:
    """Copy a theme into the folder `themes` of another folder; gives the copy's folder.

    Raises ThemeError if there is no such theme, or the name is none or taken already.
    """
    load_theme_named(source, beside=beside)
    target = beside / OWN_THEMES / name
    if not _NAME.fullmatch(name):
        raise ThemeError.at(
            None,
            "D109",
            f'"{name}" is no name for a theme',
            "use small letters, digits and hyphens: my-theme",
        )
    if name in theme_names(beside):
        raise ThemeError.at(
            Span(path=str(target)),
            "D109",
            f'there is a theme "{name}" already',
            "name it otherwise",
        )
    files = read_tree(_folder_of(source, beside) or _themes_folder())
    title = json.dumps(name.replace("-", " ").title(), ensure_ascii=False)
    settings = files["theme.toml"].decode("utf-8")
    renamed = re.sub(r"(?m)^title = .*$", lambda _: f"title = {title}", settings, count=1)
    files["theme.toml"] = renamed.encode()
    replace_files([(target / path, data) for path, data in files.items()])
    return target


def _folder_of(name: str, beside: Path | None) -> Path | None:
    """The folder of a theme, the author's own before ours; a path names one itself."""
    if os.sep in name:
        return Path(name) if _is_theme(Path(name)) else None
    return next((root / name for root in _roots(beside) if _is_theme(root / name)), None)


def _roots(beside: Path | None) -> tuple[Path, ...]:
    own = (beside / OWN_THEMES,) if beside else ()
    return (*own, _themes_folder())


def _is_theme(folder: Path) -> bool:
    return (folder / "theme.toml").is_file()


def _themes_folder() -> Path:
    """Themes lie beside the package in a clone, and inside of it when it is installed."""
    inside = Path(str(package_files("ebookpack"))) / "themes"
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "themes"
