from __future__ import annotations

from tests.writers.builders import book, chapter, edition, part, story
from tests.writers.epub.opened import opened

PARTS = book(
    part("ebb", chapter("one", title="One"), chapter("two", title="Two"), title="Ebb"),
    part("flood", chapter("three", title="Three"), label="Part Two", title="Flood"),
)


def test_chapters_nest_in_their_part() -> None:
    made = opened(edition(PARTS))
    assert made.query("nav.xhtml", "//x:nav[@role='doc-toc']/x:ol/x:li/x:a/text()") == [
        "Ebb",
        "Part Two: Flood",
    ]
    assert made.query("nav.xhtml", "//x:li[x:a='Ebb']/x:ol/x:li/x:a/@href") == [
        "text/one.xhtml",
        "text/two.xhtml",
    ]


def test_ncx_says_the_same_in_play_order() -> None:
    made = opened(edition(PARTS))
    assert made.query("toc.ncx", "//ncx:navPoint/@playOrder") == ["1", "2", "3", "4", "5"]
    assert made.query("toc.ncx", "//ncx:content/@src") == made.query(
        "nav.xhtml", "//x:nav[@role='doc-toc']//x:a/@href"
    )
    assert made.query("toc.ncx", "//ncx:meta[@name='dtb:depth']/@content") == ["2"]
    assert made.query("toc.ncx", "//ncx:meta[@name='dtb:uid']/@content") == made.package(
        "//dc:identifier/text()"
    )


def test_landmarks() -> None:
    landmarks = "//x:nav[@epub:type='landmarks']//x:a/@epub:type"
    assert opened(edition(PARTS)).query("nav.xhtml", landmarks) == [
        "cover",
        "titlepage",
        "toc",
        "bodymatter",
    ]
    # Without a contents page among the pages there is nothing to jump to.
    assert opened(edition(story())).query("nav.xhtml", landmarks) == [
        "cover",
        "titlepage",
        "bodymatter",
    ]


def test_a_single_story_is_named_in_the_contents() -> None:
    made = opened(edition(story()))
    toc = "//x:nav[@role='doc-toc']//x:a/text()"
    assert made.query("nav.xhtml", toc) == ["The Harbour at Low Water"]
