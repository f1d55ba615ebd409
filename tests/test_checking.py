"""The command `check` as a user meets it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.epubcheck import Message, Verdict, epubcheck_command, report_verdict
from tests.proof.epub.small_epubs import document, small_epub
from tests.running import STORY, ebookpack, error_lines

NO_JAVA = {"PATH": "/nonexistent"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a book of ours, and one that has a fault."""
    folder = tmp_path_factory.mktemp("check")
    ebookpack("build", STORY, "-o", folder, "--only", "epub", cwd=folder)
    bad = small_epub({"EPUB/one.xhtml": document('<p><img src="front.jpg"/></p>')})
    (folder / "bad.epub").write_bytes(bad)
    return folder


def test_our_own_book_has_every_word_and_no_fault(folder: Path) -> None:
    ran = ebookpack("check", f"{STORY.stem}.epub", STORY, cwd=folder, env=NO_JAVA)

    assert ran.returncode == 0
    assert ran.stdout.splitlines()[0].endswith("it needs Java, and is not there or does not run")
    assert "0 errors, 1 other findings" in ran.stdout
    assert "the manuscript's words" in ran.stdout


def test_a_fault_has_its_place_and_ends_with_1(folder: Path) -> None:
    ran = ebookpack("check", "bad.epub", cwd=folder, env=NO_JAVA)

    assert ran.returncode == 1
    said = 'bad.epub!EPUB/one.xhtml:6: error[P520]: image "front.jpg" has no text alternative'
    assert said in ran.stdout.splitlines()


def test_findings_for_programs(folder: Path) -> None:
    ran = ebookpack("check", "bad.epub", "--store", "kdp", "--json", cwd=folder, env=NO_JAVA)
    values = json.loads(ran.stdout)

    assert ran.returncode == 1
    assert [one["code"] for one in values["findings"]] == ["P504", "P520", "P532"]
    assert values["findings"][1]["line"] == 6
    assert values["judges"] == ["29 rules of ours for Amazon KDP (Kindle)"]


def test_a_store_that_is_not_there_is_named_with_those_that_are(folder: Path) -> None:
    ran = ebookpack("check", "bad.epub", "--store", "amazon", cwd=folder)

    assert ran.returncode == 1
    assert error_lines(ran.stderr) == ['error[D121]: there is no store "amazon"']
    assert "kdp, apple, kobo" in ran.stderr


def test_what_is_no_epub_is_one_line(folder: Path) -> None:
    (folder / "text.epub").write_text("It was a dark night.", encoding="utf-8")
    for name, code in (("text.epub", "R303"), ("nothing.epub", "B101")):
        ran = ebookpack("check", name, cwd=folder)
        assert ran.returncode == 1
        assert len(error_lines(ran.stderr)) == 1
        assert f"error[{code}]" in ran.stderr


def test_what_epubcheck_says_has_its_place_in_the_file() -> None:
    messages = (
        Message(id="RSC-005", severity="ERROR", text="no", part="EPUB/one.xhtml", line=7),
        Message(id="OPF-088", severity="USAGE", text="odd", part="", line=None),
        Message(id="X", severity="SUPPRESSED", text="", part="", line=None),
    )
    diagnostics = Diagnostics()
    report_verdict(Verdict(version="5.3.0", messages=messages), diagnostics, "b.epub")
    assert list(map(str, diagnostics)) == [
        "b.epub!EPUB/one.xhtml:7: error[P502]: RSC-005: no",
        "b.epub: info[P502]: OPF-088: odd",
    ]


def test_a_cover_needs_no_page_that_refers_to_it() -> None:
    said = 'Resource "EPUB/{}" is listed in the manifest, but no reference to it was found.'
    messages = tuple(
        Message(id="OPF-097", severity="USAGE", text=said.format(name), part="", line=None)
        for name in ("front.jpg", "lost.jpg")
    )
    diagnostics = Diagnostics()
    report_verdict(Verdict(version="5", messages=messages), diagnostics, "b", "EPUB/front.jpg")

    (found,) = diagnostics
    assert "lost.jpg" in found.message


@pytest.mark.skipif(epubcheck_command() is None, reason="needs Java")
def test_epubcheck_is_asked_where_it_runs(folder: Path) -> None:
    broken = small_epub({}, ("<dc:title>The Weir</dc:title>", ""))
    (folder / "broken.epub").write_bytes(broken)
    ran = ebookpack("check", "broken.epub", cwd=folder)

    assert ran.returncode == 1
    assert re.search(r"broken.epub!EPUB/book.opf:1\d: error\[P502\]: RSC-005", ran.stdout)
    assert "(EPUBCheck 5" in ran.stdout
