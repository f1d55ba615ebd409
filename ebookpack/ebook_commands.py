"""Commands about e-books: options in, work called, findings printed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

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
