"""The command that makes the cover alone, or covers to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from ebookpack.terminal_progress import shown_progress

STORY = click.Path(path_type=Path)
_CHOICES = ("cover_finished", "cover_layout", "cover_palette", "cover_seed")


def cover_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which another cover is chosen, added to a command."""
    for option in (
        click.option(
            "--cover-seed",
            type=click.IntRange(0, 999_999),
            metavar="N",
            help="Another cover, the same one each time; 0 is the book's own.",
        ),
        click.option(
            "--cover-layout",
            metavar="NAME",
            help="Its layout: panel, band, medallion, frame, horizon, poster, footer, "
            "scene, broadside; for a picture also above and below, where its type stands.",
        ),
        click.option(
            "--cover-palette",
            type=click.IntRange(1, 99),
            metavar="N",
            help="Its colours: the theme's first palette, or another.",
        ),
        click.option(
            "--cover",
            "cover_picture",
            type=STORY,
            metavar="PICTURE",
            help="A picture of your own for it.",
        ),
        click.option(
            "--cover-finished",
            is_flag=True,
            default=None,
            help="That picture has its type on it already, and is used as it is.",
        ),
    ):
        command = option(command)
    return command


def chosen_cover(given: Mapping[str, Any]) -> dict[str, Any]:
    """Options of the design that say so, of what `cover_options` has given a command."""
    picture = given["cover_picture"]
    chosen = {"cover": picture and str(picture)} | {key: given[key] for key in _CHOICES}
    return {key: value for key, value in chosen.items() if value is not None}


@click.command()
@click.argument("story", type=STORY)
@click.option("-o", "--out", type=STORY, default=Path("build"), help="Folder to put it in.")
@click.option("--theme", help="Design of the book; see `ebookpack themes`.")
@cover_options
@click.option("--sheet", is_flag=True, help="Nine covers on one sheet, with their --cover-seed.")
def cover(
    story: Path,
    out: Path,
    theme: str | None,
    sheet: bool,
    **chosen: Any,
) -> None:
    """Make the cover alone: STORY-cover.jpg; or a sheet of nine to choose from."""
    from ebookpack.asked import Options
    from ebookpack.core.edition import Format
    from ebookpack.cover_choosing import write_cover_sheet
    from ebookpack.pipeline import build

    design = chosen_cover(chosen)
    options = Options(theme=theme, design=design, formats=(Format.COVER,))
    with shown_progress() as progress:
        if sheet:
            place, diagnostics = write_cover_sheet(story, out, options, progress)
        else:
            built = build(story, out, options, progress)
            place, diagnostics = built.paths[Format.COVER], built.diagnostics
    for found in diagnostics:
        click.echo(str(found), err=True)
    click.echo(place)
