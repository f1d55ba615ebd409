"""What mdBook puts into chapters: bounded, however the files include each other."""

from __future__ import annotations

from ebookpack.readers.folder.includes import MOST_CHARACTERS, Inclusions

_TIMES = 30


def test_files_that_include_each_other_many_times_do_not_fill_the_memory() -> None:
    files = {f"{n}.md": f"{{{{#include {n + 1}.md}}}}" * _TIMES for n in range(6)}
    files["6.md"] = "rain " * 1000
    inclusions = Inclusions(files.get)

    text, missing = inclusions.put_in(files["0.md"], "0.md")

    assert text.startswith("rain rain")
    assert len(text) < 2 * MOST_CHARACTERS
    assert missing
