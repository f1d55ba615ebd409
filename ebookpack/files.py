"""The door to the disk: reads within a folder, and outputs that are put in place when whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from ebookpack.core.book import Manuscript
from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import BuildError, ManuscriptError

MOST_NAMES = 20_000
"""Files of a folder that are looked at; an author's folder of drafts has hundreds."""


class DiskFolder(Struct, frozen=True):
    """A folder on disk (core.book.Folder): nothing outside of it can be read through it."""

    root: Path

    def read(self, name: str, *, limit: int) -> bytes:
        """See core.book.Folder.read."""
        path = self._resolved(name)
        if not path.is_relative_to(self.root.resolve()):
            raise PermissionError(f"{name} leads out of {self.root}")
        if not path.is_file():
            raise FileNotFoundError(name)
        with path.open("rb") as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise ValueError(f"{name} is larger than {limit} bytes")
        return data

    def _resolved(self, name: str) -> Path:
        """Where a file is; links are followed."""
        try:
            path = (self.root / name).resolve()
            if name.isascii() or path.exists():
                return path
            written = (it for it in self._written_names() if readable_name(it) == name)
            return (self.root / next(written, name)).resolve()
        except RuntimeError as error:  # links that lead round in a circle
            raise FileNotFoundError(name) from error

    def names(self) -> tuple[str, ...]:
        """See core.book.Folder.names."""
        return tuple(sorted(map(readable_name, self._written_names())))

    def _written_names(self) -> list[str]:
        """Names as the disk has them, which may be in an encoding of long ago."""
        found: list[str] = []
        for folder, inner, files in os.walk(self.root):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            base = Path(folder).relative_to(self.root)
            found += ((base / name).as_posix() for name in files if not name.startswith("."))
            if len(found) > MOST_NAMES:
                break
        return found


def readable_name(name: str) -> str:
    """A file's name as text, also if it was given where names were in Windows-1252."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp1252", "replace")
    return name


def open_manuscript(path: Path, *, limit: int) -> Manuscript:
    """The manuscript at a path: a file with its folder, or a folder.

    Raises ManuscriptError if there is nothing that can be read, and for a pipe or a device, which
    may never end.
    """
    span = Span(path=str(path))
    if path.is_dir():
        return Manuscript(path=str(path), data=b"", folder=DiskFolder(path))
    folder = DiskFolder(path.parent)
    if path.exists() and not path.is_file():
        hint = "save the text to a file, and name that"
        raise ManuscriptError.at(span, "B102", "this is a pipe or a device, and no file", hint)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise ManuscriptError.at(span, "B101", "there is no such file") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ManuscriptError.at(span, "B102", f"cannot be read: {reason}") from error
    return Manuscript(path=str(path), data=data, folder=folder, name=readable_name(path.name))


def folder_of(manuscript: Manuscript) -> Path:
    """The folder that a manuscript lies in, or that it is."""
    return Path(manuscript.path) if not manuscript.name else Path(manuscript.path).parent


def read_tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path, with `/`."""
    folder = DiskFolder(root)
    return {name: (root / name).read_bytes() for name in folder.names()}


def replace_files(outputs: Iterable[tuple[Path, bytes | Mapping[str, bytes]]]) -> None:
    """Put finished files in place: all are written beside their places first, then renamed.

    A mapping is a folder, of files by their names, which takes the place of the whole folder that
    stood there. Raises BuildError if one cannot be written, or files of others would be lost with a
    folder; what stood there before is then untouched.
    """
    staged: list[tuple[Path, Path]] = []
    place = Path()
    try:
        for place, data in outputs:
            if isinstance(data, bytes):
                if place.is_dir():
                    raise IsADirectoryError(21, "a folder of that name is in the way")
                place.parent.mkdir(parents=True, exist_ok=True)
                staged.append((_stage(place, data), place))
            else:
                _check_replaceable(place, data)
                place.parent.mkdir(parents=True, exist_ok=True)
                staged.append((_stage_folder(place, data), place))
        for temporary, place in staged:
            _put(temporary, place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError.at(
            Span(path=str(place)),
            "B103",
            f"cannot be written: {reason}",
            "choose another folder with -o",
        ) from error
    finally:
        for temporary, _ in staged:
            if temporary.is_dir():
                shutil.rmtree(temporary, ignore_errors=True)
            else:
                temporary.unlink(missing_ok=True)


def _check_replaceable(place: Path, files: Mapping[str, bytes]) -> None:
    """See that a folder holds nothing but what an earlier build can have put there."""
    if not place.exists():
        return
    if not place.is_dir():
        raise NotADirectoryError(20, "a file of that name is in the way")
    kinds = {Path(name).suffix for name in files}
    for found in sorted(place.iterdir()):
        if found.is_dir() or found.suffix not in kinds:
            raise BuildError.at(
                Span(path=str(found)),
                "B114",
                "is in a folder that is made anew, and would be lost",
                "move it elsewhere, or choose another folder with -o",
            )


def _put(temporary: Path, place: Path) -> None:
    """Rename what is finished to its place; a folder that stands there is moved aside meanwhile."""
    if not place.is_dir():
        os.replace(temporary, place)
        return
    aside = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.", suffix=".old"))
    os.replace(place, aside)
    try:
        os.replace(temporary, place)
    except OSError:
        os.replace(aside, place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _stage_folder(place: Path, files: Mapping[str, bytes]) -> Path:
    """Write a folder of files beside its place, under a name that says that it is not finished."""
    folder = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part"))
    try:
        for name, data in files.items():
            os.replace(_stage(folder / name, data), folder / name)
        folder.chmod(0o777 & ~_umask())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _stage(place: Path, data: bytes) -> Path:
    """Write a file beside its place, under a name that says that it is not finished."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    """The permissions that new files do not get; mkstemp gives its own only to the owner."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
