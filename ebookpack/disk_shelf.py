"""What was made before, kept in the user's cache folder (core.shelf.Shelf)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

MOST_BYTES = 256 << 20
"""A novel takes some 2 MB."""
_LEFT = 7 / 8
"""Of those, what is left when there were more: to look through all of it takes its time."""
_TALLY = "size"
_KIB = 1024
"""Bytes for which there is one in that file."""
_PROGRAM = Path(__file__).parent


def cache_folder() -> Path | None:
    """Where laid-out pages are kept, by default the system's place for such things.

    EBOOKPACK_CACHE names another, or is `off`.
    """
    from platformdirs import user_cache_path

    named = os.environ.get("EBOOKPACK_CACHE", "")
    if named == "off":
        return None
    return Path(named) if named else user_cache_path("ebookpack", appauthor=False)


@cache
def digest_of_program() -> str:
    """Of the code that makes what is kept: it changes oftener than its version does."""
    digest = sha256()
    for path in sorted(_PROGRAM.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class DiskShelf(Struct, frozen=True):
    """A folder of things by their keys; a disk that is full or read-only makes it forget."""

    root: Path
    _program: str = field(default_factory=digest_of_program)

    def get(self, key: str) -> bytes | None:
        """See core.shelf.Shelf.get."""
        place = self._place(key)
        try:
            data = place.read_bytes()
            os.utime(place)  # what was used last is thrown away last
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """See core.shelf.Shelf.put."""
        place = self._place(key)
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, place)
            # Before there is a tally, nobody knows what it should start from (`tidy`).
            tally = os.open(self.root / _TALLY, os.O_WRONLY | os.O_APPEND)
            with os.fdopen(tally, "ab") as file:
                file.write(b"." * (len(data) // _KIB + 1))

    def tidy(self) -> None:
        """Throw away what was not used for the longest time where there is more than `MOST_BYTES`.

        A file as long as what was put there tells how much there is at most; only if that is too
        much, all is looked through.
        """
        tally = self.root / _TALLY
        with suppress(OSError):
            if not tally.exists() or tally.stat().st_size * _KIB > MOST_BYTES:
                tally.write_bytes(b"." * (self._thrown_away() // _KIB + 1))

    def _thrown_away(self) -> int:
        """Bytes of what is kept, once there is room for more."""
        held = 0
        found = [(entry.path, entry.stat()) for entry in _files(self.root)]
        room = MOST_BYTES * _LEFT
        for path, status in sorted(found, key=lambda item: -item[1].st_mtime):
            room -= status.st_size
            if room < 0:
                Path(path).unlink(missing_ok=True)
            else:
                held += status.st_size
        return held

    def _place(self, key: str) -> Path:
        name = sha256(f"{self._program} {key}".encode()).hexdigest()
        return self.root / name[:2] / name[2:]


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files of a shelf, which are in folders of its own."""
    with os.scandir(folder) as places:
        for place in places:
            if place.is_dir(follow_symlinks=False):
                with os.scandir(place) as entries:
                    yield from (entry for entry in entries if entry.is_file(follow_symlinks=False))
