"""The layers hold: cli -> pipeline -> {readers, assemble, design, writers, proof} -> core."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import STORY
from tests.source import ROOT, Module, modules

STAGES = frozenset({"readers", "assemble", "design", "writers", "proof"})

# What each layer may import, beside itself. The package itself is the layer "": its version and
# its public names.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "core": frozenset(),
    **dict.fromkeys(STAGES, frozenset({"core"})),
    "files": frozenset({"core"}),
    "crew": frozenset({"core", "process_endings"}),
    "process_endings": frozenset({"core"}),
    "disk_shelf": frozenset({"core"}),
    "inspection": frozenset({"core"}),
    "dating": frozenset({"core"}),
    "former_epub": frozenset({"core", "files", "writers"}),
    "former_names": frozenset({"core", "former_epub"}),
    "settings_file": frozenset({"core", "files", "readers", "themes_folder", "understanding"}),
    "print_record": frozenset({"core"}),
    "page_map_file": frozenset({"core"}),
    "printing": frozenset({"core", "crew", "editions"}),
    "printed_pages": frozenset({"core", "editions", "page_map_file", "printing"}),
    "wrapping": frozenset({"assemble", "core", "design", "editions", "print_record", "writers"}),
    "kept_cover": frozenset({"core", "design"}),
    "editions": STAGES | {"core", "crew", "disk_shelf", "kept_cover"},
    "themes_folder": frozenset({"core", "cover_picture", "design", "files"}),
    "cover_picture": frozenset({"core", "files"}),
    "asked": frozenset(
        {"core", "dating", "design", "editions", "files", "themes_folder", "understanding"}
    )
    | {"wrapping", ""},
    "pipeline": STAGES
    | {
        "asked",
        "core",
        "crew",
        "editions",
        "files",
        "former_epub",
        "former_names",
        "page_map_file",
        "print_record",
        "printed_pages",
        "printing",
        "understanding",
    }
    | {"wrapping"},
    "understanding": frozenset({"assemble", "core", "files", "readers"}),
    "proofing": frozenset({"asked", "core", "design", "files", "pipeline", "proof"}),
    "epubcheck": frozenset({"core"}),
    "checking": frozenset(
        {"asked", "core", "design", "epubcheck", "files", "pipeline", "proof", "understanding"}
    ),
    "terminal_progress": frozenset({"core"}),
    "catalogue": frozenset(
        {"asked", "core", "pipeline", "print_record", "understanding", "writers"}
    ),
    "ebook_commands": frozenset(
        {"catalogue", "checking", "command_options", "core", "terminal_progress", ""}
    ),
    "command_options": frozenset({"core"}),
    "theme_commands": frozenset({"asked", "pipeline", "themes_folder"}),
    "cover_choosing": frozenset(
        {"asked", "core", "design", "files", "themes_folder", "understanding"}
    ),
    "cover_commands": frozenset(
        {"asked", "core", "cover_choosing", "pipeline", "terminal_progress"}
    ),
    "cli": frozenset(
        {
            "asked",
            "command_options",
            "core",
            "disk_shelf",
            "ebook_commands",
            "inspection",
            "pipeline",
            "proofing",
            "settings_file",
            "terminal_progress",
            "theme_commands",
            "cover_commands",
            "understanding",
            "",
        }
    ),
    "__main__": frozenset({"cli"}),
    "": frozenset({"core", "pipeline"}),
}

ONLY_IMPORTER = {
    "ebooklib": ("ebookpack/writers/epub/package.py",),
    "weasyprint": ("ebookpack/writers/print/engine/", "ebookpack/writers/print/typesetter/"),
}

HEAVY = (
    "weasyprint",
    "PIL",
    "ebooklib",
    "lxml",
    "pikepdf",
    "markdown",
    "fontTools",
    "jinja2",
    "rich",
)

MOST_LINES = 400
LONG_TABLES: dict[str, str] = {
    # "ebookpack/...py": "why this table of data cannot be shorter",
}

# The clock, chance, and the world outside: a stage has values in and values out.
NOT_IN_A_STAGE = frozenset(
    {"http", "random", "requests", "secrets", "shutil", "socket", "time", "urllib.request"}
)
NO_SUCH_CALLS_IN_A_STAGE = frozenset({"now", "today", "utcnow", "uuid1", "uuid4"})
TOUCHES_THE_DISK = frozenset(
    {"mkdir", "read_bytes", "read_text", "unlink", "write_bytes", "write_text"}
)

every_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)


@every_module
def test_a_layer_imports_only_the_layers_below_it(module: Module) -> None:
    assert module.layer in MAY_IMPORT, "a new layer: say in MAY_IMPORT what it may import"
    allowed = MAY_IMPORT[module.layer] | {module.layer}

    wrong = [
        f"line {line}: {name}"
        for line, name in module.imports()
        if name.split(".")[0] == "ebookpack" and layer_of(name) not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize(("library", "owners"), ONLY_IMPORTER.items())
def test_a_library_with_pitfalls_has_one_importer(library: str, owners: tuple[str, ...]) -> None:
    importers = {
        module.path
        for module in modules()
        for _, name in module.imports()
        if name.split(".")[0] == library
    }
    assert [path for path in importers if not path.startswith(owners)] == []


@every_module
def test_a_module_is_short_enough_to_be_read_at_once(module: Module) -> None:
    if module.path not in LONG_TABLES:
        assert len(module.text.splitlines()) <= MOST_LINES


@every_module
def test_no_module_is_a_heap_of_odds_and_ends(module: Module) -> None:
    assert Path(module.path).stem not in {"utils", "util", "helpers", "misc", "common"}


@pytest.mark.parametrize("top", ["ebookpack", "tests"])
def test_every_folder_with_modules_is_a_package(top: str) -> None:
    """Else setuptools leaves it out of the wheel, and two tests may not share a file name."""
    folders = {file.parent for file in (ROOT / top).rglob("*.py")}
    bare = [folder for folder in folders if not (folder / "__init__.py").is_file()]
    assert sorted(str(folder.relative_to(ROOT)) for folder in bare) == []


@every_module
def test_a_stage_knows_neither_clock_nor_chance_nor_network(module: Module) -> None:
    if module.layer not in STAGES | {"core"}:
        return
    imported = [f"line {line}: {name}" for line, name in module.imports() if _is_outside(name)]
    called = [
        f"line {line}: {called}()"
        for line, called in calls(module)
        if _last_name(called) in NO_SUCH_CALLS_IN_A_STAGE
    ]
    assert imported + called == []


@every_module
def test_readers_and_assembly_never_touch_the_disk(module: Module) -> None:
    if module.layer not in {"core", "readers", "assemble"}:
        return
    touched = [
        f"line {line}: {called}()"
        for line, called in calls(module)
        if called == "open" or _last_name(called) in TOUCHES_THE_DISK
    ]
    assert touched == []


def test_starting_the_command_line_imports_nothing_heavy() -> None:
    assert heavy_modules_after("import ebookpack.cli") == []


def test_an_epub_alone_is_made_without_the_layout_engine(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build = f"""
from ebookpack.__main__ import main
sys.argv = ["ebookpack", "build", {str(STORY)!r}, "-o", {str(out)!r}, "--only", "epub"]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""
    assert "weasyprint" not in heavy_modules_after(build)
    assert (out / f"{STORY.stem}.epub").is_file()


# ----------------------------------------------------------------------------------------------


def _is_outside(name: str) -> bool:
    return any(name == outside or name.startswith(f"{outside}.") for outside in NOT_IN_A_STAGE)


def layer_of(name: str) -> str:
    """`core` for `ebookpack.core.nodes`; empty for the package itself."""
    return name.partition(".")[2].partition(".")[0]


def calls(module: Module) -> Iterator[tuple[int, str]]:
    """(line, what is called) of every call: `open`, `datetime.now`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def _last_name(called: str) -> str:
    return called.rpartition(".")[2]


def heavy_modules_after(code: str) -> list[str]:
    """Which heavy libraries a fresh interpreter holds once it has run `code`."""
    report = f"print('HEAVY:', *[name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{report}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.rpartition("HEAVY:")[2].split()
