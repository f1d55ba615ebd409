"""An EPUB held against the rules: those of accessibility, and those of a store."""

from __future__ import annotations

from collections.abc import Sequence

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics, Severity, Span
from ebookpack.core.ebook_store import EbookStore
from ebookpack.proof.epub import (
    document_rules,
    metadata_rules,
    navigation_rules,
    store_rules,
)
from ebookpack.proof.epub.manuscript_words import lost_passages
from ebookpack.proof.epub.publication import Publication
from ebookpack.proof.epub.rules import Fault, Rule

RULES = (
    *metadata_rules.RULES,
    *document_rules.RULES,
    *navigation_rules.RULES,
    *store_rules.RULES,
)
MOST_OF_A_RULE = 12
"""Places of a fault that are named; of more, how many there are."""
MOST_PASSAGES = 20
"""Passages that are not there and are quoted."""


def check_rules(
    book: Publication,
    store: EbookStore,
    diagnostics: Diagnostics,
    path: str,
    rules: Sequence[Rule] = RULES,
) -> None:
    """Report what breaks a rule, with the place in the file.

    What a store asks is an error if its number is well known, else a warning.
    """
    for name, why in book.unreadable:
        diagnostics.error("P501", why, Span(path=path, part=name))
    for rule in rules:
        faults = list(rule.check(book, store))
        for fault in faults[:MOST_OF_A_RULE]:
            _tell(rule, fault, store, diagnostics, path)
        if len(faults) > MOST_OF_A_RULE:
            more = Fault(message=f"{len(faults) - MOST_OF_A_RULE} more of these")
            _tell(rule, more, store, diagnostics, path)


def _tell(rule: Rule, fault: Fault, store: EbookStore, diagnostics: Diagnostics, path: str) -> None:
    severity, hints = rule.severity, [rule.hint] if rule.hint else []
    if rule.origin is not None:
        source = rule.origin(store)
        if not rule.advice and source.is_trusted:
            severity = Severity.ERROR
        hints.append(f"on the word of {source.cited}")
    tell = diagnostics.error if severity is Severity.ERROR else diagnostics.warning
    span = Span(path=path, part=fault.part or None, line=fault.line)
    tell(rule.code, fault.message, span, *hints)


def check_manuscript(
    book: Book, publication: Publication, diagnostics: Diagnostics, path: str
) -> None:
    """Report the passages of a book that an EPUB does not hold, or holds in another place."""
    lost = list(lost_passages(book, publication))
    for passage in lost[:MOST_PASSAGES]:
        where = "not in its place" if passage.elsewhere else "missing"
        tell = diagnostics.warning if passage.elsewhere else diagnostics.error
        said = f"{where} in {path}: “{passage.starts}”"
        tell("P503", said, passage.span, "build it anew if the manuscript has changed since")
    if len(lost) > MOST_PASSAGES:
        diagnostics.error(
            "P503", f"{len(lost) - MOST_PASSAGES} more passages are missing, or moved"
        )
