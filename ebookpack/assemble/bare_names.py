"""Names of authors without a "by", and the lines around them that bear them out."""

from __future__ import annotations

import re

from ebookpack.assemble.bylines import credit_of, is_cjk, is_name, name_of
from ebookpack.assemble.front_roles import dedicates
from ebookpack.assemble.header_lines import as_title, bare, is_known, without_draft
from ebookpack.assemble.heading_forms import candidate_of, date_of
from ebookpack.assemble.heading_looks import stands_apart, stands_out
from ebookpack.assemble.imprints import names_publisher
from ebookpack.assemble.reading import Kind, Reading, is_title_like, words
from ebookpack.assemble.strangers import is_stranger, is_stranger_above
from ebookpack.assemble.title_words import GENRES
from ebookpack.assemble.vocabulary import LABELS
from ebookpack.core.nodes import Align, Block, Paragraph
from ebookpack.core.patterns import pattern

GENRE = pattern(
    rf"\W*((an?|the|eine?|une?|una?|um|uma|een)\s)?([\w-]+\s){{0,3}}({'|'.join(GENRES)})\b"
    r"(\s(cort[ao]s?|breves?|larg[ao]s?|históric[ao]s?|historiques?|policía[ck][ao]s?|policiers?"
    r"|fantastiques?|fantástic[ao]s?|courte?s?|inédite?s?|stori[ck][oaie]))?"
    r"(((?<=\bconte)|(?<=\bnouvelle)|(?<=\brécit)|(?<=\broman)|(?<=\bcuento)|(?<=\bnovela)"
    r"|(?<=\bracconto)|(?<=\bromanzo)|(?<=\bconto)|(?<=\bcomédie)|(?<=\bcomedia)"
    r"|(?<=\bcommedia))\s[a-zß-ÿ]{4,})?"
    r"(\s(in|of|from|for|about|by|on|aus|in|de|en|original|originale|der|des)\b.{0,60})?(,?\s(1[5-9]|20)\d\d(\s?[-–—]\s?\d{2,4})?)?\W*",
    re.IGNORECASE,
)
"""What kind of a book it is, as subtitles say: `A Comedy in Four Acts`."""
_INITIAL = pattern(r"(?:[^\W\d_]\w+ )?[^\W\d_]\. ?(?:[^\W\d_]\. ?)*[^\W\d_]\w+")
"""`A. R. Keel`, `Ada R. Keel`: an initial is in names alone."""
_OF_A_FAMILY = pattern(r"[^\W\d_]\w+ (?:[^\W\d_][\w-]+ )*(?:von|van|zu)(?: de[rn]?)? [^\W\d_]\w+")
"""`Ada von Keel`: a name with a first name and what stands before those of old families."""
_ARTICLE = pattern(r"(the|der|die|das|les?|la|los|las|el|il|lo|gli|de|het)\s", re.IGNORECASE)
_TWO_TITLES = pattern(
    r"[^,;.]{2,60}[,;.:] (or|oder|ou|of|o|ó|eller|ossia|ovvero|czyli|или),? \S.*", re.IGNORECASE
)
"""`The Weir, or A Winter's Work`: a title and its second one, so that no title stands above."""
_HANDLE = pattern(r"[\w.-]{3,30}")
_INSTITUTION = pattern(
    r"(the )?(\w+ ){0,3}(university|universität|université|universidad|università"
    r"|department|college|institute?|faculty|school|academy)\b[^.!?]{0,80}",
    re.IGNORECASE,
)
"""Where the author of a thesis works, below the name."""
_RULE = pattern(r"[\W_]{2,}")
MOST_LINES_OF_A_TITLE = 8
MOST_LAST_BLOCKS = 24


def is_heading(index: int, reading: Reading) -> bool:
    """Whether a line reads as a chapter's heading, and is not the title for all that."""
    text = reading.texts[index]
    candidate = candidate_of(text, index)
    if candidate is None or is_known(text, "title", reading):
        return False
    # `Line Three` is a title, unless there is a line two.
    return not candidate.style.startswith("counted") or any(
        (other := candidate_of(reading.texts[at], at)) is not None
        and other.style == candidate.style
        for at in reading.unread(index + 1)
    )


def read_bare_name(text: str, index: int, reading: Reading) -> str:
    """A name without "by": only right below the title, and only if the title stood alone."""
    text = without_draft(text)
    if reading.fields.get("author") or words(text) > 4:
        return ""
    if not is_name(text):
        if _is_name_in_small_letters(text, index, reading):
            reading.note_field("author", text)
            return "author"
        return _read_handle(text, index, reading)
    if is_below_title(text, index, reading):
        reading.note_field("author", name_of(text))
        return "author"
    above = reading.verdicts[index - 1] if index else None
    if above is None or above.kind is not Kind.TITLE_BLOCK:
        return ""
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    is_labelled = below.split("\n")[0].rstrip(": ").casefold() in LABELS or ":" in below[:24]
    opens = index + 1 < len(reading.blocks) and (
        is_heading(index + 1, reading)
        or date_of(below, index + 1) is not None
        or stands_apart(reading.blocks[index + 1])
    )
    # A short line below the title may be a subtitle or the first line of the story; what follows
    # a name is a header, a heading, or the name was set in the middle as the title was.
    if not (
        is_labelled
        or opens
        or stands_out(reading.blocks[index])
        or is_cjk(text)
        or dedicates(below)
        or _is_named_again(text, index, reading)
        or _has_white_below(text, index, reading)
        or is_stranger(text, reading)
        or _INSTITUTION.match(below) is not None
    ):
        return ""
    reading.note_field("author", text)
    return "author"


def _read_handle(text: str, index: int, reading: Reading) -> str:
    """A name as people sign on the net, `lanternfish`: between the title and a labelled section."""
    below = lines_below(text, index, reading, 2)
    above = reading.verdicts[index - 1] if index else None
    is_below = is_below_title(text, index, reading)
    is_below = is_below or (above is not None and above.kind is Kind.TITLE_BLOCK)
    if not (is_below and _HANDLE.fullmatch(text) and _stands_above_label(below, with_colon=True)):
        return ""
    reading.note_field("author", text)
    return "author"


def _is_name_in_small_letters(text: str, index: int, reading: Reading) -> bool:
    """Whether an author who writes the title without capitals has signed so, alone on a line."""
    titles = reading.fields.get("title", [])
    named = any(title.islower() for title in titles) and text.islower()
    return (
        named
        and 2 <= words(text) <= 3
        and is_name(text.title())
        and all(word.isalpha() or "-" in word for word in text.split())
        and not dedicates(text)
        and index + 1 < len(reading.blocks)
        and reading.gap(index + 1) > 0
        and not any(text.split()[-1] in below.casefold() for below in reading.texts[index + 1 :])
    )


def signs_with(line: str, below: list[str]) -> bool:
    """Whether a line is a name as people sign on the net, `mill_rat`, above a labelled section."""
    is_handle = _HANDLE.fullmatch(line) is not None and not line[0].isupper()
    return is_handle and _stands_above_label(below)


def _stands_above_label(below: list[str], *, with_colon: bool = False) -> bool:
    """Whether the next line is a label, `Summary:`, or a chapter's heading and then a label."""
    heading = candidate_of(below[0], 0) if len(below) > 1 else None
    line = "".join(below[1:2] if heading is not None and heading.certain else below[:1])
    colon = line.endswith(":") or not with_colon
    return colon and line.rstrip(": ").casefold() in LABELS


def _has_white_below(text: str, index: int, reading: Reading) -> bool:
    """Whether a name of several words stands closer to the title than to what follows."""
    following = index + 1
    return (
        2 <= words(text) <= 3
        and text.istitle()
        and following < len(reading.blocks)
        and reading.gap(following) > reading.gap(index)
    )


def _is_named_again(text: str, index: int, reading: Reading) -> bool:
    """Whether a name stands in a line of copyright below, or among the last words of the book."""
    near = reading.texts[index + 1 : index + 6]
    last = reading.texts[-MOST_LAST_BLOCKS:]
    return any(
        text.casefold() in given.casefold()
        for given in (*near, *last)
        if "©" in given or "copyright" in given.casefold() or given.casefold().startswith("about")
    ) or any(given.startswith(f"{text} ") for given in last)


def read_name_as_subtitle(reading: Reading) -> None:
    """Read a subtitle that is a person's name as the author, if something bears that out.

    Many set the name below the title in the style that stands next to it in the list.
    """
    for text in reading.fields.get("subtitle", ()):
        place = next(
            (i for i in range(MOST_LINES_OF_A_TITLE) if text in reading.texts[i : i + 1]), -1
        )
        if place < 0 or reading.fields.get("author") or not (is_name(text) and words(text) <= 4):
            continue
        known = _INITIAL.match(text) or _is_named_again(text, place, reading)
        if known or is_stranger(text, reading):
            reading.note_field("author", text)


def is_author_first(text: str, index: int, reading: Reading) -> bool:
    """Whether the author stands above the title: a name, a title, and what only title pages say.

    That is what kind of book it is, or where it came out; in the latter case the title must read
    as no name, for publishers stand below authors too. Nothing more is needed if the format itself
    says that this is the author's name.
    """
    below = lines_below(text, index, reading, 2)
    if is_known(text, "declared-author", reading):
        return bool(below) and is_title_like(as_title(below[0]))
    if is_name(text) and words(text) <= 4 and below and _TWO_TITLES.fullmatch(below[0]):
        return True
    if not (is_name(text) and 2 <= words(text) <= 4):
        return False
    if below and signs_with(below[0], below[1:]):
        return False
    return (
        len(below) == 2
        and is_title_like(as_title(below[0]))
        and credit_of(below[0]) is None
        and (
            _is_plainly_name(text, below)
            or GENRE.fullmatch(below[1]) is not None
            or _is_named_again(text, index, reading)
            or (names_publisher(below[1]) and not is_name(below[0]))
            or (credit_of(below[1]) is None and _is_alone_a_stranger(text, below[0], reading))
        )
    )


def _is_alone_a_stranger(text: str, title: str, reading: Reading) -> bool:
    """Whether the story knows nothing of a name, and the line below it is no such name."""
    return (
        GENRE.fullmatch(title) is None
        and candidate_of(title, 0) is None
        and is_stranger_above(text, title, reading)
    )


def is_above_title(text: str, index: int, reading: Reading) -> bool:
    """Whether a name stands right above the line that the format itself says is the title."""
    below = lines_below(text, index, reading, 1)
    return (
        is_name(text)
        and 2 <= words(text) <= 4
        and bool(below)
        and is_known(below[0], "title", reading)
    )


def _is_plainly_name(text: str, below: list[str]) -> bool:
    """Whether a first line is a name as titles are none, above a title with its article."""
    return (
        (_INITIAL.fullmatch(text) or _OF_A_FAMILY.fullmatch(text)) is not None
        and _ARTICLE.match(below[0]) is not None
        and GENRE.fullmatch(below[0]) is None
        and credit_of(below[1]) is None
    )


def lines_below(text: str, index: int, reading: Reading, most: int) -> list[str]:
    """The next lines that are not blank or ornament, from the one that says `text` on."""
    lines = [
        stripped
        for given in reading.texts[index : index + most + 1]
        for line in given.split("\n")[: most + MOST_LINES_OF_A_TITLE]
        if (stripped := bare(line)) and not _RULE.fullmatch(stripped)
    ]
    return lines[lines.index(text) + 1 :][:most] if text in lines else []


def is_below_title(text: str, index: int, reading: Reading) -> bool:
    """Whether a line is the second of two that stand alone, the first one being the title."""
    lines = [bare(line) for line in reading.lines(index)]
    return len(lines) == 2 and lines[1] == text and is_known(lines[0], "title", reading)


def is_centred(block: Block) -> bool:
    """Whether a block is a paragraph set in the middle of the measure."""
    return isinstance(block, Paragraph) and block.align is Align.CENTER
