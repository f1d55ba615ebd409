"""Runs ebookpack as its users do: as a command, in a process and a folder of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.source import ROOT

STORY = ROOT / "manuscripts" / "outer-lock-turnips.txt"
SUFFIXES = (".epub", "-print.pdf", "-cover.jpg")

_MAIN = "from ebookpack.__main__ import main; main()"
_ERROR_LINE = re.compile(r"^(?:.+: )?error\[[A-Z]\d{3}\]: .+$", re.MULTILINE)

ONE_HOUR_LATER = """
import datetime, time
_hour = 3600
_time, _gmtime, _localtime, _datetime = time.time, time.gmtime, time.localtime, datetime.datetime
class Later(_datetime):
    @classmethod
    def now(cls, tz=None):
        return _datetime.now(tz) + datetime.timedelta(seconds=_hour)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
datetime.datetime = Later
time.time = lambda: _time() + _hour
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
"""
"""Code to run first: every clock that Python code can read goes an hour ahead."""


def ebookpack(
    *args: str | Path, cwd: Path, env: Mapping[str, str] | None = None, first: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end; `env` is added to the environment, `first` is run before it.

    SOURCE_DATE_EPOCH is not handed down from whoever runs the tests.
    """
    inherited = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-c", f"{first}\n{_MAIN}", *map(str, args)],
        cwd=cwd,
        env={**inherited, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def outputs(folder: Path, stem: str = STORY.stem) -> dict[str, bytes]:
    """Finished files of a book in a folder, by name; those that are not there are left out."""
    named = (folder / f"{stem}{suffix}" for suffix in SUFFIXES)
    return {file.name: file.read_bytes() for file in named if file.exists()}


def error_lines(stderr: str) -> list[str]:
    """The lines `story.md:41: error[R203]: message`; fails on a traceback, which is our bug."""
    assert "Traceback" not in stderr, stderr
    return [found.group() for found in _ERROR_LINE.finditer(stderr)]
