"""Words are divided where Pyphen divides them."""

from __future__ import annotations

import re

import pyphen
import pytest

from ebookpack.writers.print.typesetter.hyphenation import Hyphenation
from tests.source import ROOT

WORDS = sorted(
    {
        word
        for sample in (ROOT / "manuscripts").rglob("*.md")
        for word in re.findall(r"[^\W\d_]+", sample.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("language", ["en_GB", "en_US", "de_DE", "fr", "hu_HU", "nl_NL"])
def test_places_are_those_that_the_library_finds(language: str) -> None:
    left, right = 2, 3
    theirs = pyphen.Pyphen(lang=language, left=left, right=right)
    ours = Hyphenation(language, (5, left, right), True, "")
    assert len(WORDS) > 1000
    for word in WORDS:
        found = [int(it) for it in theirs.positions(word) if it.data is None]
        assert ours.divisions(word) == tuple((at, True) for at in found if len(word) >= 5), word


def test_a_soft_hyphen_stands_for_all() -> None:
    ours = Hyphenation("en_US", (5, 2, 3), True, "en")
    assert ours.divisions("committee") != ((3, True),)
    assert ours.divisions("com\u00admittee") == ((4, True),)


@pytest.mark.parametrize("dash", ["—", "–"])
def test_a_line_ends_behind_a_dash_between_words_and_never_before_it(dash: str) -> None:
    ours = Hyphenation(None, (5, 2, 3), True, "en")
    assert ours.divisions(f"sartain{dash}done") == ((8, False),)
    assert ours.divisions(f"time,{dash}{dash}gone") == ((7, False),)
