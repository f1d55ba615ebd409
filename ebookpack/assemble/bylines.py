"""Who made a book, as title pages say it: `by X`, `BY` alone above a name, `Translated by X`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ebookpack.assemble.labels import label_of
from ebookpack.assemble.reading import words
from ebookpack.assemble.title_words import BYLINE, CREDITS, GENRES
from ebookpack.core.patterns import pattern

_CREDIT = pattern(
    "|".join(
        f"(?P<{role}>{'|'.join(patterns)})"
        for role, patterns in (*CREDITS.items(), ("author", tuple(map(re.escape, BYLINE))))
    ),
    re.IGNORECASE,
)
_BOOK_BY = pattern(
    rf"(?:an? (?:\w+ ){{0,2}})?(?:{'|'.join(GENRES)}) (?:{'|'.join(map(re.escape, BYLINE))})",
    re.IGNORECASE,
)
"""`A novel by`, above the name."""
_WEAK_BYLINE = pattern(r"(de|da|van) ?", re.IGNORECASE)
"""Words that stand before an author's name, and in a hundred other places."""
_TRANSLATED = pattern(
    r"\W*(newly )?translated (from|out of) the (original )?\w+( of)?\W*", re.IGNORECASE
)
"""Ends above the `by` that names the translator."""
_BY_AUTHOR_OF = pattern(
    r"(by|par|von|por) (the|an?|l['’]|dem|der|el|la) ?"
    r"(author|authoress|auteur|verfasser(in)?|autora?) (of|de|des|von|d['’])",
    re.IGNORECASE,
)
_JAPANESE = pattern(
    r"(?:作|著|文|作者|著者)\s?[・：:／/]\s?(?P<behind>[\u3040-\u9fff々ー・\s]{2,12})"
    r"|(?P<before>[\u3040-\u9fff々ー]{2,6}(?:\s[\u3040-\u9fff々ー]{1,6})?)\s(?:作|著)"
)
"""`作・三崎しおり`, `三崎しおり 著`."""
_TITLE_BY = pattern(r"(?P<title>\S.{1,80}?),?\s+(?:by|BY|By)\s+(?P<name>[A-ZÀ-Þ][^,;:!?]{1,60})")
_BRACKETED = pattern(
    r"\[(?P<title>[^\]]{2,100}?),? by (?P<name>[^\]\d]{2,60}?),?( \d{4}(-\d{2,4})?)?\]",
    re.IGNORECASE,
)
_TITLE_RIGHTS = pattern(
    r"(?P<title>\S.{1,80}?),?\s+(?:\(c\)|©|copyright)(?: (?:\(c\)|©))?,? (?:by )?"
    r"(?:(?:1[5-9]|20)\d\d,? (?:by )?)?(?P<name>[A-ZÀ-Þ][^,;:!?\d]{1,60}?)"
    r"(?:,? \(?(?:1[5-9]|20)\d\d\)?)?",
    re.IGNORECASE,
)
"""`THE WEIR          (c) 1993 Ada Pell`"""
_CAPITALS = "".join(chr(code) for code in range(0x100, 0x250) if chr(code).isupper())
"""Those of Polish, Czech, Turkish and others: `Świderska`, `Čapek`, `İnce`."""
_NAME_WORD = (
    rf"(?:[A-ZÀ-Þ{_CAPITALS}А-ЯЁІЇЄΑ-Ω][\w'’.-]*\.?"
    r"|[a-z]{1,3}|[dl]['’][A-ZÀ-Þ]\w+)"
)
_NAME = pattern(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}")
_TAIL = pattern(
    r"(,? (?:[A-Z][A-Za-z]{0,3}\.){2,}"
    r"|,? (?:Esq|ESQ|Esquire|ESQUIRE|M\.?D|Ph\.? ?D|LL\.? ?D|Bart|Kt)\b\.?"
    r"| ?[,|·•–—-] ?(?:\d{1,2}\.? [^\W\d_]{3,10}|[^\W\d_]{3,10} \d{1,2}),? (?:1[5-9]|20)\d\d"
    r"|\s*[\[(][^\])]{0,12}\d{4}[^\])]{0,12}[\])]|[\s,;.]+)$"
)
"""Degrees behind a name, the day on which it was written, and the year of a book in brackets."""
_HONORIFIC = pattern(
    r"(?:the )?(?:(?:very|right) )?(?:rev|reverend|hon|honourable)\b\.? ", re.IGNORECASE
)
"""`the Rev. Thomas Pell`: an article that stands before a name."""
_ARTICLE = pattern(r"(an?|the|eine?|une?|le|la|una|un|een)\s", re.IGNORECASE)
"""How `A Comedy` begins, and no name does."""
_JOINS = pattern(r"(and|or|with|of|und|oder|mit|et|ou|y|o|e|i|och)\s", re.IGNORECASE)
"""How the second line of a title goes on, and no name starts."""
_INITIAL = pattern(r"\b([A-Z]|Jr|Sr)\.$")
MOST_NAME_WORDS = 8
LONGEST_CREDIT = 400
"""Characters of a byline, with all degrees and years behind the name."""


class Credit(NamedTuple):
    """What somebody did for a book."""

    role: str
    """author, translator, editor, illustrator."""
    name: str
    """"" if the name stands on the next line."""


def credit_of(text: str) -> Credit | None:
    """The credit that a line of a title page gives, None if it gives none."""
    if len(text) > LONGEST_CREDIT:
        return None
    if _TRANSLATED.fullmatch(text):
        return Credit("translator", "")
    if _WEAK_BYLINE.fullmatch(text) or _BOOK_BY.fullmatch(text):
        return Credit("author", "")
    kind = _BOOK_BY.match(text)
    if kind is not None and text[kind.end() :].strip() and is_name(text[kind.end() :].strip()):
        return Credit("author", name_of(text[kind.end() :].strip()))
    if (japanese := _JAPANESE.fullmatch(text)) is not None:
        return Credit("author", japanese["behind"] or japanese["before"])
    weak = _WEAK_BYLINE.match(text)
    if weak is not None and text[0].islower() and is_name(text[weak.end() :]):
        return Credit("author", name_of(text[weak.end() :]))
    found = _CREDIT.match(text)
    if found is None or found.lastgroup is None:
        return None
    rest = text[found.end() :]
    name = name_of(rest.lstrip(" :"))
    if rest[:1].isalnum() or len(name) > 80 or words(name) > MOST_NAME_WORDS:
        return None
    if names_by_work(text):
        return None
    return None if text.endswith((",", ";")) and name else Credit(found.lastgroup, name)


def names_by_work(text: str) -> bool:
    """Whether a byline names nobody but by another book: `By the Author of "The Weir"`."""
    return _BY_AUTHOR_OF.match(text) is not None


def title_and_name(text: str) -> tuple[str, str] | None:
    """(title, author) of a line that gives both: `The Weir, by Ada Pell`."""
    found = _BRACKETED.fullmatch(text) or _TITLE_BY.fullmatch(text) or _TITLE_RIGHTS.fullmatch(text)
    return (found["title"], name_of(found["name"])) if found else None


def title_and_handle(text: str) -> tuple[str, str] | None:
    """(title, author) of a line whose author signs with one word: `The Weir by mill_rat`."""
    title, by, name = text.rpartition(" by ")
    return (title, name) if by and title and len(name.split()) == 1 else None


def name_of(text: str) -> str:
    """A name without degrees, years and stops behind it."""
    while (tail := _TAIL.search(text)) is not None and tail.start() > 0:
        if re.fullmatch(r"\.", tail[0]) and _INITIAL.search(text):
            break
        text = text[: tail.start()]
    return text


def same_person(one: str, other: str) -> bool:
    """Whether two spellings name one person: `Mark Twine`, `Mark Twine (Samuel Clemens)`."""
    first, second = (re.sub(r"\([^)]*\)", " ", name).casefold().split() for name in (one, other))
    if not first or not second:
        return False
    return first[-1] == second[-1] and first[0][0] == second[0][0]


def is_name(text: str) -> bool:
    """Whether a line could be a person's name."""
    text = _HONORIFIC.sub("", text, count=1) if _HONORIFIC.match(text) else text
    if _ARTICLE.match(text) or _JOINS.match(text) or label_of(text) is not None:
        return False
    return bool(_NAME.fullmatch(text)) or is_cjk(text) or bool(text.isupper() and words(text) <= 4)


def is_cjk(text: str) -> bool:
    """Whether a line is short and Chinese or Japanese."""
    return 1 < len(text) <= 12 and all("\u3040" <= c <= "\u9fff" or c in " 　・" for c in text)
