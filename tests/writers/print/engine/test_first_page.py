"""A piece that is turned while it is laid out comes to what it would have come to."""

from __future__ import annotations

from itertools import count
from random import Random

import pytest
from msgspec.structs import replace

from ebookpack.core.crew import Turned
from ebookpack.writers.print.engine.bench import Bench, Supplies, lay_piece
from ebookpack.writers.print.laid import LaidJob
from ebookpack.writers.print.pieces import Job
from tests.writers.print.typesetter.test_lines import CSS, PROSE

NOTE = '<span style="float: footnote">{} The ferry did not run on Sundays.</span>'
LEVEL = """
h2 { margin: 14pt 0; break-after: avoid } ul { break-inside: avoid }
.scene-break { margin: 14pt 0; text-align: center; break-before: avoid; break-after: avoid }
"""


BREAK = '<p class="scene-break">*</p>'


def _job() -> Job:
    """Paragraphs, headings and lists that do not fit together, so that spreads must be made level,
    and notes of which some have to wait."""
    body = "".join(
        f"<p>{PROSE[: 200 + 37 * n % 211]}{NOTE.format(n) if n % 3 == 0 else ''}</p>"
        + ("<h2>A Heading</h2>" if n % 4 == 2 else "")
        + ("<ul><li>one<li>two<li>three<li>four</ul>" if n % 5 == 1 else "")
        for n in range(40)
    )
    return Job(html=f'<html lang="en"><body>{body}</body></html>')


def _random_job(chance: Random) -> Job:
    """Paragraphs, scene breaks and boxes of a few lines, on some pages."""
    parts = []
    for _ in range(chance.randint(12, 40)):
        start = chance.randrange(120)
        parts.append(f"<p>{PROSE[start : start + chance.randint(20, 260)]}</p>")
        if chance.random() < 0.15:
            parts.append(BREAK)
        if chance.random() < 0.15:
            parts.append(f"<ul>{'<li>item</li>' * chance.randint(2, 9)}</ul>")
    return Job(html=f'<html lang="en"><body>{"".join(parts)}<p>End.</p></body></html>')


def _laid(job: Job, turned: Turned = lambda: False) -> LaidJob:
    return lay_piece(Bench(Supplies(style_sheets=(CSS, LEVEL), resources={})), job, turned)


def _after(times: int) -> Turned:
    """It is turned when it has been asked so often."""
    asked = count()
    return lambda: next(asked) >= times


@pytest.mark.parametrize("times", [0, 1, 3])
@pytest.mark.parametrize("recto", [True, False])
def test_it_comes_to_what_it_would_on_that_side(times: int, recto: bool) -> None:
    job = _job() if recto else _job().turned()
    turned = _laid(job, _after(times))

    assert turned.job == job.turned()
    assert turned.piece.sided
    assert turned == _laid(job.turned())
    assert turned.piece != _laid(job).piece


def test_it_stays_as_it_is_where_both_sides_are_the_same() -> None:
    job = Job(html="<p>The ferry did not run.</p>")

    assert _laid(job, lambda: True) == _laid(job)


@pytest.mark.parametrize("seed", range(10))
def test_only_what_is_sided_is_other_on_the_other_side(seed: int) -> None:
    job = _random_job(Random(seed))
    first, second = _laid(job).piece, _laid(job.turned()).piece

    if not (first.sided and second.sided):
        assert replace(first, sided=False) == replace(second, sided=False)
    assert _laid(job, _after(1)).piece in (first, second)


def test_some_of_these_are_sided_and_some_are_not() -> None:
    sided = [_laid(_random_job(Random(seed))).piece.sided for seed in range(10)]

    assert {*sided} == {True, False}
