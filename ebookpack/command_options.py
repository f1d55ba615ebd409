"""Options of the command line that say more than a word: what they take, and what goes together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from ebookpack.core.binding import (
    BOOKLET,
    FEWEST_PAGES,
    MOST_PAGES,
    MOST_THICKNESS,
    SHEETS,
    USUAL_SHEET,
    USUAL_THICKNESS,
    BindingSettings,
    Scale,
    is_signature,
)
from ebookpack.core.edition import USUAL_FORMATS, Format
from ebookpack.core.press import Make
from ebookpack.core.setting_values import ValueOfKeyError
from ebookpack.core.wrap_settings import spine_width

FORMATS = (*USUAL_FORMATS, Format.WRAP, Format.HTML)
"""Those that `--only` can name."""


def formats(
    _: click.Context, __: click.Parameter, values: tuple[str, ...]
) -> tuple[Format, ...] | None:
    """The formats that lists with commas name, in their own order."""
    if not values:
        return None
    names = _listed(values)
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise click.BadParameter(f"choose from {', '.join(FORMATS)}, with commas between them")
    return tuple(f for f in FORMATS if f in names)


def codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of findings that lists with commas name."""
    return tuple(code.upper() for code in _listed(values))


def _listed(values: tuple[str, ...]) -> list[str]:
    """The names in an option that may be given more than once, each time with commas in it."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def spine(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    """A width in points."""
    if value is None:
        return None
    try:
        return spine_width(value)
    except ValueOfKeyError as error:
        raise click.BadParameter(error.message) from error


def _signature(_: click.Context, __: click.Parameter, pages: int | None) -> int | None:
    if pages is not None and not is_signature(pages):
        raise click.BadParameter(
            f"a signature has {FEWEST_PAGES} to {MOST_PAGES} pages, four to each sheet"
        )
    return pages


def binding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of sheets that are bound at home, added to a command."""
    for option in reversed(
        (
            click.option(
                "--signatures",
                type=int,
                callback=_signature,
                metavar="N",
                help="Also make it in signatures of N pages (4 to 32), to fold and sew at home.",
            ),
            click.option(
                "--sheet",
                type=click.Choice(list(SHEETS), case_sensitive=False),
                help="Paper that is printed on at home, two pages a side.  "
                f"[default: {USUAL_SHEET}]",
            ),
            click.option(
                "--scale",
                type=click.Choice([str(scale) for scale in Scale]),
                help="Whether pages on it may be smaller than they are, shall fill it, or keep "
                f"their size.  [default: {Scale.SHRINK}]",
            ),
            click.option(
                "--thickness",
                type=click.FloatRange(min=0, max=MOST_THICKNESS),
                metavar="MM",
                help="Of that paper: inner pages are moved towards the fold by as much.  "
                f"[default: {USUAL_THICKNESS}]",
            ),
        )
    ):
        command = option(command)
    return command


def home_binding(
    edition: str | None,
    only: tuple[Format, ...] | None,
    signatures: int | None,
    sheet: str | None,
    scale: str | None,
    thickness: float | None,
) -> BindingSettings:
    """What is asked of sheets to bind at home.

    Raises UsageError for options that do not go together.
    """
    booklet = None if edition is None else edition == BOOKLET
    if booklet and signatures:
        raise click.UsageError("--edition booklet is one signature: leave out --signatures")
    if signatures and edition == Make.SCREEN:
        raise click.UsageError("pages for a screen are not sewn: leave out --signatures")
    asked = BindingSettings(
        booklet=booklet,
        signature=signatures,
        sheet_name=sheet,
        scale=Scale(scale) if scale else None,
        millimetres=thickness,
    )
    if asked.binds and only and Format.PRINT not in only:
        raise click.UsageError("sheets to bind are made of the print edition: add it to --only")
    return asked
