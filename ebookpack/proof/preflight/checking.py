"""A finished file held against its profile: what breaks it, and on which pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.proof.preflight.rules import RULES, Asked, Rule
from ebookpack.proof.preflight.sheets import PrintFile

MOST_PAGES_NAMED = 12
"""Runs of pages that are named; of more, how many there are."""


def preflight(
    file: PrintFile,
    asked: Asked,
    diagnostics: Diagnostics,
    path: str | None = None,
    rules: Sequence[Rule] = RULES,
) -> None:
    """Hold a PDF against its profile: a finding for each rule that it breaks, with the pages.

    `rules` are those of interiors; `covers.COVER_RULES` are those of wraps.

    An error is what a printer would refuse. What only prints badly, what a number asks that is not
    well known, and what the author accepts, is a warning.
    """
    for rule in rules:
        found: dict[str, list[int]] = {}
        for index, message in rule.check(file, asked):
            found.setdefault(message, []).extend([] if index is None else [index + 1])
        for message, pages in found.items():
            _tell(rule, asked, f"{_named(pages)}{message}", diagnostics, path)


def _tell(
    rule: Rule, asked: Asked, message: str, diagnostics: Diagnostics, path: str | None
) -> None:
    source = rule.source(asked.press)
    accepted = rule.code in asked.press.accept
    softly = rule.advice or accepted or not source.is_trusted
    hints = [rule.hint] if rule.hint else []
    if not softly:
        hints.append(f'on the word of {source.cited}; [print] accept = ["{rule.code}"] goes on')
    tell = diagnostics.warning if softly else diagnostics.error
    tell(rule.code, message, Span(path=path) if path else None, *hints)


def _named(pages: Sequence[int]) -> str:
    """`page 7: `, `pages 3, 7-9: `; nothing for no page."""
    if not pages:
        return ""
    runs = [f"{first}-{last}" if last > first else f"{first}" for first, last in _runs(pages)]
    shown = ", ".join(runs[:MOST_PAGES_NAMED])
    more = f" and more, {len(pages)} in all" if len(runs) > MOST_PAGES_NAMED else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}: "


def _runs(pages: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs
