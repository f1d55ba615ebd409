"""Damage done to sound manuscripts: to their bytes, their XML, the zips they are packed in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from copy import deepcopy
from random import Random

from lxml import etree

_ODD_BYTES = (b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\x0c", b"\x1a", b"\xed\xa0\x80", b"\x85")
_ODD_TEXTS = (
    *(
        "",
        " ",
        "\t",
        "\n\n",
        "0",
        "-1",
        "1",
        "9" * 12,
        "9" * 400,
        "1e400",
        "NaN",
        "true",
        "../../x",
    ),
    *(
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\U0010ffff",
        "\u0130",
        "\u00b2",
        "\u0660",
        "\u2028",
        "#",
        "***",
    ),
    *("Chapter One", "&amp;", "%1", "(", "[", "\\", '"', "a" * 5000, "a b " * 2000),
)
_XML = (".xml", ".rels", ".xhtml", ".opf", ".ncx")
MOST_DEPTH = 400
"""Elements that one is wrapped in."""
MOST_COPIES = 3000
MOST_XML = 2_000_000
"""Bytes of a part beyond which it is not made larger."""


def damaged_bytes(data: bytes, chance: Random, words: Sequence[bytes] = ()) -> bytes:
    """Bytes with a few of them lost, doubled, swapped, or with others thrown in."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(damaged) + 1)
        end = min(len(damaged), start + chance.choice((1, 1, 4, 40, 400)))
        match chance.randrange(6):
            case 0:
                del damaged[start:end]
            case 1:
                damaged[start:start] = damaged[start:end] * chance.choice((1, 2, 50))
            case 2:
                damaged[start:end] = chance.randbytes(end - start)
            case 3:
                damaged[start:start] = chance.choice((*_ODD_BYTES, *words))
            case 4:
                damaged[start:end] = chance.choice((*_ODD_BYTES, *words))
            case 5 if chance.random() < 0.2:
                del damaged[start:]
    return bytes(damaged)


def damaged_xml(
    data: bytes, chance: Random, tags: Sequence[str] = (), values: Sequence[str] = ()
) -> bytes:
    """A well-formed document with elements lost, copied, moved, wrapped, renamed, and other values.

    `tags` are names in Clark's notation, `values` are attributes' values and texts of the format.
    """
    root = etree.fromstring(data)
    for _ in range(chance.choice((1, 2, 5, 20, 60))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        _damage(chance.choice(elements), elements, chance, tags, (*_ODD_TEXTS, *values))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _damage(
    element: etree._Element,
    elements: Sequence[etree._Element],
    chance: Random,
    tags: Sequence[str],
    values: Sequence[str],
) -> None:
    parent = element.getparent()
    other = chance.choice(elements)
    match chance.randrange(9):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            copies = chance.choice((1, 1, 2, 30, MOST_COPIES))
            if len(etree.tostring(element)) * copies < MOST_XML:
                for _ in range(copies):
                    element.addnext(deepcopy(element))
        case 2 if parent is not None and not _holds(element, other):
            other.append(element)
        case 3 if not _holds(element, other):
            element.extend(map(deepcopy, other)) if len(elements) < 20_000 else None
        case 4 if parent is not None:
            tag = element.tag if chance.random() < 0.5 else other.tag
            for _ in range(chance.choice((1, 1, 5, MOST_DEPTH))):
                wrapper = parent.makeelement(tag)
                parent.replace(element, wrapper)
                wrapper.append(element)
                parent = wrapper
        case 5:
            element.tag = chance.choice((*tags, other.tag))
        case 6 if element.attrib:
            name = chance.choice(list(element.attrib))
            element.set(name, chance.choice(values))
        case 7 if other.attrib:
            name = chance.choice(list(other.attrib))
            element.set(name, chance.choice((other.get(name, ""), *values[:20])))
        case _:
            element.text = chance.choice(values)


def _holds(outer: etree._Element, inner: etree._Element) -> bool:
    return inner is outer or any(ancestor is outer for ancestor in inner.iterancestors())


def zip_parts(data: bytes) -> dict[str, bytes]:
    """Files of a sound zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of files; stored, so that damage to its bytes reaches what is in them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def damaged_zip(data: bytes, chance: Random, words: Sequence[bytes] = ()) -> bytes:
    """A zip with damage to its own structure: names, sizes, sums, order, ends."""
    try:
        parts = zip_parts(data)
    except Exception:  # it was damaged before
        return damaged_bytes(data, chance, words)
    match chance.randrange(5):
        case 0:
            del parts[chance.choice(list(parts))]
            return zipped(parts)
        case 1:
            one, other = chance.choice(list(parts)), chance.choice(list(parts))
            parts[one], parts[other] = parts[other], parts[one]
            return zipped(parts)
        case 2:
            return _with_lies(zipped(parts), chance)
        case 3:
            name = chance.choice(list(parts))
            parts[name] = zlib.compress(parts[name])
            return zipped(parts)
        case _:
            return damaged_bytes(data, chance, words)


def damaged_parts(
    data: bytes,
    chance: Random,
    main: str,
    tags: Sequence[str],
    values: Sequence[str],
    words: Sequence[bytes],
) -> bytes:
    """A document that is a zip, damaged in the XML of its parts, or in its zip.

    `main` is the part that holds the text: half of the time that is damaged, for it is what there
    is most to say of.
    """
    if chance.random() < 0.1:
        return damaged_zip(data, chance, words)
    try:
        parts = zip_parts(data)
    except Exception:  # it was damaged before
        return damaged_bytes(data, chance, words)
    names = [name for name in parts if name.endswith(_XML)] or list(parts)
    for _ in range(chance.choice((1, 1, 2))):
        name = main if chance.random() < 0.5 else chance.choice(names)
        if chance.random() < 0.15 or name not in parts:
            name = name if name in parts else names[0]
            parts[name] = damaged_bytes(parts[name], chance, words)
            continue
        try:
            parts[name] = damaged_xml(parts[name], chance, tags, values)
        except SyntaxError:
            parts[name] = damaged_bytes(parts[name], chance, words)
    return zipped(parts)


def _with_lies(data: bytes, chance: Random) -> bytes:
    """A zip whose directory says other sizes, sums, methods or places (APPNOTE.TXT, 4.3.12)."""
    found = bytearray(data)
    at = -1
    while (at := found.find(b"PK\x01\x02", at + 1)) >= 0:
        if chance.random() < 0.3 and at + 46 <= len(found):
            offset, size = chance.choice(((10, 2), (8, 2), (16, 4), (20, 4), (24, 4), (42, 4)))
            lie = chance.choice((0, 1, 8, 12, 14, 99, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))
            written = struct.pack("<I", lie)[:size]
            found[at + offset : at + offset + size] = written
    return bytes(found)
