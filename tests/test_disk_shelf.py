from __future__ import annotations

import os
from collections.abc import Iterator
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


def test_all_is_looked_through_only_when_there_may_be_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []

    def files(root: Path) -> Iterator[os.DirEntry[str]]:
        looks.append(root)
        return all_files(root)

    all_files = disk_shelf._files
    monkeypatch.setattr(disk_shelf, "MOST_BYTES", 5000)
    monkeypatch.setattr(disk_shelf, "_files", files)

    def looks_after(*keys: str) -> int:
        for key in keys:
            DiskShelf(tmp_path).put(key, b"." * 2000)
        DiskShelf(tmp_path).tidy()
        return len(looks)

    assert looks_after("one") == 1  # nobody knew what there was
    assert looks_after("two") == 1
    assert looks_after("three") == 2
    kept = [key for key in ("one", "two", "three") if DiskShelf(tmp_path).get(key)]
    assert len(kept) == 2
    (tmp_path / "size").unlink()
    assert looks_after() == 3
    assert looks_after() == 3
