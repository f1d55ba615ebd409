"""What a rule for EPUBs is: what it asks, how much it matters, on whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from msgspec import Struct

from ebookpack.core.diagnostics import Severity
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.store import Source
from ebookpack.proof.epub.publication import Element, Publication


class Fault(Struct, frozen=True, kw_only=True):
    """A place where a rule is broken."""

    message: str
    part: str = ""
    """Path in the container; empty for what is wrong with the file."""
    line: int | None = None

    @classmethod
    def at(cls, part: str, element: Element, message: str) -> Fault:
        """The fault of an element in a document."""
        return cls(message=message, part=part, line=cast("int | None", element.sourceline))


Check = Callable[[Publication, EbookStore], Iterator[Fault]]


class Rule(Struct, frozen=True, kw_only=True):
    """A rule: what EPUBCheck cannot see, or a store asks."""

    code: str
    check: Check
    severity: Severity = Severity.WARNING
    hint: str = ""
    origin: Callable[[EbookStore], Source] | None = None
    """On whose word a store's number rests; None for what a standard says."""
    advice: bool = False
    """Whether a store takes a book that breaks it all the same, only shows it worse."""
