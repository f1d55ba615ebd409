from __future__ import annotations

import os
from pathlib import Path

import pytest

from ebookpack import disk_shelf
from ebookpack.disk_shelf import DiskShelf


def test_what_is_put_is_found(tmp_path: Path) -> None:
    DiskShelf(tmp_path).put("key", b"thing")

    assert DiskShelf(tmp_path).get("key") == b"thing"
    assert DiskShelf(tmp_path).get("other") is None


def test_another_program_finds_nothing(tmp_path: Path) -> None:
    DiskShelf(tmp_path, "one").put("key", b"thing")

    assert DiskShelf(tmp_path, "two").get("key") is None


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    shelf = DiskShelf(tmp_path / "file")
    shelf.put("key", b"thing")

    assert shelf.get("key") is None
    shelf.tidy()


def test_what_was_not_used_for_long_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_shelf, "MOST_BYTES", 25)
    shelf = DiskShelf(tmp_path)
    for age, key in enumerate(("new", "used", "old")):
        shelf.put(key, b"0123456789")
        os.utime(shelf._place(key), (1000 - age, 1000 - age))
    shelf.get("used")
    shelf.tidy()

    assert [key for key in ("new", "used", "old") if shelf.get(key)] == ["new", "used"]
    assert not list(tmp_path.rglob("*.part"))
