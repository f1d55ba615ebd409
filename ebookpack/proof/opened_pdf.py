"""A finished PDF, opened once by each of those who read it back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ebookpack.core.crew import Alone, Crew, Hands

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2

    from ebookpack.proof.preflight.resources import Resources


class OpenedPdf:
    """A PDF, opened by a library when that is asked.

    What is no PDF makes each raise its own error: pikepdf.PdfError, pypdfium2.PdfiumError.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def structure(self) -> pikepdf.Pdf:
        """Its objects."""
        import pikepdf

        return pikepdf.open(io.BytesIO(self.data))

    @cached_property
    def drawn(self) -> pypdfium2.PdfDocument:
        """What is seen on its pages."""
        import pypdfium2

        return pypdfium2.PdfDocument(self.data)

    @cached_property
    def resources(self) -> Resources:
        """What its pages draw with; what several of them share is looked at once."""
        from ebookpack.proof.preflight.resources import Resources

        return Resources()


Reading = Callable[[OpenedPdf], Any]
"""What is read of a PDF; it can be pickled."""


@contextmanager
def reading(data: bytes, crew: Crew | None = None) -> Iterator[Hands[Reading, Any]]:
    """Hands that read a PDF."""
    with (crew or Alone()).at_work(partial(OpenedPdf, data), _read) as hands:
        yield hands


def _read(opened: OpenedPdf, what: Reading) -> Any:
    return what(opened)


def digest_of(thing: pikepdf.Object) -> bytes:
    """A digest of a PDF object and of all that it leads to."""
    import pikepdf

    digest = sha256()
    seen: set[tuple[int, int]] = set()

    def add(found: pikepdf.Object) -> None:
        if isinstance(found, pikepdf.Object) and found.is_indirect:
            if found.objgen in seen:
                return
            seen.add(found.objgen)
        if isinstance(found, pikepdf.Stream):
            digest.update(found.read_bytes())
        if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            for name in sorted(found.keys()):
                if name not in ("/Parent", "/Length"):
                    digest.update(name.encode())
                    add(found[name])
        elif isinstance(found, pikepdf.Array):
            written = found.unparse(resolved=True)
            if b" R" not in written:  # leads nowhere: the widths of a font are thousands
                digest.update(written)
                return
            for item in found:
                add(item)
        else:
            digest.update(f"{found!r};".encode())

    add(thing)
    return digest.digest()
