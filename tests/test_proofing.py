"""The command `proof` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.proof.setting.small_pdfs import pdf, written
from tests.running import ebookpack, error_lines

STORY = """The Weir

Chapter One

{first}

Chapter Two

{second}
"""
SENTENCE = (
    "The water went over the weir all night long, and Ada, who kept the lock, lay awake and "
    "counted the hours by the church of the next parish. "
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story and a PDF of two lines."""
    folder = tmp_path_factory.mktemp("proof")
    # Words that no dictionary divides, and no narrow measure can be filled with.
    hard = " ".join(["Brzxwvkstrnmplbdg"] * 9)
    story = STORY.format(first=SENTENCE * 30, second=f"{SENTENCE}{hard} “Yes,” I said.")
    (folder / "story.txt").write_text(story, encoding="utf-8")
    rows = [written("A line of text that is here", 0), written("and its end.", 1)]
    (folder / "book.pdf").write_bytes(pdf(rows))
    return folder


def test_a_pdf_is_proofread_and_scored_in_one_line(folder: Path) -> None:
    ran = ebookpack("proof", "book.pdf", cwd=folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1].startswith("one page, ")


def test_a_story_is_proofread_with_its_lines_and_nothing_is_left_behind(folder: Path) -> None:
    before = sorted(folder.iterdir())
    ran = ebookpack("proof", "story.txt", "--trim", "3.5x5.5in", "--json", cwd=folder)
    found = json.loads(ran.stdout)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert sorted(folder.iterdir()) == before
    assert found["spacing"]["justified_lines"] > 20
    assert found["defects"], "words so long cannot be set without a defect"
    placed = {defect["manuscript"] and defect["manuscript"]["line"] for defect in found["defects"]}
    assert placed <= {5, 9}


def test_a_contact_sheet_is_written_where_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    ran = ebookpack("proof", "book.pdf", "--html", tmp_path / "sheet.html", cwd=folder)
    assert ran.returncode == 0
    assert (tmp_path / "sheet.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_is_no_pdf_ends_with_an_error(folder: Path) -> None:
    (folder / "wrong.pdf").write_bytes(b"no PDF")
    for name, code in (("wrong.pdf", "P102"), ("missing.pdf", "B101")):
        ran = ebookpack("proof", name, cwd=folder)
        assert ran.returncode == 1
        assert [f"error[{code}]" in line for line in error_lines(ran.stderr)] == [True]
