"""What becomes of whole Word manuscripts, by example: see tests/spec/word/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import pytest

from ebookpack.assemble.assembly import assemble
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.settings_reading import parse_settings
from tests.manuscripts import AS_TYPED
from tests.outline import outline_of
from tests.readers.docx.build import NORMAL, package, paragraph, read, run, style

SPEC = Path(__file__).parents[2] / "spec" / "word"
_FENCE = re.compile(r"^``` ?(word|outline)\n((?:.*\n)*?)```\n", re.MULTILINE)
_LINE = re.compile(r"(?:\[(?P<look>[^\]]*)\] ?)?(?P<text>.*)")
_RUN_LOOKS = {
    "bold": "<w:b/>",
    "italic": "<w:i/>",
    "underline": '<w:u w:val="single"/>',
    "caps": "<w:caps/>",
}
_GIVEN = {
    "center": '<w:jc w:val="center"/>',
    "right": '<w:jc w:val="right"/>',
    "page": "<w:pageBreakBefore/>",
    "rule": '<w:pBdr><w:bottom w:val="single"/></w:pBdr>',
}
_FILLER = (
    "the lamp on the quay burned over black water while somebody rowed past the steps and said "
    "nothing at all of what lay in the boat"
).split()


@dataclass(frozen=True, slots=True)
class Case:
    """A manuscript and what is to come of it."""

    name: str
    lines: tuple[str, ...]
    outline: tuple[str, ...]


def _cases() -> Iterator[Case]:
    for path in sorted(SPEC.glob("*.md")):
        if path.stem == "README":
            continue
        waiting: list[tuple[str, tuple[str, ...]]] = []
        for number, (kind, body) in enumerate(_FENCE.findall(path.read_text(encoding="utf-8"))):
            lines = tuple(filter(None, body.splitlines()))
            if kind == "word":
                waiting.append((f"{path.stem}-{number}", lines))
                continue
            outline = tuple(" ".join(line.split()) for line in lines)
            yield from (Case(name, manuscript, outline) for name, manuscript in waiting)
            waiting = []


def word_document(lines: tuple[str, ...]) -> bytes:
    """A Word document of the paragraphs that the lines of an example describe."""
    styles: dict[str, str] = {}
    body = "".join(_paragraph(line, styles) for line in lines)
    sizes = '<w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault>'
    return package(body, styles=NORMAL + "".join(styles.values()), defaults=sizes)


def _paragraph(line: str, styles: dict[str, str]) -> str:
    found = _LINE.fullmatch(line)
    assert found is not None
    look, given, ident = "", "", ""
    for word in (found["look"] or "").split():
        if size := re.fullmatch(r"(\d+)pt", word):
            look += f'<w:sz w:val="{2 * int(size[1])}"/>'
        elif word[0].isupper():
            ident = word
            styles[ident] = _style(ident)
        else:
            look += _RUN_LOOKS.get(word, "")
            given += _GIVEN.get(word, "")
    text = found["text"]
    if filler := re.fullmatch(r"~(\d+)", text):
        text = " ".join(islice(cycle(_FILLER), int(filler[1]))).capitalize() + "."
    return paragraph(run(text, look) if text else "", style=ident, given=given)


def _style(ident: str) -> str:
    name = ident.replace("-", " ")
    level = re.fullmatch(r"Heading (\d)", name)
    given = f'<w:outlineLvl w:val="{int(level[1]) - 1}"/>' if level else ""
    return style(ident, name, given=given)


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_manuscript_becomes_the_book_that_its_example_shows(case: Case) -> None:
    document = read(word_document(case.lines))
    settings = parse_settings(AS_TYPED, "book.toml")
    book = assemble(document, settings, "story", Diagnostics())
    assert "\n".join(outline_of(book, case.outline)) == "\n".join(case.outline)
    assert all(section.why for _, section in book.sections())
