"""ARCHITECTURE.md and docs/diagnostics.md say what is there, all of it, and nothing else.

ARCHITECTURE.md names a folder (`ebookpack/readers/`) or a module (`ebookpack/cli.py`) between
backticks; after a folder, the rest of its line may name modules by file name alone (`text.py`).
docs/diagnostics.md has a heading for each code: `### R203 Picture not found`.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict

from tests.source import ROOT, modules

ARCHITECTURE = ROOT / "ARCHITECTURE.md"
DIAGNOSTICS = ROOT / "docs" / "diagnostics.md"

QUOTED = re.compile(r"`([\w./-]+)`")
CODE = re.compile(r"[A-Z]\d{3}")
CODE_HEADING = re.compile(rf"^#+ ({CODE.pattern})\b", re.MULTILINE)
STAGE_LETTERS = "RADWPSB"


# -------------------------------------------------------------------------------------- modules


def test_every_path_that_the_architecture_names_is_there() -> None:
    assert [path for path in named_paths() if not (ROOT / path).exists()] == []


def test_every_module_is_named_in_the_architecture() -> None:
    named = set(named_paths())
    unnamed = [
        module.path
        for module in modules()
        if module.path not in named and not module.path.endswith("/__init__.py")
    ]
    assert unnamed == []


def named_paths() -> list[str]:
    """Paths of our modules and folders that ARCHITECTURE.md names, each written out in full."""
    paths = []
    for line in ARCHITECTURE.read_text(encoding="utf-8").splitlines():
        folder = ""
        for quoted in QUOTED.findall(line):
            if quoted.startswith("ebookpack/"):
                paths.append(quoted)
                folder = quoted if quoted.endswith("/") else ""
            elif folder and quoted.endswith(".py"):
                paths.append(folder + quoted)
    return paths


# ---------------------------------------------------------------------------------------- codes


def test_every_code_is_documented_and_every_documented_code_is_used() -> None:
    assert set(documented_codes()) == set(used_codes())


def test_a_code_is_documented_once_and_in_order() -> None:
    codes = documented_codes()
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert codes == sorted(codes, key=lambda code: (STAGE_LETTERS.index(code[0]), code))


def test_a_code_means_one_thing() -> None:
    """One module owns it: others that find the same fault ask that module to say so."""
    shared = {code: sorted(where) for code, where in used_codes().items() if len(where) > 1}
    assert shared == {}


def test_the_letter_of_a_code_is_its_stage() -> None:
    assert [code for code in used_codes() if code[0] not in STAGE_LETTERS] == []


def documented_codes() -> list[str]:
    return CODE_HEADING.findall(DIAGNOSTICS.read_text(encoding="utf-8"))


def used_codes() -> dict[str, set[str]]:
    """Code -> modules that hold it as a string of its own."""
    found: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        for node in ast.walk(module.tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and CODE.fullmatch(text):
                found[text].add(module.path)
    return found
