"""The setting of a cover's type, whatever has to be set."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ebookpack.core.book import Series
from ebookpack.design.cover.lettering import Line, Role, Stack
from tests.design.cover.builders import book, compositor
from tests.themes import classic

MEASURE, HEIGHT = 1000.0, 1100.0
ROLES = tuple(Role)
THEME = replace(
    classic(),
    cover=replace(classic().cover, title_font="EB Garamond", small_font="EB Garamond"),
)


def stack_of(title: str, *authors: str, subtitle: str = "", language: str = "en") -> Stack:
    work = book(title, *authors, subtitle=subtitle, language=language)
    return compositor(work, THEME).stack(ROLES, measure=MEASURE, height=HEIGHT, largest=250)


def by_role(stack: Stack, role: Role) -> list[Line]:
    return [line for line in stack.lines if line.role is role]


def set_text(stack: Stack, role: Role) -> str:
    return " ".join(line.text for line in by_role(stack, role)).replace("\u00a0", " ")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("abehilmnopstwÄß", min_size=1, max_size=14), min_size=1, max_size=30),
    st.text("Adam Lowe", max_size=60),
)
def test_every_title_fits_its_panel_and_no_line_meets_another(
    words: list[str], author: str
) -> None:
    stack = stack_of(" ".join(words)[:200], author)
    assert stack.height <= HEIGHT
    for line in stack.lines:
        left, _, right, _ = line.box
        assert right - left <= MEASURE * 1.05  # ink may stand a little outside of its advance
    for upper, lower in zip(stack.lines, stack.lines[1:], strict=False):
        assert upper.baseline < lower.baseline


def test_the_title_is_the_largest_and_the_second_line_is_smaller() -> None:
    stack = stack_of("Balance of Terror – The Aftermath", "Ada Lowe", subtitle="A Novel")
    sizes = [by_role(stack, role)[0].size for role in (Role.TITLE, Role.SECOND, Role.SUBTITLE)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 1.5 * sizes[1]


def test_nothing_is_set_for_an_author_who_is_not_known() -> None:
    assert by_role(stack_of("Tide"), Role.AUTHOR) == []


def test_names_are_not_broken_across_lines() -> None:
    stack = stack_of("Tide", "Maria Magdalena Lowe", "Josephine Ellwood", "Ada Sallow")
    assert set_text(stack, Role.AUTHOR) == ("Maria Magdalena Lowe, Josephine Ellwood & Ada Sallow")
    for line in by_role(stack, Role.AUTHOR):
        assert line.text in (
            "Maria\u00a0Magdalena\u00a0Lowe,",
            "Josephine\u00a0Ellwood",
            "&\u00a0Ada\u00a0Sallow",
        )


def test_names_are_small_capitals_set_apart() -> None:
    voice = by_role(stack_of("Tide", "Ada Lowe"), Role.AUTHOR)[0].voice
    assert "smcp" in voice.features
    assert voice.tracking > 0


def test_a_script_that_the_font_has_no_small_capitals_for_gets_capitals() -> None:
    stack = stack_of("Море", "Анна Лоу", language="ru")
    assert set_text(stack, Role.AUTHOR) == "АННА ЛОУ"


@pytest.mark.parametrize(("title", "language"), [("Grüße", "de"), ("İki Kişi", "tr")])
def test_what_capitals_would_change_is_not_set_in_capitals(title: str, language: str) -> None:
    assert set_text(stack_of(title, language=language), Role.TITLE) == title


def test_quotation_marks_hang_outside_of_a_centred_line() -> None:
    def letters_middle(title: str) -> float:
        line = stack_of(title).lines[0]
        left, _, right, _ = line.box
        return (left + right) / 2

    assert letters_middle("Mamma—") > letters_middle("Mammai") + 5


def test_a_series_stands_above_in_small_capitals_of_its_own() -> None:
    work = book("Ebb", series=Series(name="Hesk Sands", number="1"))
    stack = compositor(work, THEME).stack(
        (Role.SERIES, Role.TITLE), measure=MEASURE, height=HEIGHT, largest=250
    )
    series, title = stack.lines[0], stack.lines[-1]
    assert series.text == "HESK SANDS · 1"
    assert series.baseline < title.baseline


@pytest.mark.parametrize("title", ["Die Verwandlung", "Commonmark Papers", "Hesk Meteorology"])
def test_a_title_that_one_line_would_make_small_has_two(title: str) -> None:
    work = book(title, "Ada Lowe")
    stack = compositor(work, THEME).stack(ROLES, measure=800, height=HEIGHT, largest=250)
    assert len(by_role(stack, Role.TITLE)) == 2


@pytest.mark.parametrize("title", ["Skipping Stones", "Are Missing", "A Jolly Affair", "Fjord"])
def test_the_ink_of_a_line_that_fills_its_measure_ends_there(title: str) -> None:
    set_by = compositor(book(title, "Ada Lowe"), classic())
    stack = set_by.filled((Role.TITLE,), measure=1360, height=1500, largest=2000)
    for line in by_role(stack, Role.TITLE):
        left, _, right, _ = line.box
        assert right - left == pytest.approx(1360, abs=3)
