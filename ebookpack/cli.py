"""The command line: options in, pipeline called, findings printed."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from ebookpack import __version__, command_options, cover_commands, ebook_commands, theme_commands
from ebookpack.command_options import binding_options, home_binding
from ebookpack.core.arrangement import NotePlace, WarningPlace
from ebookpack.core.diagnostics import Diagnostics, Severity
from ebookpack.core.edition import Format
from ebookpack.core.errors import EbookpackError
from ebookpack.core.press import Make, PressSettings
from ebookpack.core.press_settings import EDITIONS
from ebookpack.core.store import Standard
from ebookpack.terminal_progress import shown_progress

STORY = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Turn a manuscript into a book: an EPUB for e-readers, a PDF for the printer, a cover.

    STORY is a file of plain text, Markdown, Word (DOCX), OpenDocument (ODT), Rich Text (RTF),
    Fountain, HTML or EPUB, or a folder of them. Nothing in it need be marked up; book.toml
    beside it overrides what was inferred.
    """


cli.add_command(ebook_commands.check)
cli.add_command(ebook_commands.metadata)
cli.add_command(theme_commands.themes)
cli.add_command(cover_commands.cover)


def main() -> None:
    """Run the command line; print what the user can mend as errors, never as a traceback."""
    # A book in the making is let go of as a whole: garbage need not be looked for in it so often.
    gc.set_threshold(100_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # names of files may hold what no encoding has
            stream.reconfigure(errors="backslashreplace")
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("error: stopped", err=True)
        sys.exit(130)
    except EbookpackError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)


@cli.command()
@click.argument("story", type=STORY)
@click.option("-o", "--out", type=STORY, default=Path("build"), help="Folder to put the books in.")
@click.option("--theme", help="Design of the book; see `ebookpack themes`.")
@click.option(
    "--trim", metavar="SIZE", help="Size of the printed page: 5.5x8.5in, 140x216mm, A5, b-format."
)
@click.option(
    "--store",
    metavar="NAME",
    help="Store that the books are for: kdp, ingram (e-book and print); apple, kobo, google, d2d "
    "(e-book); lulu, or home, a printer of your own (print). Of a store that has one of the two, "
    "that edition alone keeps the rules.",
)
@click.option("--kepub", is_flag=True, help="Write the EPUB for Kobo's own reader: .kepub.epub.")
@click.option(
    "--accept",
    metavar="CODES",
    multiple=True,
    callback=command_options.codes,
    help="Build in spite of these errors about pictures, as R203, with commas between them.",
)
@click.option("--paper", metavar="NAME", help="Paper of the store: cream, white, premium-colour...")
@click.option("--bleed/--no-bleed", default=None, help="Pages with room for pictures to run off.")
@click.option(
    "--marks",
    is_flag=True,
    default=None,
    help="Crop marks around the pages; on sheets to bind, where to fold, to pierce and to cut.",
)
@click.option(
    "--standard",
    type=click.Choice([str(standard) for standard in Standard]),
    help="Kind of PDF; by default what the store asks for.",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    help="What to make of the pages: a file for a printer, one for a screen, one in large print; "
    "or that for a printer, and with it a booklet to print, fold and staple at home.",
)
@click.option(
    "--notes",
    type=click.Choice([str(place) for place in NotePlace]),
    help="Where the author's notes stand, in every edition.",
)
@click.option(
    "--warnings",
    type=click.Choice([str(place) for place in WarningPlace]),
    help="Where content warnings stand, in every edition.",
)
@click.option(
    "--only",
    "formats",
    metavar="LIST",
    multiple=True,
    callback=command_options.formats,
    help="Make only these: epub, print, cover, wrap, html (chapters to paste into the forms of an "
    "archive); with commas between them.",
)
@click.option(
    "--spine",
    metavar="WIDTH",
    callback=command_options.spine,
    help="Width that the printer gives for the spine of the wrap: 0.677in, 17.2mm.",
)
@cover_commands.cover_options
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that lay out pages; by default one for each processor.",
)
@click.option("--fresh", is_flag=True, help="Use nothing that was laid out for an earlier build.")
@binding_options
def build(
    story: Path,
    out: Path,
    theme: str | None,
    trim: str | None,
    store: str | None,
    kepub: bool,
    accept: tuple[str, ...],
    paper: str | None,
    bleed: bool | None,
    marks: bool | None,
    standard: str | None,
    edition: str | None,
    notes: str | None,
    warnings: str | None,
    formats: tuple[Format, ...] | None,
    spine: float | None,
    workers: int | None,
    fresh: bool,
    signatures: int | None,
    sheet: str | None,
    scale: str | None,
    thickness: float | None,
    **cover: Any,
) -> None:
    """Make the books: STORY.epub, STORY-print.pdf and STORY-cover.jpg.

    For a store that prints, also STORY-wrap.pdf: back, spine and front in one sheet.
    """
    binding = home_binding(edition, formats, signatures, sheet, scale, thickness)
    from ebookpack.asked import Options
    from ebookpack.disk_shelf import cache_folder
    from ebookpack.pipeline import build

    options = Options(
        theme=theme,
        design=cover_commands.chosen_cover(cover),
        trim=trim,
        store=store,
        kepub=kepub,
        accept=accept,
        press=PressSettings(
            make=Make(edition) if edition in tuple(Make) else None,
            paper=paper,
            standard=Standard(standard) if standard else None,
            bleed=bleed,
            marks=marks,
        ),
        notes=NotePlace(notes) if notes else None,
        warnings=WarningPlace(warnings) if warnings else None,
        formats=formats,
        spine=spine,
        workers=workers,
        binding=binding,
        cache=None if fresh else cache_folder(),
    )
    with shown_progress() as progress:
        built = build(story, out, options, progress)
    _show(built.diagnostics)
    for made, path in built.paths.items():
        told = [f"{built.pages} pages"] if made is Format.PRINT else []
        if omitted := built.omitted.get(made):
            told.append(f"without {omitted:,} words of the author's notes and warnings")
        click.echo(f"{path}  ({', '.join(told)})" if told else str(path))


@cli.command()
@click.argument("story", type=STORY)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--all", "everything", is_flag=True, help="Show each chapter and each doubt.")
def inspect(story: Path, as_json: bool, everything: bool) -> None:
    """Show how the manuscript is understood: each part, its role, and why.

    What may be wrong comes first, each with the line of book.toml that would change it.
    """
    from ebookpack.inspection.report import report
    from ebookpack.understanding import understand

    try:
        understood = understand(story)
    except EbookpackError as error:
        if not as_json:
            raise
        click.echo(_in_one_line(error), err=True)
        sys.exit(1)
    found = report(
        understood.manuscript, understood.document, understood.book, understood.diagnostics
    )
    if as_json:
        import json

        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    from ebookpack.inspection.terminal import print_report

    print_report(found, everything=everything)
    _show(understood.diagnostics)


@cli.command()
@click.argument("book", type=STORY, metavar="BOOK.pdf|STORY")
@click.option("--theme", help="Design of a STORY's pages; see `ebookpack themes`.")
@click.option("--trim", metavar="WxH", help="Size of a STORY's pages: 5.5x8.5in, 140x216mm, A5.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option(
    "--html", "sheet", type=STORY, metavar="FILE", help="Write a contact sheet, defects marked."
)
def proof(
    book: Path, theme: str | None, trim: str | None, as_json: bool, sheet: Path | None
) -> None:
    """Report how the pages are set: widows, runts, loose lines, rivers, unlevel pages and more.

    Of a PDF, whatever program made it; or of the pages that a STORY would be printed on, each
    defect with its line in the manuscript.
    """
    from ebookpack.asked import Options
    from ebookpack.disk_shelf import cache_folder
    from ebookpack.proofing import proof

    options = Options(theme=theme, trim=trim, formats=(Format.PRINT,), cache=cache_folder())
    with shown_progress() as progress:
        proofed = proof(book, options, sheet, progress)
    if as_json:
        import json

        click.echo(json.dumps(proofed.values, ensure_ascii=False, indent=1))
        return
    for found in proofed.diagnostics:
        click.echo(str(found))
    if proofed.counts:
        click.echo(", ".join(f"{kind}: {count}" for kind, count in proofed.counts.items()))
    click.echo(proofed.score)


@cli.command()
@click.argument("file", type=STORY, metavar="FILE.pdf")
@click.option(
    "--store", metavar="NAME", required=True, help="Whose rules: kdp, ingram, lulu, home."
)
@click.option("--paper", metavar="NAME", help="Paper of the store: cream, white, premium-colour...")
@click.option("--trim", metavar="SIZE", help="Size that the pages are cut to, if no box says it.")
@click.option(
    "--bleed/--no-bleed", default=None, help="Whether the pages bleed, if no box says it."
)
@click.option(
    "--wrap-of",
    type=click.IntRange(min=1),
    metavar="PAGES",
    help="The file is the wrap of a book of so many pages, whose size is --trim.",
)
@click.option(
    "--spine",
    metavar="WIDTH",
    callback=command_options.spine,
    help="Width that the printer gives for its spine.",
)
def preflight(
    file: Path,
    store: str,
    paper: str | None,
    trim: str | None,
    bleed: bool | None,
    wrap_of: int | None,
    spine: float | None,
) -> None:
    """Hold the interior or the wrap of a book against what a store asks: boxes, colours, fonts.

    Of any PDF, whatever program made it. Our own are checked when they are built.
    """
    from ebookpack.proofing import preflight, preflight_wrap

    asked = PressSettings(store=store, paper=paper, bleed=bleed)
    if wrap_of is not None and trim is None:
        raise click.UsageError("say the size of the book with --trim")
    if wrap_of is not None and trim is not None:
        diagnostics = preflight_wrap(file, asked, trim, wrap_of, spine)
        said = f"a wrap for {wrap_of} pages that {store} can print"
    else:
        pages, diagnostics = preflight(file, asked, trim)
        said = f"{pages} pages that {store} can print"
    for found in diagnostics:
        click.echo(str(found))
    if diagnostics.errors:
        sys.exit(1)
    click.echo(said)


@cli.command()
@click.argument("story", type=STORY)
@click.option("--force", is_flag=True, help="Replace a book.toml that is there already.")
def init(story: Path, force: bool) -> None:
    """Write a commented book.toml beside STORY, holding what was inferred, to correct by hand."""
    from ebookpack.settings_file import write_settings

    click.echo(write_settings(story, again=force))


def _in_one_line(error: EbookpackError) -> str:
    """An error for a program that reads one line: the first finding, and how many more."""
    first, *others = error.diagnostics
    place = f"{first.span}: " if first.span else ""
    hints = "".join(f"; {hint}" for hint in first.hints)
    more = f" (and {len(others)} more)" if others else ""
    text = f"error[{first.code}]: {place}{first.message}{hints}{more}"
    return " ".join(text.split())


def _show(diagnostics: Diagnostics) -> None:
    for found in diagnostics:
        if found.severity is not Severity.INFO:
            click.echo(str(found), err=True)
