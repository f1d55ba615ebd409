"""A serial kept as a site's source: Jekyll's posts, Hugo's content.

https://jekyllrb.com/docs/posts: posts lie in `_posts`, the day before their names;
https://gohugo.io/content-management: in `content`, in the order of `weight`, else of `date`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from posixpath import basename
from typing import Any

from ebookpack.core.book import Field, Folder
from ebookpack.core.diagnostics import Span
from ebookpack.readers.folder.lists import text_of
from ebookpack.readers.folder.plan import Entry, Plan
from ebookpack.readers.folder.yaml_values import plain_values

_POST = re.compile(r"(?:.*/)?_posts/(?:.*/)?\d{4}-\d{1,2}-\d{1,2}-[^/]+\.(?:md|markdown|html?)")
_CONTENT = re.compile(r"content/(?:[^/]+/)*[^/]+\.(?:md|markdown)")
_HUGO = ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml")
_YAML = re.compile(r"\A---[ \t]*\n(?P<said>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<said>.*?\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_SECTIONS = re.compile(r"content/(?:_?index|about|contact|search|archives?|links)\b[^/]*", re.I)
FEWEST_POSTS = 2
MOST_POSTS = 2000


def read_site(folder: Folder, names: tuple[str, ...], path: str) -> Plan | None:
    """The posts of such a site in their order; None for another folder."""
    config = next((name for name in ("_config.yml", "_config.yaml") if name in names), "")
    if config:
        posts = sorted((name for name in names if _POST.fullmatch(name)), key=basename)
        said = plain_values(text_of(folder, config))
        return _plan(posts, config, said, path)
    config = next((name for name in _HUGO if name in names), "")
    found = [name for name in names if _CONTENT.fullmatch(name) and not _SECTIONS.fullmatch(name)]
    found = [name for name in found if not basename(name).startswith("_")]
    if not config or len(found) > MOST_POSTS:
        return None
    ranked = sorted((_rank(front_values(text_of(folder, name))), name) for name in found)
    return _plan([name for _, name in ranked], config, _values(folder, config), path)


def _plan(posts: list[str], config: str, said: dict[str, Any], path: str) -> Plan | None:
    if not FEWEST_POSTS <= len(posts) <= MOST_POSTS:
        return None
    entries = tuple(Entry(name=name) for name in posts)
    return Plan(entries=entries, source=config, fields=tuple(_fields(said, f"{path}/{config}")))


def _fields(said: dict[str, Any], path: str) -> Iterable[Field]:
    """Title, author, description, as both programs call them; an author may be a map."""
    inner = said.get("params")
    for name, keys in (
        ("title", ("title",)),
        ("author", ("author",)),
        ("language", ("lang", "languageCode")),
        ("description", ("description",)),
    ):
        for given in (said, inner if isinstance(inner, dict) else {}):
            value = next((given[key] for key in keys if given.get(key)), "")
            if isinstance(value, dict):
                value = value.get("name", "")
            if isinstance(value, str) and value.strip():
                yield Field(name=name, value=" ".join(value.split()), span=Span(path=path))
                break


def front_values(text: str) -> dict[str, Any]:
    """The front matter of a post, in YAML or TOML, as plain values; `{}` without one."""
    text = text.replace("\r\n", "\n")
    if found := _YAML.match(text):
        return plain_values(found["said"])
    found = _TOML.match(text)
    return _toml(found["said"]) if found else {}


def _values(folder: Folder, config: str) -> dict[str, Any]:
    text = text_of(folder, config)
    return _toml(text) if config.endswith(".toml") else plain_values(text)


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _rank(values: dict[str, Any]) -> tuple[float, str]:
    """Weight, then date; what has no weight stands behind."""
    weight, date = str(values.get("weight", "")), str(values.get("date", ""))
    return float(weight) if re.fullmatch(r"-?\d{1,9}", weight) else float("inf"), date
