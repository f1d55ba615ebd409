"""Twice the manuscript is about twice the work, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.manuscripts import book_of
from tests.work import calls_of

LINES = 120
MOST = 2.5
"""Times the work for twice the lines: what is done once, and what sorts, leave room."""

MADE_OF: dict[str, Callable[[int], str]] = {
    "lines of one paragraph.html": lambda count: "<p>" + "rain<br>" * count,
    "lines of one paragraph.txt": lambda count: "\n".join(f"Chapter {n}" for n in range(count)),
    "notes.txt": lambda count: "\n\n".join(f"A/N: rain again, {n}" for n in range(count)),
    "scene breaks.txt": lambda count: "\n\n".join(["* * *"] * count),
    "headings.md": lambda count: "\n\n".join(f"# Chapter {n}" for n in range(count)),
    "shouts.txt": lambda count: "\n\n".join(f"RAIN ON THE WEIR {n}" for n in range(count)),
    "quotations.md": lambda count: "\n\n".join(f"> rain, {n}\n\nrain" for n in range(count)),
    "divisions.md": lambda count: "{frontmatter}\n\n# Rain\n\n{mainmatter}\n\n# Sun\n\n" * count,
    "calls in one span.html": lambda count: (
        "<p><span>"
        + "".join(f'<a href="#n{n}" id="c{n}">{n}</a> rain ' for n in range(count))
        + "</span>"
        + "".join(f'<p><a id="n{n}" href="#c{n}">{n}</a> sun' for n in range(count))
    ),
    "emphasis.txt": lambda count: " ".join(f"*rain* {n}" for n in range(count)),
}


@pytest.mark.parametrize("name", MADE_OF)
def test_twice_as_long_is_twice_the_work(name: str) -> None:
    made = MADE_OF[name]
    book_of("rain", name=name)  # what is imported and compiled once
    texts = made(LINES), made(2 * LINES)
    once, twice = (calls_of(partial(book_of, text, name=name)) for text in texts)
    assert twice < MOST * once


HARD = {
    "a dedication of long words.txt": "Für " + "Lampenschirmfabrikanten" * 12 + ".\n\nRain.",
    "quotations in one another.txt": "> " * 20_000 + "rain",
    "an alert that is none.md": "> " * 2000 + "[!rain]",
    "quotation marks above nothing.md": " > " * 2000 + "\n[rain]: ",
    "dots that lead to no page.txt": "Contents\n\nRain" + " . . ." * 2000 + "x\n\nRain",
    "blanks behind the end.txt": "Rain.\n\nThe end" + "\u00a0" * 20_000 + "x",
    "a box that is none.txt": "[" * 50_000 + "rain",
    "a printing that is none.txt": "The Rain\n\n" + "." * 50_000 + "\n\nChapter 1\n\nRain.",
    "a comment that never ends.html": "<style>" + "/*" * 100_000 + "</style><p>rain",
}


@pytest.mark.parametrize("name", HARD)
def test_what_reads_in_many_ways_is_read_at_once(name: str) -> None:
    """Patterns that try each way to read such a text would not come back."""
    assert "rain" in str(book_of(HARD[name], name=name)).casefold()
