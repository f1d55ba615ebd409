"""Titles of every length, in every script that the fonts have, in every theme and layout.

No line is clipped, overlaps another, comes near the trim or cannot be told from what is behind it.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ebookpack.core.book import Book, Series
from ebookpack.core.edition import Theme
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.front import printed
from ebookpack.design.cover.lettering import Role
from ebookpack.design.cover.plans import own_plan, plans
from ebookpack.design.cover.rhythm import rhythm_of
from ebookpack.design.cover.wording import wording_of
from ebookpack.design.fallbacks import with_fallbacks
from ebookpack.themes_folder import load_theme_named, theme_names
from tests.design.cover.builders import book

WORDS = {
    "en": "a bell and boats for its long minute night of room sea the under water with".split(),
    "de": "der Donaudampfer Grüße im Öl Straßenbahnhaltestelle über und Zwölf".split(),
    "vi": "chữ của đêm được giếng người ở Việt".split(),
    "ru": "дорога Йод и капитан над ночь рекой тихая щётка".split(),
    "el": "δρόμος η θάλασσα και μικρός νύχτας Ὀδύσσεια το φως".split(),
    "he": "ארוך הביתה הים והדרך לילה על".split(),
    "ar": "البحر طويل على في ليل".split(),
}
LENGTHS = (2, 5, 9, 16, 30, 60, 100, 200)


def within(words: list[str], letters: int) -> str:
    """As much of the words, said over and over, as there is room for in so many letters."""
    text = " ".join(words * (letters // len(" ".join(words)) + 1))
    return (text[:letters].rpartition(" ")[0] if letters > 9 else text[:letters]).strip() or "Ox"


@st.composite
def works(draw: st.DrawFn) -> Book:
    """A book with a title of some length, in some language, and what may stand beside it."""
    language = draw(st.sampled_from(sorted(WORDS)))
    words = draw(st.permutations(WORDS[language]))
    return book(
        within(list(words), draw(st.sampled_from(LENGTHS))),
        *draw(st.sampled_from([(), ("Ada Lowe",), ("Maximilian Hohenstein-Ravensburg", "O. Ng")])),
        subtitle=draw(st.sampled_from(["", "A Novel", "What Was Found at the Weir, and by Whom"])),
        series=draw(st.sampled_from([None, Series(name="Hesk Sands", number="2")])),
        language=language,
        chapters=0,
    )


@st.composite
def designs(draw: st.DrawFn) -> tuple[Book, Theme]:
    """A book, and a theme with one of its layouts."""
    work = draw(works())
    theme = with_fallbacks(load_theme_named(draw(st.sampled_from(theme_names()))), work)
    layout = draw(st.sampled_from(theme.cover.layouts))
    return work, replace(theme, cover=replace(theme.cover, layouts=(layout,)))


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(designs())
def test_a_title_of_any_length_and_script_is_set_so_that_it_reads(
    design: tuple[Book, Theme],
) -> None:
    work, theme = design
    rhythm = rhythm_of(work.metadata)
    set_by = Compositor(wording_of(work.metadata), theme, rhythm, work.metadata.language)
    assert set_by.missing == ()
    for plan in plans(own_plan(work, theme), theme, pictured=False):
        if not printed(plan, set_by, rhythm, theme)[1]:
            break
    else:
        pytest.fail("no plan can be read")
    assert not plan.bare


@settings(max_examples=60, deadline=None)
@given(works(), st.sampled_from(theme_names()), st.integers(500, 1400), st.integers(300, 1500))
def test_no_line_of_a_stack_touches_another_or_leaves_its_measure(
    work: Book, name: str, measure: int, height: int
) -> None:
    theme = with_fallbacks(load_theme_named(name), work)
    rhythm = rhythm_of(work.metadata)
    set_by = Compositor(wording_of(work.metadata), theme, rhythm, work.metadata.language)
    stack = set_by.stack(tuple(Role), measure=measure, height=height, largest=270)
    boxes = [line.box for line in stack.lines]
    assert stack.height <= height
    for upper, lower in pairwise(boxes):
        assert upper[3] <= lower[1] + 0.5
    for line in stack.lines:
        left, _, right, _ = line.box
        assert right - left <= measure + 0.3 * line.size  # strokes and marks hang outside
