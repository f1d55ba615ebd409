"""Lines that the engine breaks itself."""

from __future__ import annotations

from typing import Any

from ebookpack.writers.print.engine.line_breaks import Broken, KnownBreaks


def test_a_line_is_broken_once() -> None:
    asked: list[tuple[Any, ...]] = []

    def engine(*given: Any) -> Broken:
        asked.append(given)
        return (object(), len(asked), None, 0.0, 0.0, 0.0)

    breaks, style, other = KnownBreaks(engine), object(), object()
    first = breaks.split_first_line("a b", style, None, 30.0, 0)
    assert breaks.split_first_line("a b", style, None, 30.0, 0) is first
    assert len(asked) == 1
    for text, of, width, spacing, start, minimum in (
        ("a c", style, 30.0, 0, True, False),
        ("a b", other, 30.0, 0, True, False),
        ("a b", style, 29.0, 0, True, False),
        ("a b", style, None, 0, True, False),
        ("a b", style, 30.0, 1.5, True, False),
        ("a b", style, 30.0, 0, False, False),
        ("a b", style, 30.0, 0, True, True),
    ):
        assert breaks.split_first_line(text, of, None, width, spacing, start, minimum) is not first
    assert len(asked) == 8
