"""The door to the disk: what a folder gives, whatever its names and links are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ebookpack.files import DiskFolder
from tests.running import ebookpack

_OLD_NAME = b"caf\xe9.md"
"""As disks of before Unicode have it, in Windows-1252."""


def test_a_link_that_leads_to_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")

    with pytest.raises(FileNotFoundError):
        DiskFolder(tmp_path).read("a.md", limit=100)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_of_before_unicode_are_read_as_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(_OLD_NAME)).write_bytes(b"Tea.")
    folder = DiskFolder(tmp_path)

    assert folder.names() == ("café.md",)
    assert folder.read("café.md", limit=100) == b"Tea."
    with pytest.raises(FileNotFoundError):
        folder.read("thé.md", limit=100)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_book_may_be_called_after_such_a_name(tmp_path: Path) -> None:
    name = os.fsdecode(_OLD_NAME)
    (tmp_path / name).write_bytes(b"Tea was all there was to be had.")

    ran = ebookpack("build", name, "-o", "out", "--only", "epub", cwd=tmp_path)

    assert (ran.returncode, os.listdir(tmp_path / "out")) == (0, ["café.epub"])
