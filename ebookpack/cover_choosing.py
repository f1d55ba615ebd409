"""Covers of a manuscript to choose from."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from ebookpack.asked import Options
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import EbookpackError
from ebookpack.core.progress import Progress
from ebookpack.design.fallbacks import with_fallbacks
from ebookpack.files import folder_of, replace_files
from ebookpack.themes_folder import theme_for
from ebookpack.understanding import stem, understand

SUFFIX = "-covers.jpg"
SEEDS = range(9)


def write_cover_sheet(
    path: Path, out: Path, options: Options, progress: Progress = lambda _: None
) -> tuple[Path, Diagnostics]:
    """Draw a manuscript's cover in nine designs on one sheet; gives its place.

    Below each is the `cover_seed` that makes it. Raises an EbookpackError for a mistake of the
    author's.
    """
    from ebookpack.design.cover.contact_sheet import contact_sheet
    from ebookpack.design.cover.front import draw_cover

    understood = understand(path, accepted=None)
    if understood.diagnostics.errors:
        raise EbookpackError(*understood.diagnostics.errors)
    diagnostics = Diagnostics()
    covers = {}
    theme = with_fallbacks(
        theme_for(
            understood.settings, options.theme, folder_of(understood.manuscript), options.design
        ),
        understood.book,
    )
    for seed in SEEDS:
        progress(f"drawing cover {seed + 1} of {len(SEEDS)}")
        drawn_for = replace(theme, cover=replace(theme.cover, seed=seed))
        covers[str(seed)] = draw_cover(understood.book, drawn_for, diagnostics)
    place = out / f"{stem(path)}{SUFFIX}"
    replace_files([(place, contact_sheet(covers))])
    return place, diagnostics
