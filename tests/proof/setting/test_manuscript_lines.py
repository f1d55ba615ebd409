"""Lines of pages are found again in the manuscript, by their words."""

from __future__ import annotations

from ebookpack.core.book import Book, Matter, Metadata, Section, SectionRole
from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Block, Paragraph, Quote, SceneBreak, Text
from ebookpack.proof.setting.manuscript_lines import placed_in_manuscript
from ebookpack.proof.setting.pages import Line, LineKind
from tests.proof.setting.typed_pages import heading, line, setting


def prose(text: str, number: int) -> Paragraph:
    return Paragraph(children=(Text(text=text),), span=Span(path="a.txt", line=number))


def placed(lines: list[Line], *blocks: Block) -> tuple[Line, ...]:
    chapter = Section(
        id="chapter-01",
        role=SectionRole.CHAPTER,
        matter=Matter.BODY,
        blocks=blocks,
        title="The Weir",
        span=Span(path="a.txt", line=1),
    )
    book = Book(metadata=Metadata(title="A"), front=(), body=(chapter,), back=())
    (page,) = placed_in_manuscript(setting(lines), book).pages
    return page.lines


def numbers(lines: tuple[Line, ...]) -> list[int | None]:
    return [line.span.line if line.span else None for line in lines]


def test_each_line_has_the_line_of_its_paragraph() -> None:
    rows = [heading("The Weir"), line("It was a long win-"), line("ter."), line("Then came May.")]
    given = placed(rows, prose("It was a long winter.", 3), prose("Then came May.", 5))
    assert numbers(given) == [1, 3, 3, 5]


def test_words_that_come_again_are_those_that_come_next() -> None:
    rows = [line("“Yes.”"), line("“No.”"), line("“Yes.”")]
    given = placed(rows, prose('"Yes."', 3), prose('"No."', 5), prose('"Yes."', 7))
    assert numbers(given) == [3, 5, 7]


def test_a_line_that_the_manuscript_does_not_have_leads_nobody_astray() -> None:
    rows = [line("It was winter."), line("Set in Courier"), line("Then came May.")]
    given = placed(rows, prose("It was winter.", 3), prose("Then came May.", 5))
    assert numbers(given) == [3, None, 5]


def test_running_heads_are_of_no_line() -> None:
    rows = [heading("The Weir", LineKind.FURNITURE), line("It was winter.")]
    assert numbers(placed(rows, prose("It was winter.", 3))) == [None, 3]


def test_what_is_set_off_has_its_own_lines() -> None:
    rows = [line("He wrote:"), line("Come soon.")]
    letter = Quote(blocks=(prose("Come soon.", 5),), span=Span(path="a.txt", line=4))
    assert numbers(placed(rows, prose("He wrote:", 3), letter)) == [3, 5]


def test_a_scene_break_is_known_to_stand_before_a_line() -> None:
    rows = [line("It was winter.", opens=True), line("May came", opens=True), line("at last.")]
    given = placed(rows, prose("It was winter.", 3), SceneBreak(), prose("May came at last.", 7))
    assert [row.after_break for row in given] == [False, True, False]
