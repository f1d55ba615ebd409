"""What files are, told by their names and their places in a list of chapters."""

from __future__ import annotations

from pathlib import Path

import pytest

from ebookpack.core.book import SectionRole
from ebookpack.understanding import understand

LONG = "The ferry did not run on Sundays, and the parish went round by the bridge. " * 8


@pytest.mark.parametrize(
    ("place", "role"), [("", SectionRole.SYNOPSIS), ("  ", SectionRole.CHAPTER)]
)
def test_a_file_within_a_chapter_is_no_synopsis_of_the_book(
    tmp_path: Path, place: str, role: SectionRole
) -> None:
    source = tmp_path / "src"
    (source / "minutes").mkdir(parents=True)
    listed = f"- [Records](records.md)\n{place}- [The Minutes in Short](minutes/summary.md)\n"
    (source / "SUMMARY.md").write_text(f"# Summary\n\n{listed}- [Voices](voices.md)\n")
    (tmp_path / "book.toml").write_text('[book]\ntitle = "The Parish Book"\n')
    for name, title in (
        ("records", "Records"), ("minutes/summary", "The Minutes in Short"), ("voices", "Voices"),
    ):  # fmt: skip
        (source / f"{name}.md").write_text(f"# {title}\n\n{LONG}\n\n{LONG}\n")

    book = understand(tmp_path).book
    roles = [section.role for _, section in book.sections() if "Short" in str(section.title)]

    assert roles == [role]
