"""A book that is built anew after an edit: what did not change is what it was."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.running import ebookpack
from tests.test_determinism import OPF_MODIFIED

CHAPTERS = ("The Weir", "The Flood", "The Mill")
TEXTS = (
    "Nobody had opened the weir since the flood, and the reeds stood in it to their necks.",
    "It came at night, as they do, and took the lower field with it and two of the sheep.",
    "The mill stood where it had always stood, and the wheel did not turn for anybody.",
)


def built(folder: Path, *texts: str, env: dict[str, str] | None = None) -> dict[str, bytes]:
    """The files of the EPUB of a story with these texts as its chapters, and its moment."""
    return built_of(folder, dict(zip((*CHAPTERS, "Late"), texts, strict=False)), env=env)


def built_of(
    folder: Path, chapters: dict[str, str], *, env: dict[str, str] | None = None
) -> dict[str, bytes]:
    """The files of the EPUB of a story with these chapters, titles and texts."""
    story = "".join(f"# {title}\n\n{text}\n\n" for title, text in chapters.items())
    (folder / "story.md").write_text(f"---\ntitle: The Weir\n---\n\n{story}", encoding="utf-8")
    ran = ebookpack("build", "story.md", "-o", "out", "--only", "epub", cwd=folder, env=env)
    assert ran.returncode == 0, ran.stderr
    with zipfile.ZipFile(folder / "out" / "story.epub") as book:
        return {name: book.read(name) for name in book.namelist()}


def moment(files: dict[str, bytes]) -> bytes:
    found = OPF_MODIFIED.search(files["EPUB/content.opf"])
    assert found is not None
    return found[1]


def without_moment(package: bytes) -> bytes:
    return OPF_MODIFIED.sub(b"", package)


def test_only_what_was_edited_changes(tmp_path: Path) -> None:
    before = built(tmp_path, *TEXTS)
    after = built(tmp_path, TEXTS[0], TEXTS[1].replace("two", "three"), TEXTS[2])

    assert before.keys() == after.keys()
    changed = [name for name in before if before[name] != after[name]]
    # The cover is drawn after the rhythm of the text: it may change with it.
    changed = [name for name in changed if name != "EPUB/images/cover.jpg"]
    assert changed == ["EPUB/content.opf", "EPUB/text/chapter-the-flood.xhtml"]
    package = "EPUB/content.opf"
    assert without_moment(before[package]) == without_moment(after[package])
    assert moment(before) != moment(after)


def test_a_chapter_added_at_the_end_leaves_all_others_as_they_were(tmp_path: Path) -> None:
    before = built(tmp_path, *TEXTS)
    after = built(tmp_path, *TEXTS, "And after that nobody came for a year and a day.")

    texts = [name for name in before if name.startswith("EPUB/text/")]
    assert len(texts) == 3
    assert [name for name in texts if before[name] != after[name]] == []


def test_a_chapter_put_in_between_leaves_all_others_as_they_were(tmp_path: Path) -> None:
    story = dict(zip(CHAPTERS, TEXTS, strict=True))
    before = built_of(tmp_path, story)
    first, *others = story.items()
    late = (
        "The Ferry",
        "In between there was a ferry, and a man on it who would not say his name.",
    )
    after = built_of(tmp_path, dict([first, late, *others]))

    texts = [name for name in before if name.startswith("EPUB/text/")]
    assert [name for name in texts if before[name] != after[name]] == []
    assert after.keys() - before.keys() == {"EPUB/text/chapter-the-ferry.xhtml"}
    items = re.compile(rb'<item [^>]*href="text/[^>]*>')
    assert {*items.findall(before["EPUB/content.opf"])} <= {
        *items.findall(after["EPUB/content.opf"])
    }


def test_a_chapter_that_gets_another_title_and_other_words_keeps_its_name(tmp_path: Path) -> None:
    weir, flood, mill = TEXTS
    before = built_of(tmp_path, {"The Weir": weir, "The Flood": flood, "The Mill": mill})
    edited = f"They say that {flood[0].lower()}{flood[1:]}"
    after = built_of(tmp_path, {"The Weir": weir, "High Water": edited, "The Mill": mill})

    assert before.keys() == after.keys()
    assert b"High Water" in after["EPUB/text/chapter-the-flood.xhtml"]
    assert built_of(tmp_path, {"The Weir": weir, "High Water": edited, "The Mill": mill}) == after


def test_another_text_in_its_place_has_a_name_of_its_own(tmp_path: Path) -> None:
    weir, flood, mill = TEXTS
    built_of(tmp_path, {"The Weir": weir, "The Flood": flood, "The Mill": mill})
    other = "Ada counted the jars on the shelf, and then she counted the shelves themselves."
    after = built_of(tmp_path, {"The Weir": weir, "Jars": other, "The Mill": mill})

    assert "EPUB/text/chapter-jars.xhtml" in after
    assert "EPUB/text/chapter-the-flood.xhtml" not in after


@pytest.mark.parametrize("found", [b"", b"no zip at all", b"PK\x03\x04 and then nothing"])
def test_what_lies_there_and_is_no_book_is_replaced(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "story.epub").write_bytes(found)

    assert "EPUB/text/chapter-the-weir.xhtml" in built(tmp_path, *TEXTS)


def test_a_build_of_what_did_not_change_is_the_same_release(tmp_path: Path) -> None:
    assert built(tmp_path, *TEXTS) == built(tmp_path, *TEXTS)


def test_the_moment_goes_forward_with_each_edit_and_stays_with_none(tmp_path: Path) -> None:
    weir, flood, mill = TEXTS
    moments = []
    for word in ("two", "three", "four", "five", "two", "two"):
        files = built(tmp_path, weir, flood.replace("two", word), mill)
        moments.append(moment(files))

    assert moments[:5] == sorted(set(moments))
    assert moments[4] == moments[5]


def test_the_moment_goes_forward_though_the_book_s_day_goes_back(tmp_path: Path) -> None:
    def dated(day: str) -> bytes:
        (tmp_path / "book.toml").write_text(f"date = {day}\n", encoding="utf-8")
        return moment(built(tmp_path, *TEXTS))

    assert dated('"2026-12-01"') < dated('"2024-01-01"')


def test_another_program_s_version_is_no_other_release(tmp_path: Path) -> None:
    before = built(tmp_path, *TEXTS)
    place = tmp_path / "out" / "story.epub"
    with zipfile.ZipFile(place, "w") as book:
        for name, data in before.items():
            older = re.sub(rb'content="ebookpack [^"]*"', b'content="ebookpack 0.0.1"', data)
            late = OPF_MODIFIED.sub(lambda it: it[0].replace(it[1], b"2031-01-01T00:00:00Z"), older)
            book.writestr(name, late)

    assert moment(built(tmp_path, *TEXTS)) == b"2031-01-01T00:00:00Z"


def test_another_book_in_its_place_says_nothing_of_the_moment(tmp_path: Path) -> None:
    alone = moment(built(tmp_path, *TEXTS))
    place = tmp_path / "out" / "story.epub"
    with zipfile.ZipFile(place) as book:
        files = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(place, "w") as book:
        for name, data in files.items():
            late = OPF_MODIFIED.sub(lambda it: it[0].replace(it[1], b"2031-01-01T00:00:00Z"), data)
            book.writestr(name, late.replace(b">urn:uuid:", b">urn:uuid:0"))

    assert moment(built(tmp_path, *TEXTS)) == alone


@pytest.mark.parametrize(
    ("env", "day"), [({}, rb"2000-01-01T"), ({"SOURCE_DATE_EPOCH": "0"}, b"1970-01-01T00:00:00Z")]
)
def test_the_moment_is_of_the_book_s_day_or_the_one_given(
    tmp_path: Path, env: dict[str, str], day: bytes
) -> None:
    assert re.match(day, moment(built(tmp_path, *TEXTS, env=env)))
