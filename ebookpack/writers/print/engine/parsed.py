"""The XHTML of a piece as the engine has documents."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree

from weasyprint import HTML, cssselect2

ADDRESS = "book:/"
"""What addresses in a document are relative to."""
_PREFIXES = '<html xmlns:epub="http://www.idpf.org/2007/ops" '


class _Parsed(HTML):  # type: ignore[misc]
    """A document of the engine's, whose elements are there already."""

    def __init__(self, root: ElementTree.Element, fetcher: Callable[..., Any]) -> None:
        self.base_url, self.url_fetcher, self.media_type = ADDRESS, fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def parsed(html: str, fetcher: Callable[..., Any]) -> HTML:
    """A document, with what it may load.

    Ours (`writers.print.document`) is read as XML, in a thirtieth of the time that HTML takes. An
    author's template may be HTML that is no XML: the engine's own parser reads that.
    """
    root = None
    with suppress(ElementTree.ParseError):
        # It is our own markup, without entities; what an author wrote is escaped in it.
        root = ElementTree.fromstring(html.replace("<html ", _PREFIXES, 1))  # noqa: S314
    if root is None or root.tag != "html":
        return HTML(string=html, base_url=ADDRESS, url_fetcher=fetcher)
    return _Parsed(root, fetcher)
