"""A finished EPUB taken apart again."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ebookpack.core.edition import Edition
from ebookpack.writers.epub.package import write_epub

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """Files of an EPUB by their path below the package document."""

    files: dict[str, bytes]

    def markup(self, name: str) -> str:
        return self.files[name].decode()

    def query(self, name: str, path: str) -> list[str]:
        """Strings that an XPath finds in a file; `x`, `opf`, `dc`, `epub` and `ncx` are known."""
        found = etree.fromstring(self.files[name]).xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return [str(item) for item in found]

    def package(self, path: str) -> list[str]:
        return self.query("content.opf", path)

    def meta(self, name: str) -> list[str]:
        return self.package(f"//opf:meta[@property='{name}']/text()")

    def spine(self) -> list[str]:
        """Files in reading order."""
        ids = self.package("//opf:itemref/@idref")
        return [self.package(f"//opf:item[@id='{ident}']/@href")[0] for ident in ids]

    def text(self, name: str) -> str:
        """Characters of a document's body, its notes and headings included."""
        return "".join(self.query(name, "//x:body//text()"))


def opened(edition: Edition) -> Opened:
    """Write an edition and read it back."""
    with zipfile.ZipFile(BytesIO(write_epub(edition).data)) as container:
        return Opened(
            {
                name.removeprefix("EPUB/"): container.read(name)
                for name in container.namelist()
                if name.startswith("EPUB/")
            }
        )
