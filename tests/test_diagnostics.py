"""Each finding as an author meets it: a folder a code, with what provokes it and what is said.

A case `diagnostics/R203` holds a `story` in some format, files beside it, and `expected.txt`: what
`ebookpack build` prints to the error stream; with `--update` it is written anew. A format that
is a zip lies there as a folder `story.docx` of its parts, to be read and compared as text.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.running import ebookpack

ONLY = {"D120": "print"}
"""The edition that a case needs, if not the EPUB; what a page lacks depends on the machine."""
CASES = Path(__file__).parent / "diagnostics"
EXPECTED = "expected.txt"


@pytest.mark.parametrize("code", sorted(path.name for path in CASES.iterdir()))
def test_the_finding_says_what_it_should(
    code: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / code
    shutil.copytree(CASES / code, folder, ignore=shutil.ignore_patterns(EXPECTED))
    (story,) = folder.glob("story*")
    if story.is_dir() and story.suffix:
        _zip(story)

    ran = ebookpack("build", story.name, "-o", "out", "--only", ONLY.get(code, "epub"), cwd=folder)

    assert f"[{code}]" in ran.stderr
    assert ran.returncode == (1 if f"error[{code}]" in ran.stderr else 0)
    expected = CASES / code / EXPECTED
    if request.config.getoption("--update"):
        expected.write_text(ran.stderr, encoding="utf-8", newline="\n")
    assert ran.stderr == expected.read_text(encoding="utf-8")


def _zip(folder: Path) -> None:
    """Put a zip in the place of the folder that holds its parts."""
    parts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
    shutil.rmtree(folder)
    with zipfile.ZipFile(folder, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
