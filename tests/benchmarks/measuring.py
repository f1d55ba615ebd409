"""Runs a command: how long it takes, and the most memory that it and its children hold.

Beside the time that passes, processor time is told, of the command and all that it waited for: on a
machine that has other things to do it says more.

Memory is the sum, over the process and all of its descendants, of the proportional set size that
Linux tells in `/proc/PID/smaps_rollup` (proc(5)): a page that several processes share counts once
in all. It is sampled, so that a peak shorter than the time between two samples can be missed; they
are so far apart that looking takes two hundredths of the time at most.
"""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

_SHARE_OF_TIME = 0.02
_SHORTEST_REST = 0.05
"""Seconds between two samples, at least."""
_TAIL = 6
"""Lines that are shown of what a failed command said."""
PROC = Path("/proc")


class CommandError(Exception):
    """A command failed; its message is how it ended, and the last that it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: float
    processor: float
    """Seconds of processor time, of all processes together."""
    mib: float | None
    """Most memory in MiB; None where the system does not tell."""


def run(command: Sequence[str], env: Mapping[str, str], cwd: Path) -> Run:
    """Run a command to its end, in the environment given alone. Raises CommandError if it fails."""
    worked = _processor_time()
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    with_memory = _Sampler(process.pid)
    said, _ = process.communicate()
    seconds = time.perf_counter() - start
    peak = with_memory.stop()
    if process.returncode:
        tail = "\n".join(said.splitlines()[-_TAIL:])
        raise CommandError(f"ended with {process.returncode}: {' '.join(command)}\n{tail}")
    return Run(seconds, _processor_time() - worked, peak)


def _processor_time() -> float:
    """Seconds that the processes which this one waited for took of processors, and theirs too."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@dataclass(slots=True)
class _Sampler:
    """Samples the memory of a process and its descendants until it is stopped."""

    pid: int
    _peak: int = 0
    _done: Event = field(default_factory=Event)
    _thread: Thread = field(init=False)

    def __post_init__(self) -> None:
        self._thread = Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> float | None:
        """The most that was seen, in MiB."""
        self._done.set()
        self._thread.join()
        return self._peak / 1024 if self._peak else None

    def _sample(self) -> None:
        rest = 0.0
        while not self._done.wait(rest):
            start = time.thread_time()
            self._peak = max(self._peak, sum(map(proportional_kib, family(self.pid))))
            rest = max(_SHORTEST_REST, (time.thread_time() - start) / _SHARE_OF_TIME)


def family(pid: int) -> Iterator[int]:
    """A process and its descendants, as far as they still live."""
    yield pid
    try:
        for task in (PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))
    except OSError:
        return


def proportional_kib(pid: int) -> int:
    """Proportional set size of a process in KiB; 0 if it has ended, or the system has no such."""
    try:
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def clean_environment(**more: str) -> dict[str, str]:
    """This process's environment, but for what would change what is made; and some more.

    Nor does it forbid bytecode, which programs have that were installed.
    """
    left_out = ("SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")
    inherited = {key: value for key, value in os.environ.items() if key not in left_out}
    return {**inherited, **more}
