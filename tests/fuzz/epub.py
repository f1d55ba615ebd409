"""Books, damaged in their documents, their package, their navigation, or in their zip."""

from __future__ import annotations

from functools import cache
from random import Random

from ebookpack.core.book import Manuscript
from tests.fuzz.mutations import damaged_parts
from tests.manuscripts import manuscript_of
from tests.readers.docx.build import PNG
from tests.readers.epub.build import epub, nav, ncx, page

_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_TAGS = (
    *(
        _XHTML + name
        for name in "p h1 h2 div section nav a img span em ol li aside table tr td hr br svg body"
        " blockquote ruby rt dl dt dd pre style".split()
    ),
    *(_OPF + name for name in "item itemref spine manifest metadata meta guide reference".split()),
)
_VALUES = (
    *("one.xhtml", "#n1", "notes.xhtml#n1", "../../x", "i1", "nav", "toc", "cover", "chapter"),
    *("part", "dedication", "footnote", "noteref", "endnotes", "doc-noteref", "application/x"),
    *("display:none", "http://quay.example/a.png", "data:image/png;base64,AAAA", "1", "text/css"),
)
_WORDS = (
    *(b"<p>", b"</p>", b"<a id='n1'/>", b"<![CDATA[", b"<!--", b"&nbsp;", b"&e;", b"</body>"),
    *(b"<!DOCTYPE x [<!ENTITY e 'ee'>]>", b"PK\x03\x04", b"<style>", b"<svg><image href='x'/>"),
)


def manuscript(chance: Random) -> Manuscript:
    """A damaged book."""
    data = chance.choice(sound_documents())
    for _ in range(chance.choice((1, 1, 1, 3))):
        data = damaged_parts(data, chance, "OPS/one.xhtml", _TAGS, _VALUES, _WORDS)
    return manuscript_of(data, "novel.epub")


@cache
def sound_documents() -> tuple[bytes, ...]:
    """Books that hold everything that the reader knows, of both editions."""
    text = "She rowed on until the lamp on the quay was no more than a spark behind her. "
    pages = {
        "cover.xhtml": page("<svg><image xlink:href='images/q.png'/></svg>"),
        "part.xhtml": page('<section epub:type="part"><h1>Summer</h1></section>'),
        "one.xhtml": page(
            f"<h1 id='c1'>One</h1><p>{text}<a epub:type='noteref' href='#n1' id='r1'>1</a></p>"
            f"<p><img src='images/q.png' alt='Quay'/></p><hr/><p>{text}<span class='i'>slow</span>"
            "<a href='two.xhtml'>on</a><span epub:type='pagebreak' title='7'>7</span></p>"
            "<aside epub:type='footnote' id='n1'><p>A note.</p></aside>",
            kind="bodymatter",
            head="<link rel='stylesheet' href='a.css'/>",
        ),
        "two.xhtml": page("<p id='c2'>Two</p><p>Oil<a href='notes.xhtml#n2' id='r2'>2</a>.</p>"),
        "cut.xhtml": page("<ul><li>a</li></ul><table><tr><td>b</td><td>c</td></tr></table>"),
        "notes.xhtml": page("<h1>Notes</h1><p id='n2'><a href='two.xhtml#r2'>2</a> Pitch.</p>"),
    }
    entries = (("part.xhtml", "Summer"), ("one.xhtml#c1", "One"), ("two.xhtml#c2", "Two"))
    metadata = (
        "<dc:title>The Pier</dc:title><dc:creator opf:role='aut'>Ida Holm</dc:creator>"
        "<meta name='calibre:series' content='Piers'/>"
    )
    files: dict[str, bytes | str] = {"OPS/images/q.png": PNG, "OPS/a.css": ".i{font-style:italic}"}
    guide = '<reference type="cover" href="cover.xhtml"/>'
    return (
        epub(pages, navigation=nav(*entries), metadata=metadata, files=files),
        epub(pages, ncx=ncx(*entries), metadata=metadata, files=files, guide=guide),
    )
