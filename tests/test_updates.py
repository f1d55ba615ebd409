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
    story = "".join(
        f"# {title}\n\n{text}\n\n" for title, text in zip((*CHAPTERS, "Late"), texts, strict=False)
    )
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
    assert changed == ["EPUB/content.opf", "EPUB/text/chapter-02.xhtml"]
    package = "EPUB/content.opf"
    assert without_moment(before[package]) == without_moment(after[package])
    assert moment(before) != moment(after)


def test_a_chapter_added_at_the_end_leaves_all_others_as_they_were(tmp_path: Path) -> None:
    before = built(tmp_path, *TEXTS)
    after = built(tmp_path, *TEXTS, "And after that nobody came for a year and a day.")

    texts = [name for name in before if name.startswith("EPUB/text/")]
    assert len(texts) == 3
    assert [name for name in texts if before[name] != after[name]] == []


def test_a_build_of_what_did_not_change_is_the_same_release(tmp_path: Path) -> None:
    assert built(tmp_path, *TEXTS) == built(tmp_path, *TEXTS)


@pytest.mark.parametrize(
    ("env", "day"), [({}, rb"2000-01-01T"), ({"SOURCE_DATE_EPOCH": "0"}, b"1970-01-01T00:00:00Z")]
)
def test_the_moment_is_of_the_book_s_day_or_the_one_given(
    tmp_path: Path, env: dict[str, str], day: bytes
) -> None:
    assert re.match(day, moment(built(tmp_path, *TEXTS, env=env)))
