"""The themes there are: folders of data beside the package, or inside of it."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

from ebookpack.core.diagnostics import Span
from ebookpack.core.edition import Theme
from ebookpack.core.errors import ThemeError
from ebookpack.files import read_tree


def theme_names() -> tuple[str, ...]:
    """Names of the themes there are, sorted."""
    root = _themes_folder()
    return tuple(sorted(p.name for p in root.iterdir() if (p / "theme.toml").is_file()))


def load_theme_named(name: str, span: Span | None = None) -> Theme:
    """A theme by name. Raises ThemeError if there is none, or it is broken."""
    from ebookpack.design.theme import load_theme

    if name not in theme_names():
        raise ThemeError.at(
            span,
            "D100",
            f'there is no theme "{name}"',
            f"the themes are: {', '.join(theme_names())}",
        )
    return load_theme(name, read_tree(_themes_folder() / name))


def _themes_folder() -> Path:
    """Themes lie beside the package in a clone, and inside of it when it is installed."""
    inside = Path(str(package_files("ebookpack"))) / "themes"
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "themes"
