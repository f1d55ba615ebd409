from __future__ import annotations

from pathlib import Path

import pytest

from ebookpack.core.edition import PageMap, PageStart
from ebookpack.page_map_file import SUFFIX, SavedPages, page_map_file, read_page_map
from tests.running import STORY, ebookpack

PAGES = PageMap(
    pages=(
        PageStart(label="i", recto=True, blank=False, section=""),
        PageStart(label="ii", recto=False, blank=True, section=""),
        PageStart(label="1", recto=True, blank=False, section="chapter-été", block="chapter-été"),
        PageStart(
            label="2",
            recto=False,
            blank=False,
            section="chapter-été",
            block="chapter-été.3",
            offset=17,
        ),
    )
)


def test_the_pages_come_back_as_they_were(tmp_path: Path) -> None:
    place = tmp_path / "story-pages.json"
    place.write_bytes(page_map_file(PAGES, "digest"))

    assert read_page_map(place) == SavedPages(text="digest", map=PAGES)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'{"pages": [{"label": "1"}]}', b'{"pages": []}', b"\xff"]
)
def test_what_is_no_such_file_is_none(data: bytes, tmp_path: Path) -> None:
    place = tmp_path / "story-pages.json"
    place.write_bytes(data)

    assert read_page_map(place) is None
    assert read_page_map(tmp_path / "nothing.json") is None


def test_a_build_leaves_the_pages_of_its_print_edition_beside_it(tmp_path: Path) -> None:
    ran = ebookpack("build", str(STORY), "-o", "out", "--only", "print", cwd=tmp_path)

    pages = read_page_map(tmp_path / "out" / f"{STORY.stem}{SUFFIX}")
    assert pages is not None
    assert f"({len(pages.map.pages)} pages)" in ran.stdout
    assert pages.map.pages[0].label == "i"
