"""Each finding as an author meets it: a folder a code, with what provokes it and what is said.

A case `diagnostics/R203` holds a `story` in some format, files beside it, and `expected.txt`: what
`ebookpack build` prints to the error stream. With `--update` that file is written anew.
"""

from __future__ import annotations

import shutil
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

    ran = ebookpack("build", story.name, "-o", "out", "--only", ONLY.get(code, "epub"), cwd=folder)

    assert f"[{code}]" in ran.stderr
    assert ran.returncode == (1 if f"error[{code}]" in ran.stderr else 0)
    expected = CASES / code / EXPECTED
    if request.config.getoption("--update"):
        expected.write_text(ran.stderr, encoding="utf-8", newline="\n")
    assert ran.stderr == expected.read_text(encoding="utf-8")
