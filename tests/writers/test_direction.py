from __future__ import annotations

import pytest

from ebookpack.writers.direction import text_direction


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("he", "rtl"),
        ("ar-EG", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("en", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction(tag: str, direction: str) -> None:
    assert text_direction(tag) == direction
