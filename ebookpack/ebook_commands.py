"""Commands about e-books: options in, work called, findings printed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ebookpack import command_options
from ebookpack.core.edition import Format
from ebookpack.terminal_progress import shown_progress

STORY = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=STORY, metavar="FILE.epub")
@click.argument("story", type=STORY, required=False)
@click.option(
    "--store",
    metavar="NAME",
    help="Whose rules to keep too: generic, kdp, apple, kobo, google, ingram, d2d.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def check(file: Path, story: Path | None, store: str | None, as_json: bool) -> None:
    """Check an EPUB, whatever program made it: standard, accessibility, what a store asks.

    EPUBCheck is asked where Java is there. With STORY, the manuscript it was made of, every word of
    that is looked for in it. Ends with 1 if there is an error.
    """
    from ebookpack.checking import as_values, check

    with shown_progress() as progress:
        checked = check(file, store, story, progress)
    errors = len(checked.diagnostics.errors)
    if as_json:
        import json

        values = {"judges": checked.judges, "findings": list(map(as_values, checked.diagnostics))}
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        for found in checked.diagnostics:
            click.echo(str(found))
        others = len(checked.diagnostics.found) - errors
        click.echo(f"{errors} errors, {others} other findings ({', '.join(checked.judges)})")
    if errors:
        sys.exit(1)


@click.command()
@click.argument("story", type=STORY)
@click.option("--onix", "as_onix", is_flag=True, help="As an ONIX message, for shops.")
@click.option(
    "--release",
    type=click.Choice(["3.0", "3.1"]),
    default="3.0",
    show_default=True,
    help="Of ONIX.",
)
@click.option(
    "--only",
    "formats",
    metavar="LIST",
    multiple=True,
    callback=command_options.formats,
    help="These editions: epub, print; by default those that are known, a printed one by its ISBN.",
)
@click.option(
    "-o", "--out", type=STORY, default=Path("build"), help="Folder that the books were put in."
)
def metadata(
    story: Path, as_onix: bool, release: str, formats: tuple[Format, ...] | None, out: Path
) -> None:
    """Print what is known of a work: as JSON, or as an ONIX message for its editions."""
    if as_onix:
        from ebookpack.catalogue import onix

        if formats and not {Format.EPUB, Format.PRINT} & set(formats):
            raise click.UsageError("an edition is epub or print")
        click.echo(onix(story, out, formats, release).decode(), nl=False)
        return
    import json

    from ebookpack.catalogue import metadata_values

    click.echo(json.dumps(metadata_values(story), ensure_ascii=False, indent=1))
