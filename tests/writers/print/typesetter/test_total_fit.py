from __future__ import annotations

from itertools import combinations, pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.writers.print.typesetter import total_fit
from ebookpack.writers.print.typesetter.total_fit import (
    ADDED_HYPHEN,
    MOST_STACKED,
    RAGGED,
    Justification,
    Measure,
    Measured,
    break_lines,
)

STYLE = Justification()
SPACE = 3.0


def paragraph(words: list[float], divided: bool = False) -> Measured:
    """Words of given widths; each can be divided in its middle, with a hyphen 4 wide."""
    measured = Measured(space=SPACE)
    position = 0.0
    for number, width in enumerate(words):
        if divided and width > 20:
            middle = position + width / 2
            measured.add(
                end=middle + 4, start=middle, before=number, after=number, hyphen=ADDED_HYPHEN
            )
        position += width
        last = number + 1 == len(words)
        start = position if last else position + SPACE
        measured.add(end=position, start=start, before=number, after=number + (not last))
        position = start
    return measured


def looseness_of(measured: Measured, width: float, start: int, end: int) -> float:
    """Width that a line's spaces gain (or, below 0, lose), in natural spaces."""
    natural = measured.ends[end] - measured.starts[start]
    spaces = measured.spaces_before[end] - measured.spaces_after[start]
    return (width - natural) / (spaces * SPACE) if spaces else 0.0


def test_a_paragraph_that_fits_is_one_line() -> None:
    assert break_lines(paragraph([10, 20, 10]), Measure(width=100), STYLE) == (3,)


def test_where_a_paragraph_goes_on_its_last_line_is_full() -> None:
    measured = paragraph([24.0, 30.0, 20.0, 28.0, 22.0, 17.0] * 6 + [24.0])
    whole = break_lines(measured, Measure(width=100), STYLE)
    part = break_lines(measured, Measure(width=100), STYLE, goes_on=True)
    assert whole is not None
    assert part is not None
    short = measured.ends[-1] - measured.starts[whole[-2]]

    assert short < 60
    assert measured.ends[-1] - measured.starts[part[-2]] > short


def test_all_lines_are_chosen_together() -> None:
    # Line by line, 40 and 40 would be the first line, and 60 alone on the second far too loose.
    measured = paragraph([40, 40, 12, 60, 30, 60, 30])
    found = break_lines(measured, Measure(width=100), STYLE)
    assert found is not None
    stretches = [
        looseness_of(measured, 100, start, end) for start, end in pairwise((0, *found[:-1]))
    ]
    every_way = [
        max(looseness_of(measured, 100, a, b) for a, b in pairwise((0, *way, 7)[:-1]))
        for count in range(1, 5)
        for way in combinations(range(1, 7), count)
        if _is_set(measured, (0, *way, 7))
    ]
    assert max(stretches) == pytest.approx(min(every_way))


@given(st.lists(st.floats(4, 40), min_size=12, max_size=60))
def test_ragged_lines_keep_their_spaces_and_are_more_even_than_line_by_line(
    words: list[float],
) -> None:
    measured = paragraph(words)
    found = break_lines(measured, Measure(width=100), RAGGED)
    assert found is not None
    whites = [
        100 - (measured.ends[end] - measured.starts[start]) for start, end in pairwise((0, *found))
    ]

    assert min(whites) >= -0.01
    # A tight line next to a loose one costs something besides.
    least = _unevenness(_greedy_whites(words)) + RAGGED.fitness * len(words)
    assert _unevenness(whites) <= least or _runt(words)


def _greedy_whites(words: list[float]) -> list[float]:
    """White at the ends of lines that are filled one after another."""
    whites, room = [], 100.0
    for word in words:
        if room - word < 0:
            whites.append(room + SPACE)
            room = 100.0
        room -= word + SPACE
    return [*whites, room + SPACE]


def _unevenness(whites: list[float]) -> float:
    """As total fit counts it: of all lines but the last."""
    return sum((10 + 100 * (white / (RAGGED.rag * 100)) ** 3) ** 2 for white in whites[:-1])


def _runt(words: list[float]) -> bool:
    """Whether the last of lines filled one after another is too short to be one."""
    return 100 - _greedy_whites(words)[-1] < 100 * RAGGED.shortest_last


def _is_set(measured: Measured, ends: tuple[int, ...]) -> bool:
    return all(
        looseness_of(measured, 100, a, b) >= -STYLE.shrink
        and (measured.spaces_before[b] > measured.spaces_after[a] or b == ends[-1])
        for a, b in pairwise(ends)
    )


def test_words_are_not_divided_where_that_can_be_helped() -> None:
    words = [22.0, 30.0, 25.0, 21.0, 28.0, 30.0, 25.0, 40.0]
    found = break_lines(paragraph(words, divided=True), Measure(width=85), STYLE)
    assert found is not None
    hyphens = paragraph(words, divided=True).hyphens
    assert not any(hyphens[end] for end in found)


def test_the_first_lines_can_be_shorter_than_the_others() -> None:
    words = [20.0] * 20
    found = break_lines(paragraph(words), Measure(width=200, first=(100, 100)), STYLE)
    assert found is not None
    lines = [end - start for start, end in pairwise((0, *found))]
    assert lines[:2] == [4, 4]
    assert max(lines) > 6


def test_a_line_more_or_less_can_be_asked_for() -> None:
    words = [17.0, 23.0, 11.0, 31.0, 19.0, 27.0, 13.0] * 30
    measured, measure = paragraph(words, divided=True), Measure(width=200)
    best = break_lines(measured, measure, STYLE)
    assert best is not None
    loose = break_lines(measured, measure, STYLE, lines=len(best) + 1)
    assert loose is not None
    assert len(loose) == len(best) + 1


def test_a_paragraph_of_one_line_cannot_be_made_shorter() -> None:
    assert break_lines(paragraph([30, 30]), Measure(width=100), STYLE, lines=0) is None


@pytest.mark.parametrize("style", [STYLE, RAGGED], ids=["justified", "ragged"])
@pytest.mark.parametrize("goes_on", [False, True])
def test_numbers_of_lines_that_are_given_up_at_once_cannot_be_had(
    style: Justification, goes_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(7)
    measure = Measure(width=120, first=(100,))
    asked: list[tuple[Measured, int]] = []
    for _ in range(60):
        words = [chance.uniform(4, 40) for _ in range(chance.randint(4, 60))]
        measured = paragraph(words, divided=True)
        about = int(measured.ends[-1] / 120)
        asked += [(measured, lines) for lines in range(max(0, about - 3), about + 5)]

    def found() -> list[tuple[int, ...] | None]:
        return [
            break_lines(measured, measure, style, lines=lines, goes_on=goes_on)
            for measured, lines in asked
        ]

    ours = found()
    tried = 0

    def fit(*given: Any) -> Any:
        nonlocal tried
        tried += 1
        return engine(*given)

    engine = total_fit._fit
    monkeypatch.setattr(total_fit, "_fit", fit)
    found()
    with_bound = tried
    monkeypatch.setattr(total_fit, "_may_have", lambda *_: True)

    assert found() == ours
    assert any(ours)
    assert with_bound < (tried - with_bound) * 0.7


def test_no_line_ends_at_a_banned_break() -> None:
    measured, measure = paragraph([20.0] * 30), Measure(width=130)
    best = break_lines(measured, measure, STYLE)
    assert best is not None
    other = break_lines(measured, measure, STYLE, banned=(best[1],))
    assert other is not None
    assert best[1] not in other


def test_a_word_wider_than_the_measure_fits_no_line() -> None:
    assert break_lines(paragraph([30, 200, 30]), Measure(width=100), STYLE) is None


@given(
    words=st.lists(st.floats(min_value=2, max_value=60), min_size=1, max_size=80),
    width=st.floats(min_value=120, max_value=400),
    first=st.lists(st.floats(min_value=100, max_value=120), max_size=3),
)
def test_every_line_holds_what_it_can(words: list[float], width: float, first: list[float]) -> None:
    measured, measure = paragraph(words, divided=True), Measure(width=width, first=tuple(first))
    found = break_lines(measured, measure, STYLE)
    assert found is not None
    assert found[-1] == len(measured.ends) - 1
    ends = (0, *found)
    assert list(ends) == sorted(set(ends))
    for line, (start, end) in enumerate(pairwise(ends)):
        natural = measured.ends[end] - measured.starts[start]
        spaces = measured.spaces_before[end] - measured.spaces_after[start]
        # Lines may be eased where a paragraph would end in a runt.
        shrink = STYLE.shrink + STYLE.eased_shrink
        assert natural <= measure.of(line) + spaces * SPACE * shrink + 0.02
    run = 0
    for end in found:
        run = run + 1 if measured.hyphens[end] else 0
        assert run <= MOST_STACKED
