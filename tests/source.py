"""Reads ebookpack's own source, for the tests that hold its architecture in place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ebookpack"


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package."""

    path: str
    """As it is named in ARCHITECTURE.md: `ebookpack/core/nodes.py`."""
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """As it is imported: `ebookpack.core.nodes`."""
        return ".".join(self.path.removesuffix(".py").removesuffix("/__init__").split("/"))

    @property
    def layer(self) -> str:
        """First name below the package: `core`, `pipeline`; empty for the package itself."""
        return self.name.partition(".")[2].partition(".")[0]

    def imports(self) -> Iterator[tuple[int, str]]:
        """(line, full name) of everything imported, wherever in the module.

        `from a import b` gives `a.b` if that is a module of ours, else `a`.
        """
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                for alias in node.names:
                    inner = f"{origin}.{alias.name}"
                    yield node.lineno, inner if _is_ours(inner) else origin

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = Path(self.path).parts
        return ".".join([*parts[: len(parts) - node.level], *filter(None, [node.module])])


def _is_ours(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, by path."""
    return tuple(map(_parse, sorted(PACKAGE.rglob("*.py"))))


def _parse(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(file.relative_to(ROOT).as_posix(), text, ast.parse(text, file))
