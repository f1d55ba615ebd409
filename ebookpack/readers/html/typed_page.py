"""Pages that are a typed text and nothing else: all of it stands in one `<pre>`."""

from __future__ import annotations

from ebookpack.readers.html.page_tree import Element

LEAST_TYPED = 0.9
"""Share of the page's letters that stand in it."""
FEWEST_LINES = 20
_CODE = frozenset({"code", "highlight", "sourcecode", "prettyprint"})
_NOT_TEXT = frozenset({"script", "style", "title"})


def typed_text(root: Element) -> str:
    """The text of such a page with its line ends, "" if the page is another."""
    typed = [element for element in root.find("pre") if not element.classes & _CODE]
    body = root.first("body") or root
    if len(typed) != 1 or typed[0].first("code") is not None:
        return ""
    text = _raw(typed[0])
    whole = sum(len(part.split()) for part in _strings(body))
    if text.count("\n") < FEWEST_LINES or len(text.split()) < LEAST_TYPED * whole:
        return ""
    return text


def _raw(element: Element) -> str:
    return "".join(_strings(element))


def _strings(element: Element) -> list[str]:
    found: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            found.append(node)
        elif node.name == "br":
            found.append("\n")
        elif node.name not in _NOT_TEXT:
            waiting.extend(reversed(node.children))
    return found
