"""Makes ebookpack/design/css_grammar.toml from an unpacked npm package `mdn-data` (CC0 1.0).

    npm pack mdn-data && tar xzf mdn-data-*.tgz
    python tools/css_grammar.py package > ebookpack/design/css_grammar.toml

No package on PyPI has this data, and npm is not on the machines of those who install with pip: so
what is made of it is kept here, which its licence, a dedication to the public domain, allows.
What books need beside it is in css_paged.toml, by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_REFERENCE = re.compile(r"<('?[\w-]+(?:\(\))?'?)[^<>]*>")
_RULES = {"@page": "page", "@font-face": "font-face", "@counter-style": "counter-style"}


def _written(name: str, table: dict[str, str]) -> Iterator[str]:
    yield f"\n[{name}]"
    for key, syntax in sorted(table.items()):
        yield f"{json.dumps(key)} = {json.dumps(' '.join(syntax.split()), ensure_ascii=False)}"


def main(package: Path) -> None:
    """Write the table: properties, descriptors by at-rule, and the types that those refer to."""
    css = package / "css"

    def read(name: str) -> dict[str, dict[str, object]]:
        found = json.loads((css / f"{name}.json").read_text(encoding="utf-8"))
        return {key: value for key, value in found.items() if not key.startswith(("-", "--"))}

    properties = {name: str(entry["syntax"]) for name, entry in read("properties").items()}
    syntaxes = {**read("functions"), **read("syntaxes")}
    descriptors = {
        short: {
            name: str(entry["syntax"])
            for name, entry in read("at-rules")[rule]["descriptors"].items()  # type: ignore[attr-defined]
        }
        for rule, short in _RULES.items()
    }
    types: dict[str, str] = {}
    todo = [*properties.values(), *(s for each in descriptors.values() for s in each.values())]
    while todo:
        for name in _REFERENCE.findall(todo.pop()):
            if name in syntaxes and name not in types:
                types[name] = str(syntaxes[name]["syntax"])
                todo.append(types[name])
    pseudo = re.findall(r"(?<=:)[a-z][a-z-]+", " ".join(read("selectors")))
    rules = [rule.removeprefix("@") for rule in read("at-rules")]
    words = {"pseudo": " ".join(sorted(set(pseudo))), "at-rules": " ".join(sorted(rules))}
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    lines = [
        f"# The grammar of CSS: from mdn-data {version} (CC0 1.0) by tools/css_grammar.py.",
        *_written("properties", properties),
        *(line for rule, table in descriptors.items() for line in _written(rule, table)),
        *_written("types", types),
        *_written("words", words),
    ]
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
