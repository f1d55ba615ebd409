"""Checks a finished EPUB: EPUBCheck, our own rules, a store's, and the words of the manuscript."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ebookpack.asked import Options
from ebookpack.core.diagnostics import Diagnostic, Diagnostics
from ebookpack.core.progress import Progress
from ebookpack.design.ebook_stores import GENERIC, load_ebook_store
from ebookpack.epubcheck import report_verdict, run_epubcheck
from ebookpack.files import open_manuscript
from ebookpack.pipeline import editions_of
from ebookpack.understanding import understand


class Checked(Struct, frozen=True, kw_only=True):
    """What is wrong with an EPUB."""

    diagnostics: Diagnostics
    judges: tuple[str, ...]
    """Who looked, in words."""


def check(
    path: Path,
    store: str | None = None,
    story: Path | None = None,
    progress: Progress = lambda _: None,
) -> Checked:
    """Check an EPUB of any program; with `story`, whether the manuscript's words are in it.

    Raises an EbookpackError for what is no EPUB, for a store that is not there, and for a
    manuscript that cannot be read.
    """
    from ebookpack.proof.epub.checking import RULES, check_manuscript, check_rules
    from ebookpack.proof.epub.reading import MOST_BYTES, read_publication

    profile = load_ebook_store(store or GENERIC)
    progress("reading the EPUB")
    publication = read_publication(open_manuscript(path, limit=MOST_BYTES).data, str(path))
    diagnostics = Diagnostics()
    progress("asking EPUBCheck")
    verdict = run_epubcheck(path)
    cover = publication.item("cover-image")
    report_verdict(verdict, diagnostics, str(path), cover.name if cover else "")
    check_rules(publication, profile, diagnostics, str(path))
    judges = [f"EPUBCheck {verdict.version}"] if verdict else []
    judges.append(f"{len(RULES)} rules of ours for {profile.title}")
    if story is not None:
        progress("comparing every word with the manuscript")
        electronic, _ = editions_of(understand(story, accepted=None), Options())
        check_manuscript(electronic.book, publication, diagnostics, str(path))
        judges.append("the manuscript's words")
    return Checked(diagnostics=diagnostics, judges=tuple(judges))


def as_values(found: Diagnostic) -> dict[str, object]:
    """A finding as values for JSON."""
    span = found.span
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        "path": span.path if span else None,
        "part": span.part if span else None,
        "line": span.line if span else None,
        "hints": list(found.hints),
    }
