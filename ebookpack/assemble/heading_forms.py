"""What a line reads as: the heading of a numbered part, a named section, a bare number, a date.

Whether a manuscript means it so is for `headings` to say; the line as a whole must read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from ebookpack.assemble.imprints import counts_issue
from ebookpack.assemble.numerals import is_ordinal, is_roman, leading_number, number_of
from ebookpack.assemble.reading import is_title_like, words
from ebookpack.assemble.vocabulary import NAMED, NUMBERED
from ebookpack.core.book import SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.patterns import pattern


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_NUMBERED = pattern(
    rf"(?P<word>{_any_of(NUMBERED)})[ \t]+(?:the[ ]+)?(?P<rest>.+)", re.IGNORECASE | re.DOTALL
)
_ORDINAL_FIRST = pattern(
    rf"(?:(?:the|der|die|das|la|le|el|il|de|o|a)[ ]+)?(?P<number>[\w-]+(?:[ -]\w+)?\.?)[ ]+"
    rf"(?P<word>{_any_of(NUMBERED)})(?P<tail>(?:[\s.:,–—-].*)?)",
    re.IGNORECASE | re.DOTALL,
)
_ONE_MORE = pattern(r"an? [^\W\d_]*(?:th|nd|rd|st)\b", re.IGNORECASE)
"""`A Second Letter` is one more of them, not the second."""
_RUN_IN = pattern(
    rf"(?P<label>(?P<word>{_any_of(NUMBERED)})[ \t]+(?P<number>\d{{1,3}}|[IVXLC]+|\w+))"
    r"\s*[.:–—-]+\s+(?=[\w\"'“‘«])",
    re.IGNORECASE,
)
_TO_AN_EDITION = (
    r" (?:to|of|zur|de|à|a|alla)\b[^.\n]{1,40}"
    r"\b(?:edition|auflage|ausgabe|édition|edición|edizione)\b"
)
"""What a new preface is for: `Preface to the Second Edition`."""
_OF_WHAT = r" (?:of|de|des|der|del|di) [^.\n:]{2,40}"
"""What a list at the end lists: `Glossary of Nautical Terms`."""
_WHOSE = r"(?:author|editor|translator|publisher)s?['’]?s? "
"""Whose words it is: `Author's Preface`."""
_NAMED = pattern(
    rf"(?P<whose>(?:the )?{_WHOSE}|the )?(?P<name>{_any_of(NAMED)})"
    rf"(?P<edition>{_TO_AN_EDITION})?(?P<of>{_OF_WHAT})?"
    r"(?P<rest>\s*[.:–—-]\s*.*|\s*\n.*)?",
    re.IGNORECASE | re.DOTALL,
)
_BARE = pattern(r"[(\[]?(?P<number>[^\W_]+(?:-[^\W_]+)?)[.)\]:]?")
_BARE_TITLED = pattern(
    r"(?P<number>\d{1,3}|[IVXLC]+|[ivxl]+(?=[.)]))(?:[.):]\s+|\s+(?P<bar>[|•·–—-])\s+)(?P<title>\S.*)"
)
_SUBSECTION = pattern(r"\d{1,3}(?:\.\d{1,3})+\.?\s+\S.*")
_CJK = pattern(
    r"第?[一二三四五六七八九十百〇\d]+[章回話节節部編编篇巻卷夜日幕場]?(?:[ \u3000:：].*)?"
)
_COUNTED = pattern(r"(?P<word>[A-ZÀ-Þ][^\W\d_]+) (?P<rest>\S.*)")
_COUNTED_ORDINAL = pattern(
    r"(?:the )?(?P<number>[^\W\d_]+) (?P<word>[A-ZÀ-Þ][^\W\d_]+)(?P<tail>(?:[.:–—-].*)?)",
    re.IGNORECASE,
)
_LETTER = pattern(r"[A-Z](?![\w'’])")
_JOINED_ON = pattern(r"[-–—]\w")
_DRESSED = pattern(
    r"(?P<open>[#*~=_<>|•·–—-]+)\s*(?P<inner>[^\W_].*?)\s*(?P<close>[#*~=_<>|•·–—-]*)"
)
_BRACKETED = pattern(r"\[(?P<inner>[^\[\]]+)\]|\((?P<round>[^()]+)\)")
_CJK_PART = pattern(r"(?P<part>[上中下前後后])(?:[編编篇巻卷])?(?:[ \u3000]+\S.{0,30})?")
_CJK_PARTS = {"上": 1.0, "前": 1.0, "中": 2.0, "下": 3.0, "後": 3.0, "后": 3.0}
_SEPARATOR = pattern(r",\s+(?=[^\W\d_a-zà-þ])|\s*[.:–—-]+\s*|\s*\n\s*|\s+(?=\S)")
_PARTS, _CHAPTERS = (
    "|".join(re.escape(word) for word, role in NUMBERED.items() if role is wanted)
    for wanted in (SectionRole.PART, SectionRole.CHAPTER)
)
_PART_FIRST = pattern(rf"(?:\w+\.?\s)?(?:{_PARTS})\b", re.IGNORECASE)
_THEN_CHAPTER = pattern(
    rf"[\s.,:;–—-]+((?:{_CHAPTERS})\s.*|\w+\s(?:{_CHAPTERS})\b.*)", re.IGNORECASE | re.DOTALL
)
_RULE = pattern(r"[\W_]+")
_LAST = pattern(
    r"(?:last|letzte[rs]?|derni(?:er|ère)|últim[oa]|ultim[oa]|laatste|последн(?:яя|ее|ий))\b",
    re.IGNORECASE,
)
"""What stands in a number's place in the heading of the last scene."""

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb"
    "|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero"
    "|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio"
    "|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
)
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag"
    "|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes"
    "|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì"
)
_HOLIDAYS = (
    "(?:easter|palm|whit|advent) sunday|(?:easter|whit) monday|good friday|ash wednesday"
    "|maundy thursday|shrove tuesday|boxing day|thanksgiving|midsummer(?: day| eve)?"
    "|(?:christmas|new year['’]?s)(?: day| eve)?|hallowe['’]?en|all (?:saints|souls)['’]? day"
    "|(?:oster|pfingst)(?:sonntag|montag)|karfreitag|heilig(?:abend|er abend)|silvester|neujahr"
    "|weihnachten|pâques|noël|veille de noël|jour de l['’]an|toussaint|pascua|nochebuena|navidad"
    "|nochevieja|año nuevo|natale|pasqua|capodanno"
)
_DAY = r"(?:the )?\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_TIME = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o['’]clock|uhr|h\b|hrs)|noon|midnight"
_DAY_AND_MONTH = (
    rf"(?:{_DAY}\s*(?:of |de |di )?(?:{_MONTHS})\b\.?|(?:{_MONTHS})\b\.?\s*{_DAY}"
    rf"|(?:{_MONTHS})\b\.?(?=[ ,]*\d{{4}})|\d{{4}}-\d\d-\d\d)(?:[,.]?\s*(?:de )?\d{{4}})?"
)
_DATE = pattern(
    rf"(?:(?:{_HOLIDAYS}|{_WEEKDAYS})\b[.,]?\s*(?:{_DAY_AND_MONTH})?|{_DAY_AND_MONTH}|(?={_TIME}))"
    rf"(?:[,.:;–—-]*\s*(?:{_TIME}))?(?:[.,:;–—-]*\s+(?P<place>[^\W\d_][^.!?]{{0,40}}[.]?))?\W*",
    re.IGNORECASE,
)

_WRITTEN_BY_SOMEBODY = frozenset(
    {
        *(SectionRole.PREFACE, SectionRole.FOREWORD, SectionRole.INTRODUCTION),
        *(SectionRole.AFTERWORD, SectionRole.ACKNOWLEDGMENTS, SectionRole.DEDICATION),
        *(SectionRole.PROLOGUE, SectionRole.EPILOGUE),
    }
)
"""What a heading says whose it is of."""
_OF_THE_BODY = (SectionRole.PROLOGUE, SectionRole.INTERLUDE, SectionRole.EPILOGUE)
MOST_DOUBLE = 80
"""Characters of a line that is the heading of a part and of its first chapter."""
MOST_WORDS_BEHIND_A_COMMA = 5
"""`Scene 7, Newgate` is a heading; `Chapter 7, Newgate says...` is prose."""
MOST_DATE = 60
"""Characters of a date that heads an entry or a letter."""


class Candidate(Struct, frozen=True):
    """A block that could be a heading."""

    index: int
    role: SectionRole
    style: str
    """What it has in common with others of its kind: `chapter arabic`, `bare roman`."""
    number: float | None
    label: str
    title: str
    certain: bool
    """Whether the words alone say that it is a heading, without others like it."""
    length: int = 0
    """Characters up to the text that runs on behind it in the same paragraph; 0 if none does."""

    @property
    def kind(self) -> str:
        """The word that is counted, `act`, or the manner where there is none, `bare`."""
        return self.style.rpartition(" ")[0] or self.style


def part_and_chapter(text: str) -> int | None:
    """Where the chapter's heading starts in a line that holds a part's too: `Act I, Scene I`."""
    if len(text) > MOST_DOUBLE or _PART_FIRST.match(text) is None:
        return None
    found = _THEN_CHAPTER.search(text)
    if found is None:
        return None
    above, below = parse_heading(text[: found.start()].strip(" .,:;–—-")), parse_heading(found[1])
    if above is None or below is None or above[0] is not SectionRole.PART or above[2]:
        return None
    return found.start(1) if below[0] is SectionRole.CHAPTER else None


def parse_heading(text: str) -> tuple[SectionRole, str, str] | None:
    """(role, label, title) of a line that reads as the heading of a numbered or named section."""
    candidate = candidate_of(text, 0)
    return (candidate.role, candidate.label, candidate.title) if candidate else None


def candidate_of(text: str, index: int) -> Candidate | None:
    """What the text of a block reads as, None if it cannot be a heading that says what it is."""
    if len(text) > 150 or words(text) > 20:
        return None
    lines = [line for line in text.split("\n") if not _RULE.fullmatch(line)]
    if not lines or len(lines) > 3 or counts_issue(lines[0]):
        return None
    text = "\n".join(map(undressed, lines))
    return (
        _numbered(text, index)
        or _ordinal_first(text, index)
        or _named(text, index)
        or _bare(text, index)
        or _counted(text, index)
    )


def run_in(text: str, index: int) -> Candidate | None:
    """The heading that a paragraph of text starts with: `Scene VII. A tent. She sleeps...`."""
    found = _RUN_IN.match(text)
    value = number_of(found["number"]) if found else None
    if found is None or value is None:
        return None
    word = key_of(found["word"])
    style = f"{word} {_numeral_style(found['number'])}"
    label = found["label"]
    return Candidate(
        index, NUMBERED[word], style, value, label, "", certain=False, length=found.end()
    )


def date_of(text: str, index: int) -> Candidate | None:
    """A date, a time or both that may head an entry of a diary: `Monday, 3 May. The Castle`."""
    if len(text) > MOST_DATE or "\n" in text:
        return None
    found = _DATE.fullmatch(text.strip("_* "))
    if found is None or (found["place"] and words(found["place"]) > 6):
        return None
    title = text.strip("_* ")
    title = title[:-1] if title.endswith(".") and not title.endswith("m.") else title
    return Candidate(index, SectionRole.CHAPTER, "date", None, "", title, certain=False)


def is_subsection(text: str) -> bool:
    """Whether a line is numbered below a section's number: `2.1 The Back`."""
    return len(text) < 100 and "\n" not in text and _SUBSECTION.fullmatch(text) is not None


def undressed(line: str) -> str:
    """A line without the ornaments or brackets on both sides of it, or the `#` of a heading."""
    found = _DRESSED.fullmatch(line)
    if found is not None and (found["close"] or set(found["open"]) == {"#"}):
        return found["inner"]
    bracketed = _BRACKETED.fullmatch(line)
    return (bracketed["inner"] or bracketed["round"]) if bracketed else line


# ------------------------------------------------------------------------- with a known word


def _numbered(text: str, index: int) -> Candidate | None:
    found = _NUMBERED.match(text)
    if found is None:
        return None
    number = _lettered(found["word"], found["rest"]) or leading_number(found["rest"])
    if number is None:
        return _last(found["word"], text, found["rest"], index)
    value, written = number
    return _of_word(found["word"], value, written, text, found["rest"][len(written) :], index)


def _last(word: str, text: str, rest: str, index: int) -> Candidate | None:
    """`ESCENA ÚLTIMA`, `Scène dernière: LES MÊMES`: the last of those that are counted."""
    found = _LAST.match(rest)
    title = _title_behind(rest[found.end() :]) if found else None
    if found is None or title is None or text[0].islower():
        return None
    word = key_of(word)
    label = text[: len(text) - len(rest) + found.end()].strip()
    return Candidate(index, NUMBERED[word], f"{word} last", None, label, title, certain=True)


def _lettered(word: str, rest: str) -> tuple[float, str] | None:
    """The letter by which an appendix is counted, as a number: `Appendix B`."""
    if NUMBERED[key_of(word)] is not SectionRole.APPENDIX or not _LETTER.match(rest):
        return None
    return float(ord(rest[0]) - ord("A") + 1), rest[0]


def _ordinal_first(text: str, index: int) -> Candidate | None:
    """`Erstes Kapitel`, `FIRST ACT`, `2. Kapitel: Die Glocke`."""
    found = _ORDINAL_FIRST.fullmatch(text)
    value = number_of(found["number"].rstrip(".")) if found else None
    if found is None or value is None or text[0].islower():
        return None
    if not is_ordinal(found["number"]):
        return None  # "Two parts" are counted, the second one is named
    if _ONE_MORE.match(text):
        return None
    return _of_word(found["word"], value, found["number"], text, found["tail"], index)


def _of_word(
    word: str, value: float, written: str, text: str, tail: str, index: int
) -> Candidate | None:
    title = _title_behind(tail)
    if title is None:
        return None
    word = key_of(word)
    label = text[: len(text) - len(tail)].strip()
    style = f"{word} {_numeral_style(written)}"
    return Candidate(index, NUMBERED[word], style, value, label, title, certain=True)


def _title_behind(tail: str) -> str | None:
    """The title behind a number, "" if there is none, None if what follows is a sentence."""
    if not tail.strip(" .:–—-\n)"):
        return ""
    separator = _SEPARATOR.match(tail)
    if separator is None:
        return None
    title = " ".join(tail[separator.end() :].split())
    if separator[0].startswith(",") and words(title) > MOST_WORDS_BEHIND_A_COMMA:
        return None
    parted = separator[0].strip() or "\n" in separator[0] or "\t" in separator[0]
    if not parted and (title[:1].islower() or title.endswith((".", ",", ";"))):
        return None
    return title.strip() if words(title) <= 15 else None


def _named(text: str, index: int) -> Candidate | None:
    found = _NAMED.fullmatch(text.strip())
    if found is None:
        return None
    name, rest = found["name"], (found["rest"] or "").strip()
    title = rest.lstrip(".:–—- \n").strip()
    if title and (words(title) > 12 or (title.endswith(".") and not title.isupper())):
        return None
    if text.strip()[0].islower() and (title or NAMED[key_of(name)] not in _OF_THE_BODY):
        return None
    role = NAMED[key_of(name)]
    if found["of"] and role not in (SectionRole.GLOSSARY, SectionRole.BIBLIOGRAPHY):
        return None
    whose = found["whose"] or ""
    if len(whose) > len("the ") and role not in _WRITTEN_BY_SOMEBODY:
        return None
    whose = whose if len(whose) > len("the ") else ""
    named = f"{whose}{name}{found['edition'] or ''}{found['of'] or ''}"
    label, heading = (named, " ".join(title.split())) if title else ("", named)
    return Candidate(index, role, f"named {role}", None, label, heading, certain=True)


# ---------------------------------------------------------------------- without a known word


def _bare(text: str, index: int) -> Candidate | None:
    found = _BARE.fullmatch(text) if "\n" not in text else None
    if found is not None:
        number = number_of(found["number"])
        if number is not None and not _is_letter_word(text):
            style = f"bare {_numeral_style(found['number'])}"
            label = found["number"]
            return Candidate(index, SectionRole.CHAPTER, style, number, label, "", certain=False)
    further = text.split("\n")[1:]
    is_list = any(map(_BARE_TITLED.fullmatch, further))
    titled = None if is_list else _BARE_TITLED.fullmatch(text.replace("\n", " "))
    title = titled["title"] if titled else ""
    in_small_letters = titled is not None and (titled["bar"] == "|" or titled["number"].islower())
    if titled is not None and is_title_like(title.capitalize() if in_small_letters else title):
        number = number_of(titled["number"])
        style = f"titled {_numeral_style(titled['number'])}"
        return Candidate(
            index, SectionRole.CHAPTER, style, number, titled["number"], titled["title"], False
        )
    if _CJK.fullmatch(text) and "第" in text:
        role = (
            SectionRole.PART if re.match(r"第\w{1,5}[部編编篇巻卷]", text) else SectionRole.CHAPTER
        )
        return Candidate(index, role, "cjk", None, text, "", certain=True)
    part = _CJK_PART.fullmatch(text)
    if part is not None:
        number = _CJK_PARTS[part["part"]]
        return Candidate(index, SectionRole.PART, "cjk part", number, text, "", certain=False)
    return None


def _counted(text: str, index: int) -> Candidate | None:
    """`Day One`, `Night 2: Rain`, `The First Day`: a word with a number, if others count on."""
    found = _COUNTED.fullmatch(text)
    number = leading_number(found["rest"]) if found else None
    if found is not None and number is not None:
        value, written = number
        word, tail = found["word"], found["rest"][len(written) :]
    else:
        ordinal = _COUNTED_ORDINAL.fullmatch(text)
        counted = number_of(ordinal["number"]) if ordinal else None
        if ordinal is None or counted is None or not is_ordinal(ordinal["number"]):
            return None
        value, written, word, tail = counted, ordinal["number"], ordinal["word"], ordinal["tail"]
    title = _title_behind(tail)
    if title is None or (tail and tail[0] not in ".:–—-\n" and not tail.startswith(" -")):
        return None
    is_prose = title.endswith(".") and words(title) > MOST_WORDS_BEHIND_A_COMMA
    if is_prose or _JOINED_ON.match(tail):
        return None  # `The Second-Hand Boat`, `First draft. All comments are welcome.`
    style = f"counted {word.casefold()} {_numeral_style(written)}"
    label = text[: len(text) - len(tail)]
    return Candidate(index, SectionRole.CHAPTER, style, value, label, title, certain=False)


def _is_letter_word(text: str) -> bool:
    """Whether a bare "number" is lower-case letters, which are a word before they are a number."""
    return text.islower() and text.isascii() and text.isalpha()


def _numeral_style(written: str) -> str:
    if written[0].isdigit():
        return "arabic"
    return "roman" if is_roman(written) else "spelled"
