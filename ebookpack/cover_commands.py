"""The command that makes the cover alone, or covers to choose from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ebookpack.terminal_progress import shown_progress

STORY = click.Path(path_type=Path)


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
            help="Its layout: panel, band, medallion, frame, horizon, poster, footer.",
        ),
    ):
        command = option(command)
    return command


def chosen_cover(layout: str | None, seed: int | None) -> dict[str, Any]:
    """Options of the design that say so."""
    chosen = {"cover_layout": layout, "cover_seed": seed}
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
    cover_layout: str | None,
    cover_seed: int | None,
    sheet: bool,
) -> None:
    """Make the cover alone: STORY-cover.jpg; or a sheet of nine to choose from."""
    from ebookpack.core.edition import Format
    from ebookpack.cover_choosing import write_cover_sheet
    from ebookpack.pipeline import Options, build

    design = chosen_cover(cover_layout, cover_seed)
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
