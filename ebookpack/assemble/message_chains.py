"""A story told in the messages of a chat, or in a chain of reblogs, copied with all around it.

Above each message of a chat stand who sent it and when, above each of a chain its sender alone.
Who says by far the most tells the story. What that person says before and after it in another tone
are notes; what others throw in is left out, unless it is what the story answers. People in stories
chat as well: so the messages have to reach from the first lines to the last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.author_voice import ENOUGH_BELOW_A_NOTE, author_voice, holds_speech
from ebookpack.assemble.parted_blocks import part_at
from ebookpack.assemble.reading import Kind, Reading, Verdict, words
from ebookpack.core.book import Document, SectionRole
from ebookpack.core.node_text import block_text
from ebookpack.core.patterns import pattern

R = SectionRole

_TIME = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
_DAY = (
    r"(?:(?:today|yesterday|heute|gestern)(?: at| um)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    r"|\d{4}-\d\d-\d\d|(?:\d{1,2} )?[^\W\d_]{3,9}\.?(?: \d{1,2})?,? \d{4}(?: at)?)"
)
_WHEN = pattern(rf"[—–•·-]?\s*{_DAY},? {_TIME}", re.IGNORECASE)
"""`— 14/10/2022 21:52`, `Today at 9:04 PM`: when a message was sent, and nothing else."""
_SENT = pattern(rf"(?P<name>[^\W\d][^\n.!?:]{{1,38}}?)\s*[—–•·]\s*{_DAY},? {_TIME}", re.IGNORECASE)
"""`tamsin — 14/10/2022 21:52`: both on one line."""
_CLOCK = pattern(rf"\[{_TIME}\]")
"""Between two messages of one person."""
_NAME = pattern(r"[^\W\d][^\n.!?:;,\"“”]{1,38}")
_HANDLE = pattern(r"(?=.*[\d_-])[a-z\d][a-z\d_-]{3,31}|[a-z\d]{8,32}")
_REBLOGGED = pattern(r"(?:[\w-]{3,40} )?reblogged(?: this)?(?: from)?(?: [\w-]{3,40})?", re.I)
_CHANNEL = pattern(r".{0,40}#[\w-]{2,40}\W?")
_BESIDE_NAME = pattern(r"\s*[(\[].*$")
"""`(she/her)` behind a name."""
_CALLED = pattern(
    r"\b(?:(?:the |its |working )?title(?:'s| is|:)|(?:it|this|this one|story)(?:'s| is) called)"
    r"\s+[\"“']?(?P<title>[^\W\d_][^.!?\n\"”]{2,80})",
    re.IGNORECASE,
)
FEWEST_MESSAGES, FEWEST_REBLOGGED = 3, 2
MOST_LINES_ABOVE = 6
"""Lines above the first message: the name of the channel."""
MOST_HEAD_LINES = 16
"""Lines among which a chain's senders stand: below the last is the story."""
LEAST_SHARE = 0.7
"""Of all words that the teller says."""
FEWEST_WORDS_TOLD = 100
"""Words of all that the teller says."""
MOST_WORDS_OF_NOTE = 80
FEWEST_WORDS_OF_STORY = 20
"""Words of a message above the longest that the story may start with."""
FEWEST_WORDS_ANSWERED = 12
"""Words of another's message that the story may answer."""
LAST_PART = 0.75
"""Share of the lines below which one message of a chat stands at least."""
_WHY_LINE = "says who sent the message below it, or when"


class _Line(Struct, frozen=True):
    block: int
    number: int
    """Of the block's lines, from 0."""
    text: str


class _Message(Struct, frozen=True):
    sender: str
    head: tuple[_Line, ...]
    """The lines that say who sent it, and when."""
    lines: tuple[_Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def length(self) -> int:
        """Words."""
        return words(self.text)


class _Chain(Struct, frozen=True):
    above: tuple[_Line, ...]
    messages: tuple[_Message, ...]
    teller: str

    @property
    def story(self) -> range:
        """Places of the messages from the story's first to its last."""
        own = [n for n, message in enumerate(self.messages) if message.sender == self.teller]
        told = max(own, key=lambda n: self.messages[n].length)
        begins = _starts_in_capitals(self.messages[told])
        goes_on = [
            n == told
            or (
                not _is_aside(self.messages[n], begins)
                and (n > told or self.messages[n].length >= FEWEST_WORDS_OF_STORY)
            )
            for n in own
        ]
        first, last = goes_on.index(True), goes_on[::-1].index(True)
        return range(own[first], own[-1 - last] + 1)


def part_messages(document: Document) -> Document:
    """The document with the lines above each message apart from what it says."""
    chain = _find_chain([block_text(block) for block in document.blocks])
    if chain is None:
        return document
    above: dict[int, set[int]] = {}
    for message in chain.messages:
        for line in message.head:
            above.setdefault(line.block, set()).update({line.number, line.number + 1})
    texts = [block_text(block) for block in document.blocks]
    ends = {block: texts[block].count("\n") + 1 for block in above}
    return part_at(
        document, {b: {n for n in lines if 0 < n < ends[b]} for b, lines in above.items()}
    )


def read_messages(reading: Reading) -> None:
    """Leave out what a chat or a chain puts around a story, and find the notes on either side."""
    chain = _find_chain(reading.texts)
    if chain is None:
        return
    reading.note_field("poster", _BESIDE_NAME.sub("", chain.teller))
    for line in chain.above:
        if _CHANNEL.fullmatch(line.text) or _REBLOGGED.fullmatch(line.text):
            reading.leave_out(line.block, "chat's line", "names the channel, or who passed it on")
    story = chain.story
    for place, message in enumerate(chain.messages):
        for line in message.head:
            reading.leave_out(line.block, "message's head", _WHY_LINE)
        _read_message(place, message, chain.teller, story, reading)
    _open_story(chain.messages[story.start], reading)


def _read_message(
    place: int, message: _Message, teller: str, story: range, reading: Reading
) -> None:
    blocks = dict.fromkeys(line.block for line in message.lines)
    is_teller = message.sender == teller
    is_answered = place < story.start and message.length >= FEWEST_WORDS_ANSWERED
    if not blocks or (is_teller and place in story):
        return
    if not is_teller and not is_answered:
        for block in blocks:
            reading.leave_out(block, "another's message", "somebody else said it in between")
        return
    if (called := _CALLED.search(message.text)) is not None and is_teller:
        reading.note_field("title", called["title"].strip())
    role = R.NOTE if place < story.start else R.ENDNOTE
    side = "above" if place < story.start else "below"
    why = f"a message {side} those that tell the story"
    reading.verdicts[next(iter(blocks))] = Verdict(kind=Kind.OPENS, role=role, why=why)


def _open_story(message: _Message, reading: Reading) -> None:
    first = next((line.block for line in message.lines if reading.verdicts[line.block] is None), -1)
    if first >= 0:
        why = "the first message of the person who tells the story"
        reading.verdicts[first] = Verdict(kind=Kind.OPENS, role=R.CHAPTER, why=why)


def _is_aside(message: _Message, begins: bool) -> bool:
    """Whether a teller's message is about the story: in another tone, or in the author's voice."""
    text = message.text
    if message.length > MOST_WORDS_OF_NOTE or holds_speech(text):
        return False
    in_other_tone = begins and not _starts_in_capitals(message)
    return (
        in_other_tone
        or _CALLED.search(text) is not None
        or author_voice(text)[0] >= ENOUGH_BELOW_A_NOTE
    )


def _starts_in_capitals(message: _Message) -> bool:
    return next((c for c in message.text if c.isalpha()), "").isupper()


# ------------------------------------------------------------------------------ the messages


def _find_chain(texts: Sequence[str]) -> _Chain | None:
    """The messages that a text consists of, None if it is none."""
    lines = [
        _Line(block, number, line.strip())
        for block, text in enumerate(texts)
        for number, line in enumerate(text.split("\n"))
        if line.strip()
    ]
    heads = list(_chat_heads(lines))
    is_chat = len(heads) >= FEWEST_MESSAGES and heads[-1][0] >= LAST_PART * len(lines)
    if not is_chat:
        heads = list(_chain_heads(lines))
    if len(heads) < FEWEST_REBLOGGED or heads[0][0] > MOST_LINES_ABOVE:
        return None
    messages = [
        _Message(name, tuple(lines[start : start + size]), tuple(lines[start + size : end]))
        for (start, size, name), (end, *_) in pairwise((*heads, (len(lines), 0, "")))
    ]
    teller, messages = _with_senders(messages)
    chain = _Chain(tuple(lines[: heads[0][0]]), tuple(messages), teller)
    total = sum(message.length for message in messages)
    own = [message.length for message in messages if message.sender == chain.teller]
    told = sum(own) >= max(FEWEST_WORDS_TOLD, LEAST_SHARE * total)
    return chain if told and len({message.sender for message in messages}) > 1 else None


def _with_senders(messages: Sequence[_Message]) -> tuple[str, list[_Message]]:
    """The teller, and the messages with the senders of those that only say at what time.

    That is whoever spoke last; but nobody throws in as much as only the teller says.
    """
    said = Counter[str]()
    for message in messages:
        said[message.sender] += message.length * bool(message.sender)
    teller = max(said, key=said.__getitem__)
    known: list[_Message] = []
    for message in messages:
        sender = message.sender or (known[-1].sender if known else teller)
        is_long = not message.sender and message.length > MOST_WORDS_OF_NOTE
        known.append(replace(message, sender=teller if is_long else sender))
    return teller, known


def _chat_heads(lines: Sequence[_Line]) -> Iterator[tuple[int, int, str]]:
    """(index of the first line, lines, sender) of each message that says when it was sent.

    The sender is "" below a time alone.
    """
    for index, line in enumerate(lines):
        if (sent := _SENT.fullmatch(line.text)) is not None:
            yield index, 1, sent["name"]
        elif index and _CLOCK.fullmatch(line.text):
            yield index, 1, ""
        elif index and _WHEN.fullmatch(line.text) and _NAME.fullmatch(lines[index - 1].text):
            yield index - 1, 2, lines[index - 1].text


def _chain_heads(lines: Sequence[_Line]) -> Iterator[tuple[int, int, str]]:
    """The same of each in a chain of reblogs: a name as people sign on the net, on its own."""
    if not any(_REBLOGGED.fullmatch(line.text) for line in lines[:MOST_LINES_ABOVE]):
        return
    for index, line in enumerate(lines[:MOST_HEAD_LINES]):
        if _HANDLE.fullmatch(line.text):
            yield index, 1, line.text
