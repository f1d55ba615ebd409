"""What is being done, shown on a terminal while it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ebookpack.core.progress import Progress


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Shows what it is told, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("") as status:
        yield lambda doing: status.update(f"{doing} ...")
