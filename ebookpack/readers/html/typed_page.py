"""Pages that are a typed text and nothing else: all of it stands in one `<pre>`."""

from __future__ import annotations

from ebookpack.readers.html.page_tree import NOT_TEXT, Element

LEAST_TYPED = 0.9
"""Share of the page's letters that stand in it."""
FEWEST_LINES = 20
_CODE = frozenset({"code", "highlight", "sourcecode", "prettyprint"})


def typed_text(root: Element) -> str:
    """The text of such a page with its line ends, "" if the page is another."""
    typed = [element for element in root.find("pre") if not element.classes & _CODE]
    body = root.first("body") or root
    if len(typed) != 1 or typed[0].first("code") is not None:
        return ""
    text, whole = as_typed(typed[0]), len(as_typed(body).split())
    if text.count("\n") < FEWEST_LINES or len(text.split()) < LEAST_TYPED * whole:
        return ""
    return text


def as_typed(element: Element) -> str:
    """The text of an element with all its blanks and line ends."""
    parts: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.name == "br":
            parts.append("\n")
        elif node.name not in NOT_TEXT:
            waiting.extend(reversed(node.children))
    return "".join(parts)
