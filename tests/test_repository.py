"""A clone works anywhere: no file in it names a package registry or a path of one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.source import ROOT

# Registries come from the machine's own configuration (pip, apt), never from us.
OF_ONE_MACHINE = re.compile(
    r"pypi\.org/simple|files\.pythonhosted|registry\.npmjs|deb\.debian\.org"
    r"|(?<![\w.$}])/(?:work|root|home|tmp|Users)/"
)
THIS_FILE = Path(__file__).resolve()


def repository_files() -> list[Path]:
    """Files that git tracks, or would if they were added."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = (ROOT / name for name in sorted(set(listed.stdout.split("\0"))) if name)
    return [file for file in files if file.is_file() and file != THIS_FILE]


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in repository_files()
        for number, line in enumerate(_lines(file), 1)
        if OF_ONE_MACHINE.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("line", ["see /tmp/x", "'/root/.venv'", "https://pypi.org/simple/click"])
def test_such_a_line_would_be_found(line: str) -> None:
    assert OF_ONE_MACHINE.search(line)


@pytest.mark.parametrize("line", ["cd ../work/x", "https://example.org/home/", "$OUT/tmp/x"])
def test_another_line_would_not(line: str) -> None:
    assert not OF_ONE_MACHINE.search(line)


def test_the_licence_is_the_whole_agpl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    sections = re.findall(r"^  (\d+)\. [A-Z]", text, re.MULTILINE)

    assert text.lstrip().startswith("GNU AFFERO GENERAL PUBLIC LICENSE")
    assert [int(number) for number in sections] == list(range(18))
    assert "END OF TERMS AND CONDITIONS" in text


def _lines(file: Path) -> list[str]:
    """Lines of a text file; none of a picture."""
    data = file.read_bytes()
    return [] if b"\0" in data else data.decode("utf-8", "replace").splitlines()
