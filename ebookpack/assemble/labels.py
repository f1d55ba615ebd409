"""Sections that a label names: `Summary:`, `A/N: ...`, `Author's Note` alone on its line."""

from __future__ import annotations

import re
from itertools import pairwise

from ebookpack.assemble.reading import (
    Kind,
    Reading,
    Verdict,
    letters_of,
    without_prefix,
    without_suffix,
    words,
)
from ebookpack.assemble.vocabulary import LABELS, NAMED, SHOWN_AS
from ebookpack.core.book import SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Heading, Paragraph, Quote
from ebookpack.core.patterns import pattern

_SECTIONS = {
    **LABELS,
    **{
        name: role
        for name, role in NAMED.items()
        if role
        in (
            *(SectionRole.DEDICATION, SectionRole.ACKNOWLEDGMENTS, SectionRole.EPIGRAPH),
            SectionRole.ABOUT_AUTHOR,
        )
    },
    # 【前書き】, （後書き）, as Japanese sites have them around each chapter
    **dict.fromkeys(("前書き", "まえがき"), SectionRole.NOTE),
    **dict.fromkeys(("後書き", "あとがき"), SectionRole.ENDNOTE),
}
_NAMES = "|".join(sorted(map(re.escape, _SECTIONS), key=len, reverse=True))
_INITIALS = frozenset(name[0] for name in _SECTIONS)
_DRESS, _DRESS_ALONE = r"*_\[(#>\s\-", r"*_\[(（【〔「■◆~\s\-"
"""What may stand before a label, in running text and where it is all there is."""
_DRESSED = pattern(f"[{_DRESS}{_DRESS_ALONE}]*")
_AGAIN = r"(?<=n) (?:the )?(?:second|third|last|final|again|too|two|2)"
"""Behind a label that stood above already: `A/N the Second`."""
_LABEL = pattern(
    rf"(?P<open>[{_DRESS}]*)(?P<name>{_NAMES})(?P<again>{_AGAIN})?(?P<close>\s*[*_\])]*\s*(?P<mark>[:：]|–|—|-{{1,2}})"
    r"[*_\])]*\s*)",
    re.IGNORECASE,
)
_ALONE = pattern(rf"[{_DRESS_ALONE}]*(?P<name>{_NAMES})[*_\])）】〕」~\s:：-]*", re.IGNORECASE)
_DASHED = pattern(r"([^\W\d_][^\W\d_' /]{1,30}?)\s[-–—]{1,2}\s(\S)")
FEWEST_DASHED = 2
MOST_ABOVE_STORY = 8
"""Blocks at the head of a text among which such labels stand."""
MOST_BELOW_STORY = 12
"""Blocks at the foot of a text among which notes stand."""
_FROM = pattern(
    r"(?:an? )?(?:(?:author'?s )?note|word|few words|message) from (?P<name>\S.{1,38}?)\s*:?",
    re.IGNORECASE,
)
"""How a site labels the notes of whoever wrote the text, by name."""
_BY_NAME = pattern(r"a/n|[ct]w|disclaimer|.*\bauthor.*", re.IGNORECASE)
"""Labels that nobody writes in prose: a dash is enough behind them, and small letters are."""
_NEEDS_COLON = frozenset(
    {
        *(
            "note",
            "notes",
            "an",
            "inhalt",
            "thanks",
            "dank",
            "tack",
            "takk",
            "tak",
            "previously",
            *("thank you", "many thanks", "with thanks", "special thanks"),
            "advertencia",
        ),
        *("advertencias",),
        *("avertissements", "avvertimenti", "waarschuwing", "a/n's"),
    }
)
"""Labels that are ordinary words, and need their colon."""
TEXT_LABEL = r"(chapter|work) text:?|[【\[■◆]本文[】\]]?"
"""What an archive sets above the text itself."""
_TEXT_LABEL = pattern(TEXT_LABEL, re.IGNORECASE)
_IN_END_NOTES = frozenset({SectionRole.WARNINGS, SectionRole.NOTE, SectionRole.DISCLAIMER})
MOST_OF_NAME = 40
MOST_CHARACTERS = 4000
"""No label is looked for in paragraphs that are longer: they are no note."""


def find_labels(reading: Reading) -> None:
    """Give verdicts on paragraphs that are a label, or start with one."""
    for index in reading.unread():
        block, above = reading.blocks[index], reading.verdicts[index - 1] if index else None
        is_named = (above is not None and above.kind is Kind.OPENS and above.rest == ()) or (
            index > 0 and isinstance(reading.blocks[index - 1], Heading)
        )
        if isinstance(block, Quote) and len(block.blocks) == 1 and not is_named:
            block = block.blocks[0]  # some set their notes as quotations
        verdict = labelled_opening(block) or _labelled_by_name(index, reading)
        if verdict is not None:
            reading.verdicts[index] = verdict
    _find_those_with_dashes(reading)
    if any(map(is_text_label, reading.texts)) or _is_page_head(reading):
        _find_those_of_a_page(reading)
    _find_last_notes(reading)
    _hold_labels_below_end_notes(reading)


def _labelled_by_name(index: int, reading: Reading) -> Verdict | None:
    """The verdict on a line that announces the note of the text's author: `A note from Ada`."""
    found = _FROM.fullmatch(reading.texts[index].replace("’", "'").strip())
    makers = (*reading.fields.get("author", ()), *reading.fields.get("poster", ()))
    if found is None or letters_of(found["name"]) not in map(letters_of, makers):
        return None
    return labelled("Author's Note")


def _find_last_notes(reading: Reading) -> None:
    """`Notes` alone on its line needs no colon below the last chapter, white above it.

    Little stands below it, and no heading.
    """
    headings = [index for index, verdict in reading.openers() if verdict.rest == ()]
    first = max(len(reading.texts) - MOST_BELOW_STORY, *headings[-1:], 0)
    for index in reading.unread(first + 1):
        text = reading.texts[index].strip()
        is_lone = len(text) < MOST_OF_NAME and text.casefold() in ("notes", "note")
        if is_lone and headings and reading.gap(index) and index + 1 < len(reading.texts):
            reading.verdicts[index] = labelled(text)
            return


def _find_those_with_dashes(reading: Reading) -> None:
    """`summary - ...`, `notes - ...`: a dash is enough where two such labels stand in a row."""
    found = {
        index: f"{label[1]}: {label[2]}"
        for index in reading.unread(0, MOST_ABOVE_STORY)
        if (label := _DASHED.match(reading.texts[index])) is not None and key_of(label[1]) in LABELS
    }
    if len(found) < FEWEST_DASHED or max(found) - min(found) >= 2 * len(found):
        return
    for index in found:
        block, label = reading.blocks[index], _DASHED.match(reading.texts[index])
        if isinstance(block, Paragraph) and label is not None:
            key = key_of(label[1])
            reading.verdicts[index] = Verdict(
                kind=Kind.OPENS,
                role=_SECTIONS[key],
                title=SHOWN_AS.get(key, label[1]).capitalize(),
                rest=without_prefix(block.children, label.start(2)),
                why=f"labelled “{label[1]}”",
            )


def _is_page_head(reading: Reading) -> bool:
    """Whether `Summary` alone on its line, and `Notes` so below it, stand at the head."""
    near = range(min(MOST_ABOVE_STORY, len(reading.texts)))
    said = [reading.texts[index].strip().casefold() for index in near]
    return "summary" in said and "notes" in said[said.index("summary") :]


def _find_those_of_a_page(reading: Reading) -> None:
    """On an archive's page `Notes` is a label without its colon."""
    for index in reading.unread():
        name = reading.texts[index].strip()
        if len(name) < MOST_OF_NAME and name.casefold() in _NEEDS_COLON & LABELS.keys():
            reading.verdicts[index] = labelled(name)


def _hold_labels_below_end_notes(reading: Reading) -> None:
    """What is labelled right below `End Notes` is one of them."""
    openers = list(reading.openers())
    for (index, verdict), (below, labelled_below) in pairwise(openers):
        is_empty = verdict.rest == () and verdict.role is SectionRole.ENDNOTE
        if is_empty and below == index + 1 and labelled_below.role in _IN_END_NOTES:
            reading.verdicts[below] = Verdict(kind=Kind.TEXT, why=f"one of the {verdict.title}")


def labelled_opening(block: Block) -> Verdict | None:
    """The verdict on a paragraph that is a label, or starts with one."""
    text = block_text(block) if isinstance(block, Paragraph) else ""
    found = label_of(text) if len(text) <= MOST_CHARACTERS else None
    if found is None or not isinstance(block, Paragraph):
        return None
    name, length = found
    rest = without_prefix(block.children, length)
    if text[0] in "[(" and text.endswith("])"["[(".index(text[0])]):
        rest = without_suffix(rest, 1)
    key = key_of(name)
    said = _LABEL.match(text)
    again = (said["again"] if said is not None else "") or ""
    return Verdict(
        kind=Kind.OPENS,
        role=_SECTIONS[key],
        title=f"{name}{again}" if again else SHOWN_AS.get(key, name),
        rest=rest,
        why=f"labelled “{name}{again}”",
    )


def labelled(text: str) -> Verdict | None:
    """The verdict on a heading that is nothing but a label: `Notes`, `Chapter Summary:`."""
    found = label_of(f"{text.strip().rstrip(':')}:")
    if found is None or found[1] < len(text.strip()):
        return None
    name = found[0]
    key = key_of(name)
    return Verdict(
        kind=Kind.OPENS,
        role=_SECTIONS[key],
        title=SHOWN_AS.get(key, name),
        rest=(),
        why=f"labelled “{name}”",
    )


def is_text_label(text: str) -> bool:
    """Whether a block is the label that an archive sets above the text itself."""
    return len(text) < MOST_OF_NAME and _TEXT_LABEL.fullmatch(text.strip()) is not None


def names_a_part(text: str) -> bool:
    """Whether a line is a label with what it names: `TW: none`, which is no title."""
    found = label_of(text)
    return found is not None and found[1] < len(text)


def label_of(text: str) -> tuple[str, int] | None:
    """(label, characters up to what it labels) of a text that starts with one."""
    dress = _DRESSED.match(text)
    if dress is None or key_of(text[dress.end() :][:1]) not in _INITIALS:
        return None
    text = text.replace("’", "'")
    alone = _ALONE.fullmatch(text)
    if alone is not None:
        name = alone["name"]
        if ":" in text or name.casefold() not in _NEEDS_COLON:
            return name, len(text)
        return None
    found = _LABEL.match(text)
    if found is None:
        return None
    name = found["name"]
    # "Note - " may start a sentence; a colon, or an abbreviation nobody writes in prose, is sure.
    if found["mark"] not in ":：" and not _BY_NAME.fullmatch(name):
        return None
    in_small_letters = _BY_NAME.fullmatch(name) or name in ("warnings", "summary")
    if name[0].islower() and words(text) > 3 and not in_small_letters:
        return None
    return name, found.end()
