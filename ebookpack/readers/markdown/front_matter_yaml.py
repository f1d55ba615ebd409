"""Front matter in YAML, between `---` and `---` or `...`, at the head of a Markdown file.

The YAML is composed, never constructed: every value is the text that the author typed, so that
`title: No` stays a title and nothing is evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ebookpack.core.book import Field
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import EbookpackError, ManuscriptError

if TYPE_CHECKING:
    import yaml

MOST_LINES = 1_000
"""The closing line is looked for among so many."""
MOST_CHARACTERS = 100_000
DEEPEST = 8
"""Maps and lists in one another."""

_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY_LINE = re.compile(r"""(?:[A-Za-z_][\w.-]*|"[^"]{1,60}"|'[^']{1,60}')[ \t]*:(?:[ \t]|$)""")
_OTHER_LINE = re.compile(r"[ \t#]|- |-$|[\]}]|\?|$")
_NAMES = {
    "lang": "language",
    "abstract": "description",
    "summary": "description",
    "blurb": "description",
    "licence": "rights",
    "license": "rights",
    "copyright": "rights",
    "authors": "author",
    "creator": "author",
    "creators": "author",
    "by": "author",
    "byline": "author",
    "keyword": "subject",
    "keywords": "subject",
    "subjects": "subject",
    "tag": "subject",
    "tags": "subject",
    "genre": "subject",
    "series_index": "series-number",
    "series-index": "series-number",
    "series_number": "series-number",
    "volume": "series-number",
    "group-position": "series-number",
    "belongs-to-collection": "series",
}
"""Other names of fields that books have, in what authors and other tools write."""
_LISTED = frozenset({"author", "subject"})
"""Fields that may name several in one line."""
_VALUE_KEYS = ("name", "text", "title", "literal", "value")
_NUMBER_KEYS = ("number", "index", "position", "volume")


class FrontMatter(Struct, frozen=True, kw_only=True):
    """What stands before the text."""

    fields: tuple[Field, ...]
    lines: int
    """Lines that it takes up, with its closing line; 0 if there is none."""


NONE = FrontMatter(fields=(), lines=0)


def field_name(key: str) -> str:
    """A field's name in lower case, the same for all its spellings."""
    name = " ".join(key.split()).lower()
    return _NAMES.get(name, name)


def read_yaml_front_matter(lines: list[str], path: str, diagnostics: Diagnostics) -> FrontMatter:
    """Read the front matter of a file's lines; `NONE` if it starts with a rule and with text.

    Raises ManuscriptError if it is YAML and broken, or beyond the bounds.
    """
    end = _closing_line(lines)
    if end is None:
        return NONE
    block = lines[1:end]
    is_plain = all(_KEY_LINE.match(line) or _OTHER_LINE.match(line) for line in block)
    starts = next((line for line in block if line.strip() and not line.startswith("#")), "")
    if not (_KEY_LINE.match(starts) or starts.startswith(("- ", "{", "? "))):
        return NONE
    try:
        fields = _Reader(path, diagnostics).read("\n".join(block))
    except ManuscriptError:
        if is_plain:
            raise
        # Lines that no YAML has: a scene break, prose that happens to have a colon, another break.
        return NONE
    return FrontMatter(fields=fields, lines=end + 1)


def read_yaml_fields(source: str, path: str, diagnostics: Diagnostics) -> tuple[Field, ...]:
    """The fields of a file that is all YAML, their lines counted as in front matter's.

    Raises ManuscriptError if it is broken or beyond the bounds.
    """
    return _Reader(path, diagnostics).read(source)


def _closing_line(lines: list[str]) -> int | None:
    if len(lines) < 3 or lines[0].rstrip() != "---" or not lines[1].strip():
        return None
    for number, line in enumerate(lines[1:MOST_LINES], 1):
        if _CLOSE.fullmatch(line):
            return number
    return None


class _Reader:
    def __init__(self, path: str, diagnostics: Diagnostics) -> None:
        self.path = path
        self.diagnostics = diagnostics

    def read(self, source: str) -> tuple[Field, ...]:
        import yaml

        if len(source) > MOST_CHARACTERS:
            raise self._error("R243", "the front matter is too long", 1)
        try:
            self._check(source)
            root = yaml.compose(source, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.context_mark or error.problem_mark
            line = 1 if mark is None else mark.line + 2
            problem = error.problem or error.context or "it is broken"
            raise self._error(
                "R240",
                f"the front matter is not valid YAML: {problem}",
                line,
                "put quotation marks around a value that has a colon or a quotation mark in it",
            ) from error
        except yaml.YAMLError as error:
            raise self._error("R240", "the front matter has characters YAML forbids", 1) from error
        if root is None:
            return ()
        if not isinstance(root, yaml.MappingNode):
            raise self._error(
                "R244",
                "the front matter is not a list of `name: value` lines",
                root.start_mark.line + 2,
                "write for example `title: The Sea Room`",
            )
        return tuple(self._fields(root))

    def _check(self, source: str) -> None:
        """Refuse what could grow or act, on events: nothing has been built yet."""
        import yaml

        depth = 0
        for event in yaml.parse(source, Loader=yaml.SafeLoader):
            line = 2 + (event.start_mark.line if event.start_mark else 0)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise self._error(
                    "R241",
                    "anchors and aliases (`&`, `*`) are not allowed in front matter",
                    line,
                    "put the value in quotation marks if it is text",
                )
            tag = getattr(event, "tag", None)
            if tag:
                raise self._error("R242", f"the tag `{tag}` is not allowed in front matter", line)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise self._error("R243", "the front matter is nested too deep", line)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

    def _fields(self, root: yaml.MappingNode) -> Iterator[Field]:
        for name, (value, line) in self._entries(root).items():
            yield from self._values(field_name(name), value, line)

    def _entries(self, mapping: yaml.MappingNode) -> dict[str, tuple[yaml.Node, int]]:
        import yaml

        entries: dict[str, tuple[yaml.Node, int]] = {}
        for key, value in mapping.value:
            line = key.start_mark.line + 2
            name = key.value.strip() if isinstance(key, yaml.ScalarNode) else ""
            if name in entries:
                self.diagnostics.warning(
                    "R245",
                    f'"{name}" is given twice; the last one counts',
                    Span(path=self.path, line=line),
                )
            if name:
                entries[name] = (value, line)
        return entries

    def _values(self, name: str, node: yaml.Node, line: int) -> Iterator[Field]:
        import yaml

        if isinstance(node, yaml.ScalarNode):
            yield from self._scalar(name, node, line)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self._values(name, item, item.start_mark.line + 2)
        elif isinstance(node, yaml.MappingNode):
            yield from self._map(name, node, line)

    def _scalar(self, name: str, node: yaml.ScalarNode, line: int) -> Iterator[Field]:
        value = node.value.strip()
        if not value or (node.tag.endswith(":null") and not node.style):
            return
        span = Span(path=self.path, line=line)
        parts = re.split(r"\s*;\s*", value) if name in _LISTED else [value]
        if name == "subject" and len(parts) == 1:
            parts = re.split(r"\s*,\s*", value)
        for part in parts:
            if part:
                yield Field(name=name, value=part, span=span)

    def _map(self, name: str, node: yaml.MappingNode, line: int) -> Iterator[Field]:
        """A map with a name in it, as of an author with a role; any other map by its keys."""
        entries = {key.lower(): value for key, value in self._entries(node).items()}
        main = next((key for key in _VALUE_KEYS if key in entries), None)
        if main is None:
            if len(entries) == 1 and name == "author":
                main = next(iter(entries))
            else:
                for key, (value, where) in entries.items():
                    yield from self._values(f"{name}.{key}", value, where)
                return
        value, where = entries.pop(main)
        yield from self._values(self._named_by(name, entries), value, where)
        for key, (other, there) in entries.items():
            if name == "series" and key in _NUMBER_KEYS:
                yield from self._values("series-number", other, there)
            elif key not in ("role", "type"):
                yield from self._values(f"{name}.{key}", other, there)

    def _named_by(self, name: str, entries: dict[str, tuple[yaml.Node, int]]) -> str:
        """The field that a map's `role` or `type` makes of it: an editor, a subtitle."""
        import yaml

        role, _ = entries.get("role") or entries.get("type") or (None, 0)
        said = role.value.strip().lower() if isinstance(role, yaml.ScalarNode) else ""
        if not said or said in ("main", "aut", "author", "writer"):
            return name
        return said if name in ("author", "title", "contributor") else name

    def _error(self, code: str, message: str, line: int, *hints: str) -> EbookpackError:
        return ManuscriptError.at(Span(path=self.path, line=line), code, message, *hints)
