"""Same input, same bytes: whoever builds, wherever, whenever."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.running import ONE_HOUR_LATER, STORY, SUFFIXES, ebookpack, outputs

OPF_MODIFIED = re.compile(rb'property="dcterms:modified"[^>]*>([^<]+)<')


@pytest.mark.slow
def test_place_time_zone_hash_seed_and_clock_leave_no_trace(tmp_path: Path) -> None:
    here = build(tmp_path / "here", {"PYTHONHASHSEED": "1", "TZ": "UTC0"})
    there = build(
        tmp_path / "quite" / "elsewhere",
        {"PYTHONHASHSEED": "2", "TZ": "NZST-12", "LANG": "C"},
        first=ONE_HOUR_LATER,
    )

    assert sorted(here) == sorted(f"{STORY.stem}{suffix}" for suffix in SUFFIXES)
    assert there.keys() == here.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_a_build_over_an_older_one_gives_the_same_bytes(tmp_path: Path) -> None:
    assert build(tmp_path, {}, "epub") == build(tmp_path, {}, "epub")


def test_who_draws_the_cover_leaves_no_trace(tmp_path: Path) -> None:
    beside = build(tmp_path / "beside", {}, "epub,cover", more=("--fresh",))
    alone = build(tmp_path / "alone", {}, "epub,cover", more=("--fresh", "--workers", "1"))
    assert beside == alone


def test_source_date_epoch_dates_the_book_and_everything_in_it(tmp_path: Path) -> None:
    build(tmp_path, {"SOURCE_DATE_EPOCH": "1000000000", "TZ": "EST5"}, "epub")

    with zipfile.ZipFile(tmp_path / "out" / f"{STORY.stem}.epub") as epub:
        dates = {entry.date_time for entry in epub.infolist()}
        package = next(name for name in epub.namelist() if name.endswith(".opf"))
        modified = OPF_MODIFIED.search(epub.read(package))
    assert modified is not None
    assert modified[1] == b"2001-09-09T01:46:40Z"
    assert dates == {(2001, 9, 9, 1, 46, 40)}


def build(
    folder: Path,
    env: dict[str, str],
    only: str = "epub,print,cover",
    first: str = "",
    more: tuple[str, ...] = (),
) -> dict[str, bytes]:
    """Build a copy of the sample, whose file is as new as a fresh clone's."""
    folder.mkdir(parents=True, exist_ok=True)
    story = Path(shutil.copyfile(STORY, folder / STORY.name))
    asked = ("-o", "out", "--only", only, *more)
    ran = ebookpack("build", story, *asked, cwd=folder, env=env, first=first)
    assert ran.returncode == 0, ran.stderr
    return outputs(folder / "out")
