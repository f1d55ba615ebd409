"""Rich Text, its bytes lost, doubled, swapped, or with control words thrown in."""

from __future__ import annotations

from functools import cache
from random import Random

from ebookpack.core.book import Manuscript
from tests.fuzz.mutations import damaged_bytes
from tests.manuscripts import manuscript_of
from tests.readers.docx.build import PNG
from tests.readers.rtf.build import STYLES, rtf

_WORDS = tuple(
    word.encode()
    for word in (
        *("{", "}", "{{", "}}", "\\", "{\\*", "\\'", "\\'e9", "\\u233?", "\\u-10179?", "\\uc0 "),
        *("\\uc99 ", "\\par ", "\\pard ", "\\cell ", "\\row ", "\\trowd ", "\\intbl ", "\\itap3 "),
        *("\\nestcell ", "\\nestrow ", "\\sect ", "\\page ", "\\line ", "\\plain ", "\\deleted "),
        *("\\bin5 ", "\\bin99999999 ", "\\s1 ", "\\s99 ", "\\outlinelevel0 ", "\\ls1\\ilvl8 "),
        *("\\f7 ", "\\fcharset128 ", "\\fcharset2 ", "\\ansicpg932 ", "\\ansicpg99999 ", "\\mac "),
        *("{\\footnote ", "{\\pict\\pngblip ", "{\\shptxt ", "{\\listtext 3.\\tab}", "{\\upr"),
        *("{\\field{\\*\\fldinst HYPERLINK", "{\\fldrslt ", "{\\*\\annotation ", "{\\stylesheet"),
        *("{\\fonttbl", "{\\info{\\title ", "\\li-99999999999 ", "\\b-1 ", "\\lang99999 "),
        *("{\\*\\bkmkstart a}", "\\brdrb\\brdrs ", "\\dropcapli3 ", "\\sbasedon1 ", "{\\*\\ud "),
    )
)


def manuscript(chance: Random) -> Manuscript:
    """A damaged file."""
    data = chance.choice(sound_documents())
    for _ in range(chance.choice((1, 1, 2, 5))):
        data = damaged_bytes(data, chance, _WORDS)
    if chance.random() < 0.02:
        word = chance.choice(_WORDS)
        place = chance.randrange(len(data) + 1)
        data = data[:place] + word * chance.choice((1000, 20_000)) + data[place:]
    return manuscript_of(data, "novel.rtf")


@cache
def sound_documents() -> tuple[bytes, ...]:
    """Files that hold everything that the reader knows."""
    text = "She rowed on until the lamp on the quay was no more than a spark behind her. "
    fonts = (
        r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Cyr;}"
        r"{\f3\fcharset128 Mincho;}}"
    )
    body = (
        r"{\info{\title The Sea Room}{\author Mina Hale}}{\header Page \chpgn}",
        r"\pard\s3 The Sea Room\par\pard\s1\b{\listtext Chapter I\tab}\ls2 {\*\bkmkstart a}One\par",
        rf"\pard\plain\fi720 {text}{{\i slowly}}{{\footnote\pard \chftn A note.\par}}\par",
        r"\pard\par\par\pard\qc * * *\par\page\pard\brdrb\brdrs\par\pard",
        r"\f2\'ef\'f0\'e8\f3\'90S\f1\'b7\f0 \u233?\uc2\u24515\'90\'53\uc1 {\v hidden}\par",
        r"{\field{\*\fldinst HYPERLINK \\l a}{\fldrslt back}}{\field{\*\fldinst PAGE}{\fldrslt 1}}",
        rf"{{\*\shppict{{\pict{{\*\picprop{{\sp{{\sn wzDescription}}{{\sv Quay}}}}}}\pngblip "
        rf"{PNG.hex()}}}}}{{\shp{{\*\shpinst{{\shptxt \pard In a box.\par}}}}}}\par",
        r"{\listtext 1.\tab}\ls1 one\par{\listtext a.\tab}\ls1\ilvl1 inner\par\pard",
        r"\trowd\trhdr\cellx1\cellx2\intbl a\cell b\cell\row\trowd\intbl c\cell\pard\intbl\itap2 d"
        r"\nestcell{\*\nesttableprops\trowd\nestrow}\pard\intbl\itap1 e\cell\row\pard",
        r"{\revised new }{\deleted old }{\*\atnid M}{\*\annotation Right?\par}\sect\sectd End.\par",
    )
    pasted = "\\par ".join(f"Chapter {n}\\par\\par {text * n}" for n in range(1, 5))
    return rtf(fonts, STYLES, *body), rtf(pasted, head=r"\mac")
