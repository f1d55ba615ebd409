"""The commands about themes: which there are, how one looks, one of one's own."""

from __future__ import annotations

from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group(invoke_without_command=True)
@click.pass_context
def themes(context: click.Context) -> None:
    """List the themes; `show` how one looks, or make a `new` one of your own."""
    if context.invoked_subcommand:
        return
    from ebookpack.themes_folder import load_theme_named, theme_names

    here = Path()
    for name in theme_names(here):
        theme = load_theme_named(name, beside=here)
        click.echo(f"{name:12} {theme.description}")


@themes.command()
@click.argument("name")
@click.option("-o", "--out", type=_FOLDER, help="Folder to write to; build/specimens/NAME.")
def show(name: str, out: Path | None) -> None:
    """Make a specimen of a theme: a small book that has everything in it, in each edition."""
    from ebookpack.asked import Options
    from ebookpack.pipeline import build
    from ebookpack.themes_folder import specimen, theme_place

    options = Options(theme=theme_place(name, Path()))
    built = build(specimen(), out or Path("build", "specimens", name), options)
    for path in built.paths.values():
        click.echo(path)


@themes.command()
@click.argument("name")
@click.option("--from", "source", default="classic", show_default=True, help="Theme to start from.")
@click.option(
    "--beside",
    type=click.Path(path_type=Path, exists=True),
    default=Path(),
    help="Manuscript that it is for; by default what lies in this folder.",
)
def new(name: str, source: str, beside: Path) -> None:
    """Copy a theme into the folder `themes` beside the manuscript, to change it there.

    Books of that manuscript find it by its name.
    """
    from ebookpack.themes_folder import copy_theme

    folder = copy_theme(name, source, beside if beside.is_dir() else beside.parent)
    click.echo(f"{folder}  (a copy of {source}: docs/themes.md says what can be changed)")
