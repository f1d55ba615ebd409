"""Processes that cannot be started, or end before their work: told with the reason (W204)."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from time import monotonic, sleep

from ebookpack.core.errors import BuildError

CODE = "W204"
PATIENCE = 5.0
"""Seconds that a process may take to be gone, once it has ended."""
_WITHOUT = "--workers 1 does all in one process"
_MEMORY = "too little memory is the usual reason: --workers 1 needs less"
_REPORT = "this is a mistake in ebookpack or in a library; please report it with the manuscript"
_BY_OTHERS = frozenset({signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT})
"""Signals by which the system or a person ends a process; others tell of a breakdown within."""


@dataclass(slots=True)
class Started:
    """The processes of one pool."""

    processes: list[BaseProcess] = field(default_factory=list)

    @contextmanager
    def starting(self) -> Iterator[None]:
        """While it lasts, processes are started; one that cannot be is a BuildError."""
        before = set(active_children())
        try:
            yield
        except OSError as error:
            # Nobody would ever tell the others to go home.
            for process in set(active_children()) - before:
                process.terminate()
            why = error.strerror or str(error)
            raise BuildError.at(
                None, CODE, f"a process that lays out pages cannot be started: {why}", _WITHOUT
            ) from error
        self.processes += set(active_children()) - before

    @contextmanager
    def endings_told(self) -> Iterator[None]:
        """While it lasts, a process that ends in the midst of its work is a BuildError."""
        try:
            yield
        except BrokenProcessPool as error:
            why, way_out = _reason(self._code())
            raise BuildError.at(
                None, CODE, f"a process that was laying out pages {why}", way_out
            ) from error

    def _code(self) -> int:
        """Exit code of the process that ended first; the others are then ended by SIGTERM."""
        # The pool waits for them too: whoever is told by the system tells the other a little later.
        end = monotonic() + PATIENCE
        while monotonic() < end and any(process.exitcode is None for process in self.processes):
            sleep(0.01)
        codes = [process.exitcode or 0 for process in self.processes]
        return next((code for code in codes if code != -signal.SIGTERM), -signal.SIGTERM)


def _reason(code: int) -> tuple[str, str]:
    """Why a process ended, by its exit code (negative: the number of a signal), and a way out."""
    if code >= 0:
        return f"stopped by itself, with code {code}", _WITHOUT
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    if -code in _BY_OTHERS:
        return f"was ended from outside ({name})", _MEMORY
    return f"broke down ({name})", _REPORT
