"""What a fan work says of itself: subjects, and details for a page of their own."""

from __future__ import annotations

from tests.manuscripts import book_of

HEAD = """---
title: Sluice
author: Ada Pell
rating: T
warnings: Major Character Death
fandom: Low Water
relationships: Ada/Jory
characters: [Ada, "Jory, the ferryman"]
tags: [fluff]
---

# One

Nobody came to the weir, and nobody had said that they would.
"""


def test_fandom_relationships_characters_and_tags_are_subjects() -> None:
    subjects = book_of(HEAD, name="story.md").metadata.subjects

    assert sorted(subjects) == ["Ada", "Ada/Jory", "Jory, the ferryman", "Low Water", "fluff"]


def test_each_of_them_is_a_detail_with_its_name() -> None:
    details = dict(book_of(HEAD, name="story.md").metadata.details)

    assert details["Rating"] == "T"
    assert details["Warnings"] == "Major Character Death"
    assert details["Fandom"] == "Low Water"
    assert details["Characters"] == "Ada, Jory, the ferryman"
