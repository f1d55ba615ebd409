from __future__ import annotations

import pytest

from ebookpack.writers.print.titles import displayed_title, running_head


def test_a_short_title_runs_along_the_head_as_it_is() -> None:
    assert running_head("The  Harbour\nat Low Water") == "The Harbour at Low Water"


def test_a_long_running_head_is_cut_at_the_end_of_a_word() -> None:
    title = "Whiskers on the Curve, or What the Machine in the Cupboard Knew"

    assert running_head(title) == "Whiskers on the Curve, or What the Machine…"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("The Harbour at Low Water", "The Harbour at Low Water"),
        ("Supercalifragilisticexpialidocious", "Supercalifragilisticexpialidocious"),
        ("Outer Lock: The Morning After “Tare”", "Outer Lock:<br/>The Morning After “Tare”"),
        (
            "What the Machine in the Cupboard Knew",
            "What the Machine in<br/>the Cupboard Knew",
        ),
    ],
)
def test_a_displayed_title_breaks_where_it_balances_or_makes_sense(title: str, lines: str) -> None:
    assert displayed_title(title, 32) == lines


def test_a_title_page_holds_fewer_characters_in_a_line() -> None:
    assert displayed_title("The Harbour at Low Water", 22) == "The Harbour<br/>at Low Water"


def test_markup_in_a_title_is_text() -> None:
    assert displayed_title("<b> & co", 32) == "&lt;b&gt; &amp; co"


def test_a_title_too_long_for_two_lines_breaks_where_it_comes_to_the_edge() -> None:
    title = "A History of " * 8

    assert "<br/>" not in displayed_title(title, 32)
