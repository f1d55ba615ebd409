"""Folders with lists of chapters, metadata and files of every kind, damaged in names and bytes."""

from __future__ import annotations

from random import Random

from ebookpack.core.book import Manuscript
from tests.fuzz import docx, html, markdown, text
from tests.fuzz.mutations import damaged_bytes
from tests.manuscripts import folder_of

_LISTS = {
    "SUMMARY.md": "# Summary\n\n[Preface](preface.md)\n\n# One\n\n- [A](01-a.md)\n"
    "  - [B](part1/b.md)\n"
    "- [Draft]()\n- Group\n  - [C](<c d.md>)\n\n---\n\n[End](../x.md) [Web](http://x.y)\n",
    "Book.txt": "frontmatter:\npreface.md\nmainmatter:\n01-a.md\npart1/b.md\n../../x.md\n",
    "_bookdown.yml": "rmd_files:\n  html: [index.Rmd, 01-a.md]\n",
    "_quarto.yml": "book:\n  title: T\n  chapters:\n    - 01-a.md\n    - part: P\n"
    "      chapters: [preface.md]\n",
    "Makefile": "A = 01-a.md \\\n  part1/*.md\nB = $(A) $(B)\nall:\n"
    "\tpandoc $(B) $(wildcard *.md)\n",
    "defaults.yaml": "input-files:\n- 01-a.md\n- title.txt\n",
    "book.json": '{"title": "T", "author": "A", "root": "./"}',
    "metadata.yaml": "---\ntitle: T\nauthor:\n- name: A\n  role: editor\nlang: en\n...\n",
    "title.txt": "% T\n% A; B\n",
    "book.toml": '[book]\ntitle = "T"\nsrc = "."\n',
}
_NAMES = (
    *("01-a.md", "part1/b.md", "preface.md", "c d.md", "index.Rmd", "chapter-two.txt", "IV.txt"),
    *(
        "part1/index.md",
        "part-two/x.md",
        "back/appendix.md",
        "README.md",
        "notes.txt",
        "drafts/d.md",
    ),
    *(
        "1/2/3/4/5.md",
        "chapter-1/scene-2.txt",
        "front/dedication.md",
        "é日本.md",
        "a.html",
        "n.docx",
    ),
    *("x.tex", ".md", "a", "a.b.c.md", " .txt", "١.txt", "².txt", "9" * 80 + ".md", "-.md", "..md"),
)


def manuscript(chance: Random) -> Manuscript:
    """A folder that nobody would hand in."""
    files: dict[str, bytes] = {}
    for name in chance.sample(_NAMES, chance.randrange(1, 12)):
        files[name] = _file(name, chance)
    for name in chance.sample(sorted(_LISTS), chance.randrange(4)):
        place = chance.choice(("", "", "src/", "manuscript/", "config/"))
        data = _LISTS[name].encode()
        files[place + name] = damaged_bytes(data, chance) if chance.random() < 0.5 else data
    return folder_of(files)


def _file(name: str, chance: Random) -> bytes:
    if chance.random() < 0.05:
        return chance.choice((b"", b" \n", b"\0" * 50, chance.randbytes(200), b"\xef\xbb\xbf"))
    if name.endswith(".docx"):
        return docx.manuscript(chance).data
    if name.endswith(".html"):
        return html.manuscript(chance).data
    if name.endswith(".txt"):
        return text.manuscript(chance).data
    lead = chance.choice(
        ("", "", "# (PART) X {-}\n\n", "{mainmatter}\n", "-# P\n\n", "{class: part}\n")
    )
    return lead.encode() + markdown.source(chance)
