"""Plays: who speaks, what is said, what is done.

A speech starts with its speaker's name: `NAME. text`, `NAME: text`, the name on a line of its own,
in capitals or set otherwise. A novel has such lines too, where people write to each other; a
manuscript is a play if most of it is speeches, and those of few people who speak again and again.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.heading_forms import candidate_of
from ebookpack.assemble.numerals import number_of
from ebookpack.assemble.reading import Reading, without_prefix, words
from ebookpack.assemble.shapes import last_lines
from ebookpack.assemble.title_words import DETAILS, FIELDS
from ebookpack.assemble.vocabulary import LABELS, NAMED, NUMBERED
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Quote,
    Rule,
    SceneBreak,
    SmallCaps,
    Speech,
    StageDirection,
    Strong,
    Text,
    Verse,
)
from ebookpack.core.patterns import pattern

_DIRECTION = r"(?:\([^()]{1,200}\)|\[[^\[\]]{1,200}\])"
_TITLES = "mrs?|ms|dr|st|mme|mlle|m|rev|capt|sra?|hr|fr|prof|sgt|lt|col|gen|[1-9]"
_WORD = rf"(?:(?i:{_TITLES})\.|[A-ZÀ-ÞА-Я0-9][\w'’-]*)"
_NAME = rf"(?:(?:{_WORD}|the|of|de|la|le|der|die|des|und|and|et|&|a) ){{0,4}}{_WORD}"
_LABEL = pattern(
    rf"(?P<name>{_NAME})(?:,\s(?P<how>[^\W\d_A-ZÀ-Þ][^.:\n]{{1,80}}))?"
    rf"(?:\s(?P<before>{_DIRECTION}))?(?P<mark>[.:]|(?=\t| {{2,}}|\n|$))[.:–—-]*"
    rf"(?:\s*(?P<behind>{_DIRECTION})(?=\s|$)\.?)?(?:\s+|$)"
)
_EDITED = pattern(r"\[[^\[\]]{1,400}\]")
_ACTION = pattern(
    r"(re-?enter|enter|exit|exeunt|manet|curtain|the curtain|scene closes|flourish|alarum|sennet"
    r"|tableau|act drop|black ?out|lights (up|down)|ab\b|(der )?vorhang|rideau|telón|sipario"
    r"|fade (in|out)|cut to|int\.|ext\.)",
    re.IGNORECASE,
)
_END = pattern(r"\W*(the )?(end|fin|finis|ende|fine|einde|koniec)\b.{0,20}", re.IGNORECASE)
_BETWEEN_NAMES = pattern(r"[.,;\n]|\b(?:and|und|et|y|e|en)\b")
_NOT_NAMES = frozenset({*LABELS, *NAMED, *NUMBERED, *FIELDS, *DETAILS, "fin", "the end", "scene"})
FEWEST_SPEECHES = 6
FEWEST_TURNS = 2
"""Times that at least two people speak."""
LEAST_SHARE = 0.5
"""Of the blocks of a play that are speeches, or names above them."""
LEAST_SHARE_UNMARKED = 0.6
"""The same where nothing but capitals shows the names: signs and shouts are set so too."""
MOST_SPOKEN = 60
"""Words of a speech, on average, in a play where nothing but capitals shows the names."""
LONGEST_LABEL = 300
MOST_NAME = 32
LEAST_WRAPPED = 45
"""Characters of a line of prose that was wrapped."""


class _Turn(Struct, frozen=True):
    """How a block says who speaks."""

    name: str
    """Case folded, without the mark behind it."""
    manner: str
    """How names are typed here: in capitals or not, and the mark behind them."""
    shown: str
    direction: str
    length: int
    """Characters up to what is said."""


def find_speakers(reading: Reading) -> None:
    """Find whether the manuscript is a play, and who speaks in it."""
    turns = {
        index: turn
        for index, block in enumerate(reading.blocks)
        if (turn := _turn(block)) is not None and not _is_heading(reading.texts[index])
    }
    often = Counter(turn.name for turn in turns.values())
    again = [turn for turn in turns.values() if often[turn.name] >= FEWEST_TURNS]
    manners = Counter(turn.manner for turn in again)
    usual = {manner for manner, count in manners.items() if count >= 0.1 * len(again)}
    spoken = {index: turn for index, turn in turns.items() if turn.manner in usual}
    names = {turn.name for turn in spoken.values() if often[turn.name] >= FEWEST_TURNS}
    if len(spoken) < FEWEST_SPEECHES or len(names) < 2:
        return
    alone = sum(turn.length >= LONGEST_LABEL for turn in spoken.values())
    unmarked = sum(turn.manner.endswith(" ") for turn in spoken.values())
    least = LEAST_SHARE_UNMARKED if unmarked > len(spoken) / 2 else LEAST_SHARE
    most = (len(spoken) + alone) / least
    said = 0
    for index in range(min(spoken), len(reading.blocks)):
        said += _may_be_said(index, reading)
        if said > most:
            return
    long = sum(reading.counts[min(spoken) :]) > MOST_SPOKEN * len(spoken)
    if not (unmarked and long):
        reading.speakers = frozenset(turn.name for turn in spoken.values())


def _is_heading(text: str) -> bool:
    candidate = candidate_of(text, 0)
    return candidate is not None and candidate.certain


def _may_be_said(index: int, reading: Reading) -> bool:
    """Whether a block counts when speeches are weighed against the rest."""
    block, text = reading.blocks[index], reading.texts[index]
    if not isinstance(block, Paragraph | Verse) or not text.strip():
        return False
    is_done = isinstance(block, Paragraph) and is_direction(block)
    return not is_done and not _is_heading(text)


def _turn(block: Block) -> _Turn | None:
    """Who speaks in a block, None if it does not say; a name alone speaks in those below."""
    if not isinstance(block, Paragraph):
        return None
    text = plain_text(block.children)
    found = _LABEL.match(text[:LONGEST_LABEL])
    if found is None or len(found["name"]) > MOST_NAME:
        return None
    name = found["name"].rstrip(".")
    rest = text[found.end() :].strip()
    capitals = name.upper() == name and any(c.isalpha() for c in name)
    dressed = isinstance(block.children[0], Emphasis | Strong | SmallCaps) and plain_text(
        block.children[:1]
    ).startswith(name)
    if not found["mark"] and not (capitals or dressed):
        return None
    if not rest and not (capitals or dressed or block.align is Align.CENTER):
        return None
    if not rest and number_of(name) is not None:
        return None
    if name.casefold() in _NOT_NAMES or words(name) == 0 or _ACTION.match(text):
        return None
    how = f", {found['how']}" if found["how"] else ""
    directions = " ".join(filter(None, (found["before"], found["behind"])))
    mark = found["mark"] if not found["before"] else ""
    manner = f"{'capitals' if capitals else 'dressed' if dressed else 'plain'} {found['mark']}"
    return _Turn(
        name=name.casefold(),
        manner=manner,
        shown=f"{found['name']}{how}{mark}",
        direction=directions,
        length=found.end() if rest else LONGEST_LABEL,
    )


# ------------------------------------------------------------------------------ speeches


def stage(blocks: Iterable[Block], speakers: frozenset[str]) -> Blocks:
    """The blocks of a section of a play as speeches and directions."""
    if not speakers:
        return tuple(blocks)
    staged: list[Block] = []
    speech: Speech | None = None
    waiting: list[Block] = []  # directions that may stand inside of a speech
    for block in blocks:
        turn = _turn(block)
        lists = isinstance(block, Paragraph) and _lists_speakers(block, speakers)
        if isinstance(block, Paragraph) and turn and turn.name in speakers and not lists:
            staged += [speech, *waiting] if speech else waiting
            speech, waiting = _speech(block, turn), []
        elif isinstance(block, Heading | SceneBreak | Rule) or _is_end(block):
            staged += [*([speech] if speech else []), *waiting, block]
            speech, waiting = None, []
        elif isinstance(block, Paragraph) and (lists or is_direction(block)):
            direction = StageDirection(children=_unslanted(block.children))
            waiting.append(replace(block, children=(direction,)))
        elif speech is not None and isinstance(block, Paragraph | Verse | Quote | List):
            said = (*speech.blocks, *waiting, _with_directions(block))
            speech, waiting = replace(speech, blocks=said), []
        else:
            staged += [*([speech] if speech else []), *waiting, block]
            speech, waiting = None, []
    staged += [*([speech] if speech else []), *waiting]
    return tuple(staged)


def is_direction(block: Paragraph) -> bool:
    """Whether a paragraph of a play is what is done: in brackets, in italics, or by its verb."""
    text = plain_text(block.children).strip()
    if text[:1] in "[(" and text.rstrip(".")[-1:] in "])":
        return True
    slanted = all(
        isinstance(child, Emphasis) or not plain_text((child,)).strip(" .[]()")
        for child in block.children
    )
    return (slanted and bool(text)) or (_ACTION.match(text) is not None and words(text) < 60)


def _is_end(block: Block) -> bool:
    return isinstance(block, Paragraph) and _END.fullmatch(plain_text(block.children)) is not None


def _lists_speakers(block: Paragraph, speakers: frozenset[str]) -> bool:
    """Whether a line says who is on the stage: `Anne. Boris.`, `ANNE, BORIS and THE POSTMAN`."""
    text = plain_text(block.children)
    names = [name.strip().casefold() for name in _BETWEEN_NAMES.split(text) if name.strip()]
    return len(text) < 150 and len(names) > 1 and all(name in speakers for name in names)


def _speech(block: Paragraph, turn: _Turn) -> Speech:
    rest = _run_on(without_prefix(block.children, turn.length))
    layout = replace(block.layout, lines=last_lines(block, rest), gap=0, indent=0)
    said = replace(block, children=rest, layout=layout)
    return Speech(
        speaker=(Text(text=turn.shown),),
        direction=(Text(text=turn.direction),) if turn.direction else (),
        blocks=(_with_directions(said),) if plain_text(rest).strip() else (),
        span=block.span,
    )


def _run_on(children: Inlines) -> Inlines:
    """Prose that was wrapped below a name: its lines run on in small letters."""
    lines = plain_text(children).split("\n")
    below = [line for line in lines[1:] if line]
    if not below or 2 * sum(line[0].islower() for line in below) < len(below):
        return children
    if min(map(len, lines[:-1])) < LEAST_WRAPPED:
        return children
    return tuple(Text(text=" ") if isinstance(c, LineBreak) else c for c in children)


def _with_directions(block: Block) -> Block:
    """A block that is said, what is done within it told apart."""
    if not isinstance(block, Paragraph):
        return block
    return replace(block, children=_told_apart(block.children))


def _told_apart(children: Inlines) -> Inlines:
    """Brackets around italics, or square ones, hold directions; other round ones are speech."""
    told: list[Inline] = []
    queue = deque(children)
    while queue:
        child = queue.popleft()
        if not isinstance(child, Text):
            told.append(child)
            continue
        following = queue[0] if queue else None
        behind = queue[1] if len(queue) > 1 else None
        if (
            child.text[-1:] in ("(", "[")
            and isinstance(following, Emphasis)
            and isinstance(behind, Text)
            and behind.text.lstrip(".")[:1] in (")", "]")
        ):
            end = 1 + len(behind.text) - len(behind.text.lstrip("."))
            opening, closing = child.text[-1], behind.text[:end]
            inner = (Text(text=opening), *following.children, Text(text=closing))
            told += [*_bracketed(child.text[:-1]), StageDirection(children=inner)]
            rest = behind.text[end:]
            queue.popleft()
            queue.popleft()
            if rest:
                queue.appendleft(Text(text=rest))
        else:
            told += _bracketed(child.text)
    return tuple(told)


def _bracketed(text: str) -> list[Inline]:
    parts: list[Inline] = []
    done = 0
    for found in _EDITED.finditer(text):
        if found.start() > done:
            parts.append(Text(text=text[done : found.start()]))
        parts.append(StageDirection(children=(Text(text=found[0]),)))
        done = found.end()
    if done < len(text):
        parts.append(Text(text=text[done:]))
    return parts


def _unslanted(children: Inlines) -> Inlines:
    """The children of a direction without italics of their own: all of it is italic."""
    return tuple(
        inner
        for child in children
        for inner in (child.children if isinstance(child, Emphasis) else (child,))
    )
