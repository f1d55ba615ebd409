"""Names of other modules that mean something else for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def replaced(place: Any, name: str, value: object) -> Iterator[None]:
    """While it lasts, a name of a module or a class means something else."""
    was = getattr(place, name)
    setattr(place, name, value)
    try:
        yield
    finally:
        setattr(place, name, was)
