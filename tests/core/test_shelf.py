from __future__ import annotations

import pytest

from ebookpack.core.shelf import NoShelf, get_sealed, put_sealed
from tests.memory import Memory


def test_what_is_sealed_is_given_back() -> None:
    shelf = Memory()
    put_sealed(shelf, "key", b"thing")

    assert get_sealed(shelf, "key") == b"thing"
    assert get_sealed(shelf, "other") is None
    assert get_sealed(NoShelf(), "key") is None


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-1], lambda data: b"x" + data[1:], bytes.upper]
)
def test_what_was_damaged_is_not(harm: object) -> None:
    shelf = Memory()
    put_sealed(shelf, "key", b"thing")
    shelf.held["key"] = harm(shelf.held["key"])  # type: ignore[operator]

    assert get_sealed(shelf, "key") is None
