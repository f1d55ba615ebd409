"""A finished PDF, opened once by each of those who read it back."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from ebookpack.core.crew import Alone, Crew, Hands, Turned

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2

    from ebookpack.proof.page_digests import PageDigest
    from ebookpack.proof.preflight.resources import Resources


Found = TypeVar("Found")
Also = TypeVar("Also")
MOST_OPEN = 64
"""Pages that are kept open."""


class OpenedPdf:
    """A PDF, opened by a library when that is asked.

    What is no PDF makes each raise its own error: pikepdf.PdfError, pypdfium2.PdfiumError.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._pages: dict[int, pypdfium2.PdfPage] = {}

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

    def page(self, index: int) -> pypdfium2.PdfPage:
        """A page of those; the last few are kept open, for whoever reads them next."""
        page = self._pages.pop(index, None)
        if page is None:
            page = self.drawn[index]
            if len(self._pages) >= MOST_OPEN:
                self._pages.pop(next(iter(self._pages))).close()
        self._pages[index] = page
        return page

    @cached_property
    def digests(self) -> Sequence[PageDigest]:
        """Of its pages, in their order."""
        from ebookpack.proof.page_digests import page_digests

        return tuple(page_digests(self.structure))

    @cached_property
    def resources(self) -> Resources:
        """What its pages draw with; what several of them share is looked at once."""
        from ebookpack.proof.preflight.resources import Resources

        return Resources()


Reading = Callable[[OpenedPdf], Any]
"""What is read of a PDF; it can be pickled."""
Steps = Generator[Mapping[range, Reading], Mapping[range, Any], Found]
"""Reading in two steps: for runs of pages what is to be read of them; of that, what was found."""


@contextmanager
def reading(data: bytes, crew: Crew | None = None) -> Iterator[Hands[Reading, Any]]:
    """Hands that read a PDF."""
    with (crew or Alone()).at_work(partial(OpenedPdf, data), _read) as hands:
        yield hands


def read_together(
    hands: Hands[Reading, Any], one: Steps[Found], other: Steps[Also]
) -> tuple[Found, Also]:
    """What comes of both; a page of which both read something is opened once."""
    asked, asked_also = next(one), next(other)
    runs = list(dict.fromkeys((*asked, *asked_also)))
    results = hands([partial(_read_both, asked.get(run), asked_also.get(run)) for run in runs])
    read = dict(zip(runs, results, strict=True))
    return (
        _ended(one, {run: read[run][0] for run in asked}),
        _ended(other, {run: read[run][1] for run in asked_also}),
    )


def read_alone(hands: Hands[Reading, Any], steps: Steps[Found]) -> Found:
    """What comes of reading in two steps."""
    asked = next(steps)
    return _ended(steps, dict(zip(asked, hands(list(asked.values())), strict=True)))


def _ended(steps: Steps[Found], found: Mapping[range, Any]) -> Found:
    try:
        steps.send(found)
    except StopIteration as end:
        result: Found = end.value
        return result
    raise AssertionError("there are two steps")


def _read_both(one: Reading | None, other: Reading | None, opened: OpenedPdf) -> tuple[Any, Any]:
    return one and one(opened), other and other(opened)


def _read(opened: OpenedPdf, what: Reading, _turned: Turned) -> Any:
    return what(opened)
