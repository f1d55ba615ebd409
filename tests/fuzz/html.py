"""Saved pages of every kind that the reader knows, damaged in their bytes or in their tree."""

from __future__ import annotations

from random import Random

from lxml import etree
from lxml import html as markup

from ebookpack.core.book import Manuscript
from tests.fuzz.mutations import damaged_bytes, damaged_xml
from tests.manuscripts import manuscript_of
from tests.readers.html import test_ao3 as ao3
from tests.readers.html import test_fanfiction_net as fanfiction_net
from tests.readers.html import test_word_processors as word_processors
from tests.readers.html.pages import PROSE, TOLD, page
from tests.readers.html.test_article import BLOG

_TAGS = tuple(
    "p div span br hr pre table tr td th tbody ul ol li dl dt dd blockquote h1 h2 h3 h6 a img sup"
    " em font center figure figcaption ruby rt rp script style noscript title head body html form"
    " select option textarea section article main nav aside header footer details summary svg math"
    " iframe template base meta link q code bdo wbr unknown-tag".split()
)
_VALUES = (
    *("center", "right", "text-align:center", "font-style:italic;font-weight:700", "display:none"),
    *("margin-left: 9999999em", "javascript:alert(1)", "data:text/html,x", "#note-1", "#", "//x"),
    *(
        "userstuff",
        "chapter",
        "preface group",
        "notes module",
        "end notes",
        "meta",
        "tags",
        "title",
    ),
    *("poem", "stanza", "i2", "pagenum", "footnote", "pg-boilerplate", "entry-content", "byline"),
    *(
        "chapters",
        "storytext",
        "profile_top",
        "chap_select",
        "workskin",
        "fn1",
        "fnref1",
        "sidebar",
    ),
    *("en", "ja", "x-klingon", "1", "-3", "author", "noteref", "img/a.png", "https://example.org/"),
)
_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "<",
            ">",
            "</",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "&",
            "&#0;",
            "&#x110000;",
            "&nbsp;",
        ),
        *("<p>", "</p>", "<div>" * 60, "</div>" * 60, "<br>" * 40, "<table><tr><td>", "<b><i><b>"),
        *("<script>", "</script>", "<style>.a{", "<title>", "<pre>", "<o:p>", "<textarea>"),
        *("<a href='#x'>", "<a id=x>", '<meta charset="shift_jis">', "<meta charset=utf-16>"),
        *(
            "*** START OF THE PROJECT GUTENBERG EBOOK",
            "*** END OF THE PROJECT GUTENBERG EBOOK X ***",
        ),
        *("Contents", "Chapter One", "Rated: T - English -", "{" * 40, "}" * 40, "/*", "ld+json"),
    )
)
_GUTENBERG = page(
    f"""<pre>Title: The Ferry Dog\nAuthor: Maud Tarn\n
    *** START OF THIS PROJECT GUTENBERG EBOOK THE FERRY DOG ***\nProduced by nobody</pre>
    <h1>THE FERRY DOG</h1><h2>CONTENTS</h2><table><tr><td>I.</td><td><a href="#c1">Sunday</a></td>
    </tr><tr><td>II.</td><td><a href="#c2">Monday</a></td></tr></table>
    <h2><a id="c1"></a>CHAPTER I</h2><h3>SUNDAY</h3>{TOLD}<span class="pagenum">[Pg 1]</span>
    <div class="poem"><div class="stanza"><span class="i0">The coal,<br></span><span class="i2">the
    coal.<br></span></div></div><p>{PROSE[0]}<a id="r1" href="#f1">[1]</a></p>
    <div class="figcenter"><img src="images/i.jpg" alt="A dog"><p class="caption">A dog</p></div>
    <h2 id="c2">CHAPTER II</h2><p><img src="d.jpg" alt="T">HE ruby <ruby>漢<rt>kan</rt></ruby></p>
    <ol start="3"><li>one<ul><li>two</li></ul></li></ol><dl><dt>a</dt><dd>b</dd></dl>
    <div class="footnote"><p><a id="f1" href="#r1">[1]</a> A note.</p></div>
    <pre>*** END OF THIS PROJECT GUTENBERG EBOOK THE FERRY DOG ***\nlicence</pre>"""
)
_DOWNLOAD = page(
    f'{ao3.NEW_PREFACE}<div id="chapters" class="userstuff">{ao3.DOWNLOADED}</div>{ao3.AFTERWORD}'
)
_WORK = ao3.work(
    ao3.chapter(1, "Sunday", above=ao3.notes("Thanks.")) + ao3.chapter(2, "Monday"),
    preface=ao3.notes("A dog takes the ferry.", "summary", "Summary:"),
)
SOUND = (
    *(_GUTENBERG, _DOWNLOAD, _WORK, BLOG, page(fanfiction_net.DESKTOP, fanfiction_net.HEAD)),
    *(word_processors.WORD, word_processors.LIBREOFFICE, word_processors.GOOGLE),
    word_processors.PANDOC,
)
_ENCODINGS = ("utf-8", "utf-16", "cp1252", "shift_jis", "utf-7")


def manuscript(chance: Random) -> Manuscript:
    """A damaged page."""
    source = chance.choice(SOUND)
    if chance.random() < 0.6:
        root = markup.document_fromstring(source)
        data = damaged_xml(etree.tostring(root), chance, _TAGS, _VALUES)
    else:
        data = source.encode(chance.choice(_ENCODINGS), "replace")
    if chance.random() < 0.5:
        data = damaged_bytes(data, chance, _WORDS)
    return manuscript_of(data, chance.choice(("page.html", "page.htm", "page.xhtml")))
