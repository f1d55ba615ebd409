"""Runs, flat and each with its own look, to the tree of inlines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from msgspec import Struct

from ebookpack.core.nodes import (
    Emphasis,
    Inline,
    Inlines,
    Language,
    Link,
    Ruby,
    SmallCaps,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from ebookpack.readers.word_processor.looks import PLAIN, RunLook
from ebookpack.readers.word_processor.seen import Leaf

_PLAIN_CONTAINERS: Mapping[str, Callable[..., Inline]] = {
    "italic": Emphasis,
    "bold": Strong,
    "small_caps": SmallCaps,
    "strike": Strikethrough,
    "superscript": Superscript,
    "subscript": Subscript,
}
FEWEST_FOREIGN_WORDS = 2
_NESTING = ("link", "language", *_PLAIN_CONTAINERS, "ruby")
"""What holds what, the outermost first."""


class Setting(Struct, frozen=True, kw_only=True):
    """What the inlines of a whole document have in common."""

    base: RunLook = PLAIN
    """How ordinary text looks: what looks like it stands out from nothing."""
    anchors: Mapping[str, str] | None = None
    """Ids of headings by the bookmarks in them; links to other places of the text lead nowhere."""
    languages: Collection[str] = ()
    """Languages, as tags, whose marks on runs mean something."""


@dataclass(slots=True)
class _Marked:
    """A leaf with the containers that it is to be in."""

    node: Inline
    marks: dict[str, str]
    neutral: bool
    """Whether looks do not show on it: white space, a line end, the call of a note."""


def inlines_of(leaves: Iterable[Leaf], setting: Setting, *, heading: bool = False) -> Inlines:
    """Inlines of leaves; a heading does not stand out from itself by being all in italics."""
    marked = [piece for leaf in leaves for piece in _pieces(leaf, setting)]
    _settle_neutral(marked)
    _strip_stray_languages(marked)
    if heading:
        _strip_uniform(marked)
    used = {name for piece in marked for name in piece.marks}
    return _nested(marked, [name for name in _NESTING if name in used])


def _pieces(leaf: Leaf, setting: Setting) -> Iterable[_Marked]:
    """A leaf, the white space at its ends parted from it."""
    marks = _marks(leaf, setting)
    if not isinstance(leaf.node, Text):
        return [_Marked(leaf.node, {"link": marks.get("link", "")}, neutral=True)]
    text = leaf.node.text.replace("\t", " ")
    core = text.strip()
    if not core:
        return [_Marked(Text(text=text), marks, neutral=True)]
    start = text.index(core)
    pieces = (text[:start], core, text[start + len(core) :])
    return [
        _Marked(Text(text=piece), dict(marks), neutral=piece is not core)
        for piece in pieces
        if piece
    ]


def _marks(leaf: Leaf, setting: Setting) -> dict[str, str]:
    if leaf.look == setting.base and not (leaf.link or leaf.reading):
        return {}
    look = leaf.look.beside(setting.base)
    link = leaf.link
    if link.startswith("#"):
        target = (setting.anchors or {}).get(link[1:], "")
        link = f"#{target}" if target else ""
    found = {
        "link": link,
        "language": look.language if look.language in setting.languages else "",
        "italic": look.italic or (look.underline and not leaf.link),
        "bold": look.bold,
        # Capitals that are typed are capitals; those that are a look are small capitals to us.
        "small_caps": (look.small_caps or look.caps) and not leaf.text.isupper(),
        "strike": look.strike,
        look.raised: look.raised,
        "ruby": leaf.reading,
    }
    return {name: str(value) for name, value in found.items() if name and value}


def _settle_neutral(marked: Sequence[_Marked]) -> None:
    """White space and calls take the looks that both of their neighbours have."""
    firm = [index for index, piece in enumerate(marked) if not piece.neutral]
    bounds = [-1, *firm, len(marked)]
    for before, after in pairwise(bounds):
        left = marked[before].marks if before >= 0 else {}
        right = marked[after].marks if after < len(marked) else {}
        shared = {
            name: left[name]
            for name in _NESTING
            if left.get(name) and left.get(name) == right.get(name)
        }
        for piece in marked[before + 1 : after]:
            own = {} if isinstance(piece.node, Text) else _only_link(piece.marks)
            piece.marks = shared | own


def _strip_stray_languages(marked: Sequence[_Marked]) -> None:
    """A language that is said of one upright word is more often a slip of Word's than meant."""
    for tag, group in groupby(marked, lambda piece: piece.marks.get("language", "")):
        pieces = list(group)
        words = "".join(p.node.text for p in pieces if isinstance(p.node, Text)).split()
        italic = all(piece.marks.get("italic") for piece in pieces)
        if tag and len(words) < FEWEST_FOREIGN_WORDS and not italic:
            for piece in pieces:
                del piece.marks["language"]


def _only_link(marks: Mapping[str, str]) -> dict[str, str]:
    return {"link": marks["link"]} if marks.get("link") else {}


def _strip_uniform(marked: Sequence[_Marked]) -> None:
    firm = [piece for piece in marked if not piece.neutral]
    for name in ("italic", "bold", "small_caps"):
        if firm and all(piece.marks.get(name) for piece in firm):
            for piece in marked:
                piece.marks.pop(name, None)


def _nested(marked: Sequence[_Marked], names: Sequence[str]) -> Inlines:
    """Inlines within the containers of these names that apply to them, the outermost first."""
    if not names:
        return _merged([piece.node for piece in marked])
    name, *inner = names
    built: list[Inline] = []
    for value, group in groupby(marked, lambda piece: piece.marks.get(name, "")):
        children = _nested(list(group), inner)
        built += (_container(name, value, children),) if value else children
    return _merged(built)


def _container(name: str, value: str, children: Inlines) -> Inline:
    if name == "link":
        return Link(href=value, children=children)
    if name == "ruby":
        return Ruby(reading=value, children=children)
    if name == "language":
        return Language(tag=value, children=children)
    return _PLAIN_CONTAINERS[name](children=children)


def _merged(inlines: Sequence[Inline]) -> Inlines:
    """Inlines with texts that stand side by side as one."""
    if len(inlines) == 1:
        return tuple(inlines)
    merged: list[Inline] = []
    for is_text, group in groupby(inlines, lambda inline: isinstance(inline, Text)):
        if is_text:
            merged.append(Text(text="".join(i.text for i in group if isinstance(i, Text))))
        else:
            merged += group
    return tuple(merged)
