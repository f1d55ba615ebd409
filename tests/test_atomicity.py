"""Nothing half-written: a build that fails or is killed leaves the last good files as they were."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.running import STORY, SUFFIXES, ebookpack, error_lines, outputs

LAST_GOOD = {f"{STORY.stem}{suffix}": f"last good {suffix}".encode() for suffix in SUFFIXES}

# Code to run first. It watches what the interpreter does: `open` and `os.rename` are raised as
# audit events for every way in which Python code opens and moves a file.
WATCH = """
import os, signal, sys
seen = {"write": 0, "move": 0}
def happens(kind, path):
    seen[kind] += 1
    WHAT_TO_DO
def watch(event, args):
    if event == "open" and isinstance(args[0], str | bytes | os.PathLike):
        path = os.path.abspath(os.fsdecode(args[0]))
        writes = args[2] & (os.O_WRONLY | os.O_RDWR) or set(args[1] or "") & set("wax+")
        if writes and path.startswith(os.getcwd() + os.sep):
            happens("write", path)
    elif event == "os.rename":
        happens("move", os.path.abspath(os.fsdecode(args[1])))
sys.addaudithook(watch)
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder `out` that holds the last good files."""
    folder = tmp_path / "out"
    folder.mkdir()
    for name, data in LAST_GOOD.items():
        (folder / name).write_bytes(data)
    return folder


# ------------------------------------------------------------------------------ builds that fail


@pytest.mark.parametrize(
    ("option", "value"), [("--trim", "sixbynine"), ("--trim", "6x"), ("--theme", "no-such-theme")]
)
def test_an_option_that_cannot_be_leaves_the_last_good_files(
    out: Path, option: str, value: str
) -> None:
    ran = ebookpack("build", STORY, "-o", out, option, value, cwd=out.parent)

    assert ran.returncode in {1, 2}
    assert "Traceback" not in ran.stderr
    assert value in ran.stderr
    assert contents(out) == LAST_GOOD


def test_a_missing_picture_is_named_with_its_line_and_leaves_the_last_good_files(out: Path) -> None:
    story = out.parent / f"{STORY.stem}.md"
    story.write_text("# The Map\n\nShe unrolled it.\n\n![The bay](map.png)\n", encoding="utf-8")

    ran = ebookpack("build", story, "-o", out, cwd=out.parent)

    assert ran.returncode == 1
    (error,) = error_lines(ran.stderr)
    assert f"{story.name}:5: " in error
    assert "map.png" in error
    assert contents(out) == LAST_GOOD


def test_a_missing_manuscript_is_named_and_leaves_the_last_good_files(out: Path) -> None:
    ran = ebookpack("build", "no-such-story.txt", "-o", out, cwd=out.parent)

    assert ran.returncode in {1, 2}
    assert "Traceback" not in ran.stderr
    assert "no-such-story.txt" in ran.stderr
    assert contents(out) == LAST_GOOD


# Root may write anywhere, whatever the permission bits say: a file stands where a folder must be.
@pytest.mark.parametrize("place", ["taken", "taken/out", "taken/deep/out"])
def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "taken").write_text("A file.", encoding="utf-8")

    ran = ebookpack("build", STORY, "-o", place, "--only", "epub", cwd=tmp_path)

    assert ran.returncode == 1
    (error,) = error_lines(ran.stderr)
    assert "taken" in error
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "A file."


def test_a_folder_in_the_place_of_a_book_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out" / f"{STORY.stem}.epub").mkdir(parents=True)

    ran = ebookpack("build", STORY, "-o", "out", "--only", "epub", cwd=tmp_path)

    assert ran.returncode == 1
    (error,) = error_lines(ran.stderr)
    assert f"{STORY.stem}.epub" in error
    assert [file.name for file in (tmp_path / "out").iterdir()] == [f"{STORY.stem}.epub"]


# ---------------------------------------------------------------------------- folders of chapters


def chapters(folder: Path, *titles: str) -> list[str]:
    """The files for an archive of a story with these chapters, as a build leaves them."""
    story = "".join(f"# {title}\n\nNobody came to {title}.\n\n" for title in titles)
    (folder / "story.md").write_text(story, encoding="utf-8")
    ran = ebookpack("build", "story.md", "-o", "out", "--only", "html", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    assert [made.name for made in (folder / "out").iterdir()] == ["story-html"]
    return sorted(made.name for made in (folder / "out" / "story-html").iterdir())


def test_a_folder_takes_the_place_of_that_of_an_earlier_build(tmp_path: Path) -> None:
    chapters(tmp_path, "The Weir", "The Flood", "The Mill")

    assert chapters(tmp_path, "The Mill") == ["00-work.html", "01-the-mill.html"]


def test_a_folder_with_files_of_others_is_left_alone(tmp_path: Path) -> None:
    before = chapters(tmp_path, "The Weir")
    (tmp_path / "out" / "story-html" / "mine.txt").write_text("Mine.", encoding="utf-8")
    ran = ebookpack("build", "story.md", "-o", "out", "--only", "html", cwd=tmp_path)

    assert ran.returncode == 1
    (error,) = error_lines(ran.stderr)
    assert "error[B114]" in error
    assert "mine.txt" in error
    left = sorted(made.name for made in (tmp_path / "out" / "story-html").iterdir())
    assert left == [*before, "mine.txt"]


def test_a_file_in_the_place_of_a_folder_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f"{STORY.stem}-html").write_text("A file.", encoding="utf-8")

    ran = ebookpack("build", STORY, "-o", "out", "--only", "html", cwd=tmp_path)

    assert ran.returncode == 1
    (error,) = error_lines(ran.stderr)
    assert "a file of that name is in the way" in error
    assert (tmp_path / "out" / f"{STORY.stem}-html").read_text(encoding="utf-8") == "A file."


# ----------------------------------------------------------------------- builds that are killed


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build makes that nobody kills."""
    folder = tmp_path_factory.mktemp("whole")
    ran = ebookpack("build", STORY, "-o", "out", "--only", "epub,cover", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return contents(folder / "out")


@pytest.mark.parametrize("event", ["write", "move"])
@pytest.mark.parametrize("nth", [1, 2])
def test_a_killed_build_leaves_each_file_as_it_was_or_whole(
    out: Path, whole: dict[str, bytes], event: str, nth: int
) -> None:
    kill = f"if kind == {event!r} and seen[kind] == {nth}: os.kill(os.getpid(), signal.SIGKILL)"
    ran = build_watched(out, kill)

    assert ran == -signal.SIGKILL
    assert_each_old_or_whole(out, whole)


@pytest.mark.parametrize("delay", [0.001, 0.01, 0.1])
def test_a_build_killed_in_the_middle_of_writing_leaves_no_half_file(
    out: Path, whole: dict[str, bytes], delay: float
) -> None:
    kill = f"if seen == {{'write': 1, 'move': 0}}: signal.setitimer(signal.ITIMER_REAL, {delay})"
    ran = build_watched(out, kill)

    assert ran in {-signal.SIGALRM, 0}
    assert_each_old_or_whole(out, whole)


def test_after_a_kill_the_next_build_leaves_only_books(out: Path, whole: dict[str, bytes]) -> None:
    build_watched(out, "if kind == 'move': os.kill(os.getpid(), signal.SIGKILL)")
    build_watched(out, "pass")

    assert {name for name in contents(out) if not name.startswith(".")} == set(LAST_GOOD)
    assert contents(out).items() >= whole.items()


def test_no_book_is_ever_opened_for_writing_under_its_own_name(out: Path) -> None:
    stop = f"if kind == 'write' and os.path.basename(path) in {sorted(LAST_GOOD)!r}: os._exit(70)"

    assert build_watched(out, stop) == 0


def build_watched(out: Path, what_to_do: str) -> int:
    """Exit code of a build of the EPUB and the cover into `out`, watched for writes and moves."""
    watch = WATCH.replace("WHAT_TO_DO", what_to_do)
    args = ("build", STORY, "-o", "out", "--only", "epub,cover")
    return ebookpack(*args, cwd=out.parent, first=watch).returncode


def assert_each_old_or_whole(out: Path, whole: dict[str, bytes]) -> None:
    for name, data in outputs(out).items():
        assert data in {LAST_GOOD[name], whole.get(name, LAST_GOOD[name])}, (
            f"{name} is half-written"
        )
    assert outputs(out).keys() == LAST_GOOD.keys()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
