"""The parts of the benchmark do what they say, on texts of a few pages; nothing is timed."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from ebookpack.core.nodes import NoteRef
from tests.benchmarks import printers
from tests.benchmarks.contenders import Contender, Edited, Missing
from tests.benchmarks.measuring import PROC, CommandError, Run, clean_environment, run
from tests.benchmarks.novel import novel
from tests.benchmarks.peers import filled
from tests.benchmarks.quality import Proofed, defects_table, lines_table
from tests.benchmarks.same_text import plain_html, same_text
from tests.benchmarks.table import aims, timings
from tests.manuscripts import document_of
from tests.writers import builders
from tests.writers.print.conftest import edition_of

WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def test_a_novel_has_the_words_that_were_asked_for_and_is_always_the_same() -> None:
    made = novel(30_000)

    assert 30_000 <= len(words_of(made)) < 33_000
    assert made == novel(30_000)


def test_new_words_keep_coming_in_a_novel() -> None:
    made = words_of(novel(40_000))
    quarter = len(made) // 4
    first, others = set(made[:quarter]), set(made[quarter:])

    assert len(others - first) > len(first)


def test_chapters_told_again_have_other_names_and_paragraphs() -> None:
    chapters = novel(20_000).split("\n# ")
    first, again = (
        {line for line in chapter.splitlines() if len(line) > 100}
        for chapter in (chapters[2], chapters[11])
    )
    assert len(first) == len(again) > 5
    assert not first & again


def test_tables_and_headings_of_a_novel_are_whole() -> None:
    document = document_of(novel(12_000), "novel.md")
    kinds = [type(block).__name__ for block in document.blocks]

    assert kinds.count("Table") == 1
    assert kinds.count("Heading") == len(novel(12_000).split("\n# ")) - 1


@pytest.mark.skipif(not (PROC / "self" / "smaps_rollup").exists(), reason="only Linux tells")
def test_memory_of_a_child_counts(tmp_path: Path) -> None:
    child = "import time; held = bytearray(60 << 20); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    made = run([sys.executable, "-c", parent], clean_environment(), tmp_path)

    assert made.mib is not None
    assert made.processor > 0
    assert 60 < made.mib < 200


def test_what_a_failed_command_said_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no ink"):
        run([sys.executable, "-c", "import sys; sys.exit('no ink')"], clean_environment(), tmp_path)


def test_an_edit_makes_the_manuscript_longer_each_time(tmp_path: Path) -> None:
    manuscript = tmp_path / "novel.md"
    manuscript.write_text(f"# One\n\n{builders.LONG_TEXT}\n\nEnd.", encoding="utf-8")
    edited = Edited(manuscript, tmp_path / "edited" / "novel.md")

    texts = []
    for _ in range(3):
        edited.write()
        texts.append(edited.copy.read_text(encoding="utf-8"))

    assert texts[0] == manuscript.read_text(encoding="utf-8")
    assert len(set(texts)) == 3
    assert all(text.startswith(texts[0][:50]) and text.endswith("End.") for text in texts)


def test_the_same_text_is_written_for_every_contender(tmp_path: Path) -> None:
    manuscript = tmp_path / "story.md"
    prose = f"{builders.LONG_TEXT}\n\n***\n\n*Then* {builders.LONG_TEXT}\n"
    manuscript.write_text(f"# One\n\n{prose}", encoding="utf-8")

    text = same_text(manuscript, tmp_path / "text")

    pages, plain = (it.read_text(encoding="utf-8") for it in (text.pages, text.plain))
    assert "boats lay about on the sand" in pages
    assert "boats lay about on the sand" in plain
    assert plain.count("<hr/>") == 1
    sheets = re.findall(r'href="(\w+\.css)"', pages)
    addresses = re.findall(r'url\("([^"]+)"\)', (text.pages.parent / sheets[0]).read_text())
    assert len(sheets) == 2
    assert len(addresses) == 2  # roman and italic
    assert all((text.pages.parent / name).is_file() for name in (*sheets, *addresses))


def test_notes_are_marked_as_pandoc_reads_them() -> None:
    book = builders.book(
        builders.chapter("a", builders.paragraph("Said", NoteRef(note="n1"), "."), title="A"),
        notes=(builders.note("n1", builders.paragraph("By whom?")),),
    )
    html = plain_html(edition_of(book))

    assert 'Said<a epub:type="noteref" href="#n1">*</a>.' in html
    assert '<aside epub:type="footnote" id="n1"><p' in html


def test_templates_have_page_and_type_in_them(tmp_path: Path) -> None:
    manuscript = tmp_path / "story.txt"
    manuscript.write_text(builders.LONG_TEXT, encoding="utf-8")
    text = same_text(manuscript, tmp_path / "text")

    left = {
        name: re.findall(r"\$(\w+)\$", filled(name, text, tmp_path).read_text(encoding="utf-8"))
        for name in ("book.typ", "book.tex", "book.css")
    }
    assert left == {"book.typ": ["title", "body"], "book.tex": [], "book.css": []}
    assert "width: 396.000pt" in (tmp_path / "book.typ").read_text(encoding="utf-8")


def contender(key: str, *seconds: float, mib: float = 100.0) -> Contender:
    runs = [Run(each, 2 * each, mib) for each in seconds]
    return Contender(key=key, title=key, command=(), folder=Path(), runs=runs)


def test_the_table_compares_medians() -> None:
    field: list[Contender | Missing] = [
        contender("print", 9.0, 2.0, 2.5, mib=50),
        contender("weasyprint", 10.0, 11.0, 3.0),
        Missing("typst", "Typst", "pip install typst"),
    ]
    lines = timings(field).splitlines()

    assert lines[1].split()[:5] == ["print", "2.50", "1.00", "5.00", "50"]
    assert lines[2].split()[:3] == ["weasyprint", "10.00", "4.00"]
    assert lines[-1] == "Typst is missing: pip install typst"
    assert aims(field).splitlines() == [
        "plain WeasyPrint's time / ours: 4.00 (at least 3.5: met)",
        "our memory / plain WeasyPrint's: 0.50 (at most 1: met)",
    ]


def test_an_aim_that_is_missed_is_said_to_be() -> None:
    field = [contender("print", 5.0), contender("typst", 2.0)]
    assert aims(field) == "our time / Typst's: 2.50 (at most 2: NOT MET)"


def test_a_contender_that_failed_is_not_run_again(tmp_path: Path) -> None:
    times = []
    failing = Contender(
        key="a",
        title="A",
        command=(sys.executable, "-c", "1/0"),
        folder=tmp_path,
        before=lambda: times.append(time.time()),
    )
    failing.run()
    failing.run()

    assert len(times) == 1
    assert "ZeroDivisionError" in timings([failing])


def test_defects_are_told_on_a_hundred_pages() -> None:
    proofed = Proofed(
        title="ours",
        values={
            "pages_of_text": 50,
            "defects_per_100_pages": 4.0,
            "mark": 96,
            "counts": {"P203": 2},
            "spacing": {
                "justified_lines": 1500,
                "rms_stretch": 0.25,
                "widest": 1.1,
                "narrowest": -0.3,
                "over_0.5": 9,
                "over_1.0": 1,
            },
        },
    )
    assert defects_table([proofed]).splitlines()[1].split() == ["P203", "runt", "4.0"]
    assert lines_table([proofed]).splitlines()[1].split()[1:4] == ["50", "1500", "0.250"]


def test_printers_files_are_measured_from_their_trim() -> None:
    with pikepdf.new() as pdf:
        pages = [pdf.add_blank_page(page_size=(378, 594)) for _ in range(2)]
        for page in pages:
            page.obj.TrimBox = pikepdf.Array([9, 9, 369, 585])
            page.obj.Contents = pdf.make_stream(b"0 g 0 0 0 1 k 1 1 1 RG (rg) Tj")
        pages = list(pdf.pages)

        assert printers._inset(pages[0]) == "0.125/0.125/0.125/0.125"
        # The fold is at the left of a recto, and at the right of a verso.
        bounds = [(63.0, 0.0, 333.0, 500.0), (45.0, 0.0, 315.0, 500.0)]
        assert printers._margins(pages, bounds) == (0.75, 0.5)
        assert set(printers._spaces(pages[0])) == {"gray", "CMYK", "RGB"}
