"""What word processors and converters save as a page."""

from __future__ import annotations

import pytest

from ebookpack.core.node_text import note_calls
from ebookpack.core.nodes import Emphasis, Paragraph, Text
from tests.readers.html.pages import PROSE, TOLD, book_of, contents, fields, outline, page, read

FIRST, SECOND, *_ = PROSE

WORD = page(
    f"""
    <div class=WordSection1><p class=MsoTitle>The Ferry Dog</p>
    <p class=MsoNormal align=center style='text-align:center'>by Maud Tarn</p>
    <p class=MsoNormal>&nbsp;</p>
    <h1><a name="_Toc1">Sunday</a></h1>
    <p class=MsoNormal>{FIRST}<a href="#_ftn1" name="_ftnref1" title=""><span
      class=MsoFootnoteReference><span style='font-size:12.0pt'>[1]</span></span></a></p>
    <p class=MsoNormal>It thought: <span class=Thought>coal.</span></p>
    <span><br clear=all style='page-break-before:always'></span>
    <h1>Monday</h1><p class=MsoNormal>{SECOND}</p></div>
    <div><br clear=all><hr align=left size=1 width="33%">
    <div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span
      class=MsoFootnoteReference>[1]</span></a> The ledger is lost.</p></div></div>
    """,
    head="""<meta name=Generator content="Microsoft Word 15 (filtered)"><title>The Ferry Dog</title>
    <style><!-- p.MsoTitle {text-align:center} span.Thought {mso-style-name:Thought;
    font-style:italic} @page WordSection1 {size:595pt 842pt} --></style>""",
)
LIBREOFFICE = page(
    f"""
    <p align="center"><font size="6"><b>The Ferry Dog</b></font></p><p align="center">Maud Tarn</p>
    <p><br/></p>
    <h1 class="western">Sunday</h1>
    <p>{FIRST}<sup><a class="sdfootnoteanc" name="sdfootnote1anc"
      href="#sdfootnote1sym"><sup>1</sup></a></sup></p>
    <h1 class="western">Monday</h1><p>{SECOND}</p>
    <div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
      href="#sdfootnote1anc">1</a>The ledger is lost.</p></div>
    """,
    head='<meta name="author" content="Maud Tarn"/><title></title>',
)
GOOGLE = page(
    f"""
    <p class="c5 title"><span>The Ferry Dog</span></p><p class="c5"><span>by Maud Tarn</span></p>
    <h1><span>Sunday</span></h1>
    <p class="c4"><span class="c2">{FIRST}</span><sup><a href="#ftnt1"
      id="ftnt_ref1">[1]</a></sup></p>
    <p class="c4"><span class="c2">It thought: </span><span class="c3">coal.</span></p>
    <h1><span>Monday</span></h1><p class="c4"><span class="c2">{SECOND}</span></p><hr class="c1">
    <div><p class="c4"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;The ledger is lost.</span>
    </p></div>
    """,
    head="""<style type="text/css">.c3{font-style:italic}.c5{text-align:center}
    .c2{color:#000;font-weight:400;font-style:normal}</style>""",
)
PANDOC = page(
    f"""
    <header id="title-block-header"><h1 class="title">The Ferry Dog</h1>
    <p class="subtitle">A Winter Tale</p><p class="author">Maud Tarn</p>
    <p class="author">Ida Quay</p><p class="date">2 February 2020</p></header>
    <nav id="TOC" role="doc-toc"><ul><li><a href="#sunday">Sunday</a></li></ul></nav>
    <h1 id="sunday">Sunday</h1><p>{FIRST}<a href="#fn1" class="footnote-ref" id="fnref1"
      role="doc-noteref"><sup>1</sup></a></p>
    <h1 id="monday">Monday</h1><p>{SECOND}</p>
    <section id="footnotes" class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1">
    <p>The ledger is lost.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p>
    </li></ol></section>
    """,
    head='<meta name="generator" content="pandoc"><meta name="author" content="Maud Tarn">'
    '<meta name="author" content="Ida Quay"><meta name="dcterms.date" content="2020-02-02">'
    "<title>The Ferry Dog</title>",
)
ALL = pytest.mark.parametrize(
    "source", [WORD, LIBREOFFICE, GOOGLE, PANDOC], ids=["word", "libreoffice", "google", "pandoc"]
)


@ALL
def test_title_author_and_chapters_are_found(source: str) -> None:
    book = book_of(source)

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.authors[0].name == "Maud Tarn"
    assert contents(book) == [
        "chapter: Sunday | The ferry left at",
        "chapter: Monday | At noon it came",
    ]


@ALL
def test_footnotes_are_notes_without_their_marks(source: str) -> None:
    book = book_of(source)
    (note,) = book.notes
    called = [note_id for _, section in book.sections() for note_id in note_calls(section.blocks)]

    assert called == [note.id]
    (block,) = note.blocks
    assert isinstance(block, Paragraph)
    assert block.children == (Text(text="The ledger is lost."),)


@pytest.mark.parametrize("source", [WORD, GOOGLE], ids=["word", "google"])
def test_emphasis_through_classes_is_emphasis(source: str) -> None:
    paragraphs = [b.children for b in read(source).blocks if isinstance(b, Paragraph)]
    assert (Text(text="It thought: "), Emphasis(children=(Text(text="coal."),))) in paragraphs


def test_pandocs_title_block_is_metadata() -> None:
    document = read(PANDOC)

    assert fields(document, "subtitle") == ["A Winter Tale"]
    assert fields(document, "author") == ["Maud Tarn", "Ida Quay"]
    assert fields(document, "date") == ["2020-02-02"]


def test_blank_paragraphs_are_told_from_the_habit_of_the_page() -> None:
    """Where every paragraph has a blank one below it, none parts scenes; two together do."""
    spaced = "<p>&nbsp;</p>".join(f"<p>{text}</p>" for text in PROSE)
    once = f"{TOLD}<p>&nbsp;</p>{TOLD}"

    assert [b.layout.gap for b in read(page(spaced)).blocks if isinstance(b, Paragraph)] == [0] * 4
    gaps = [b.layout.gap for b in read(page(once)).blocks if isinstance(b, Paragraph)]
    assert gaps == [0, 0, 0, 0, 1, 0, 0, 0]


def test_a_page_without_a_title_says_none() -> None:
    assert fields(read(page(TOLD, "<title>Untitled Document</title>")), "title") == []
    assert outline(read(page(TOLD))) == list(PROSE)
