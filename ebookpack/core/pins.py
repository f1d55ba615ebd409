"""Corrections in book.toml, each a line that quotes the text and says what it is.

    [structure]
    "Nobody came. At six the lights" = "body"
    "II." = { is = "chapter", title = "The Moth" }

A quotation is the key, so that any number of lines can stand below one another, in any order. For
many of a kind there is the other way round: `text = ["...", "..."]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from ebookpack.core.book import SectionRole

STORY = "body"
SCENE_BREAK = "scene-break"
TEXT = "text"
LEAVE_OUT = "leave-out"
KEEP = "keep"

STRUCTURE_KEYS = (*(str(role) for role in SectionRole), STORY, SCENE_BREAK, TEXT, LEAVE_OUT, KEEP)
"""What a quoted text can be said to be: the start of a section of a role; `body`, the start of the
story; a scene break; `text`, nothing but a paragraph; what to leave out; what not to leave out."""

EVERY = "all"
"""The value of `nth` for every place at which a quotation stands."""

HEADED = frozenset(
    {
        *(SectionRole.PART, SectionRole.CHAPTER, SectionRole.PROLOGUE, SectionRole.INTERLUDE),
        *(SectionRole.EPILOGUE,),
    }
)
"""Sections that end where the next one starts, and nowhere else: `until` is not for them."""


class Pin(Struct, frozen=True, kw_only=True):
    """The author's word on a text, which no inference overrules."""

    role: str
    """One of STRUCTURE_KEYS."""
    quote: str
    """How the text starts."""
    nth: int | str | None = None
    """Which of several places, from 1, or EVERY; None for the only one."""
    until: str = ""
    """How the last paragraph of it starts; empty for one paragraph, or up to the next section."""
    title: str | None = None
    """Of a section: its title; None for the one that the text gives, empty for none."""
    label: str | None = None
    """Of a section: what stands before its title, as `Chapter Two`; as for `title`."""
    line: int | None = None
    """Line of book.toml."""

    def __str__(self) -> str:
        """Give the pin as a line of book.toml below `[structure]`."""
        return next(pin_lines([self]))

    def said(self) -> str:
        """What the text is, as it stands behind the quotation in a line."""
        options = {"nth": self.nth, "until": self.until or None}
        options |= {"label": self.label, "title": self.title}
        written = [f"{key} = {toml(value)}" for key, value in options.items() if value is not None]
        return f"{{ is = {toml(self.role)}, {', '.join(written)} }}" if written else toml(self.role)


def pin_lines(pins: Iterable[Pin]) -> Iterator[str]:
    """Lines of book.toml below `[structure]`: a key stands once in TOML, so pins share theirs."""
    by_quote: dict[str, list[Pin]] = {}
    for pin in pins:
        by_quote.setdefault(pin.quote, []).append(pin)
    for quote, alike in by_quote.items():
        said = list(dict.fromkeys(pin.said() for pin in alike))
        value = said[0] if len(said) == 1 else f"[{', '.join(said)}]"
        # A key that is the name of a role is the other way round: capitals tell it apart.
        yield f"{toml(quote.capitalize() if quote in STRUCTURE_KEYS else quote)} = {value}"


PIN_KEYS = ("is", "quote", "nth", "until", "title", "label")


class PinError(Exception):
    """What is wrong with a pin."""

    def __init__(self, key: str, message: str, *hints: str) -> None:
        """Name the key that is at fault, what is wrong with it, and the way out."""
        super().__init__(message)
        self.key, self.message, self.hints = key, message, hints


def toml(value: str | int) -> str:
    """A value as TOML writes it; text between `'` where it holds `"` (TOML 1.0, String)."""
    if isinstance(value, int):
        return str(value)
    if '"' in value and "'" not in value and "\\" not in value and value.isprintable():
        return f"'{value}'"
    escaped = "".join(_ESCAPES.get(c, c if c.isprintable() else f"\\U{ord(c):08X}") for c in value)
    return f'"{escaped}"'


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def says_what(value: object) -> bool:
    """Whether a value says what the text is that its key quotes."""
    items = value if isinstance(value, list) else [value]
    return any(item in STRUCTURE_KEYS if isinstance(item, str) else _has_is(item) for item in items)


def _has_is(item: object) -> bool:
    return isinstance(item, dict) and "is" in item


def pins_of(key: str, value: Any) -> Iterator[Pin]:
    """The pins of one line below `[structure]`; raises PinError for what says nothing sound."""
    by_role = key in STRUCTURE_KEYS
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            pin = Pin(role=key, quote=item) if by_role else Pin(role=item, quote=key)
        elif isinstance(item, dict):
            pin = _of_table(key, item, by_role=by_role)
        elif by_role:
            raise PinError(
                key,
                f'"{key}" is a text or a list: write {key} = ["...", "..."]',
                "quote how the text starts that it is about; lines have no numbers here",
            )
        else:
            raise PinError(key, f'say what "{key}" is', f"one of {', '.join(STRUCTURE_KEYS)}")
        if pin.quote.strip():
            yield _checked(pin, key)


def _of_table(key: str, table: dict[str, Any], *, by_role: bool) -> Pin:
    for name in table:
        if name not in PIN_KEYS:
            raise PinError(key, f'unknown key "{name}"', f"known keys: {', '.join(PIN_KEYS)}")
    wanted, other = ("quote", "is") if by_role else ("is", "quote")
    if not isinstance(table.get(wanted), str) or other in table:
        raise PinError(key, f'"{key}" needs {wanted} = "..."', f'and no "{other}"')
    texts = {name: table.get(name) for name in ("until", "title", "label")}
    for name, value in texts.items():
        if value is not None and not isinstance(value, str):
            raise PinError(key, f'"{name}" is a text', f'write {name} = "..."')
    nth = table.get("nth")
    if not (nth is None or nth == EVERY or (type(nth) is int and nth > 0)):
        raise PinError(
            key, f'"nth" is a number from 1, or "{EVERY}"', "which of the places that are alike"
        )
    return Pin(
        role=key if by_role else table["is"],
        quote=table["quote"] if by_role else key,
        nth=nth,
        until=texts["until"] or "",
        title=texts["title"],
        label=texts["label"],
    )


def _checked(pin: Pin, key: str) -> Pin:
    if pin.role not in STRUCTURE_KEYS:
        raise PinError(key, f'"{pin.role}" is nothing that a text can be')
    is_section = pin.role == STORY or pin.role in tuple(SectionRole)
    if (pin.title is not None or pin.label is not None) and not is_section:
        raise PinError(key, f'"{pin.role}" has no title', "only sections have one")
    if pin.until and (pin.role in HEADED or pin.role in (STORY, SCENE_BREAK)):
        raise PinError(
            key,
            f'"until" is not for "{pin.role}"',
            "it ends where the next section starts: quote that one",
        )
    return pin
