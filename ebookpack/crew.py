"""Worker processes, for the stages whose work can be parted."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from ebookpack.core.crew import Alone, Job, Result, Tool
from ebookpack.core.errors import BuildError

FEWEST_JOBS = 4
"""Fewer are done sooner than processes are started."""


@dataclass(frozen=True, slots=True)
class Workers:
    """A crew of processes (core.crew.Crew)."""

    count: int = field(default_factory=lambda: usable_cores())

    @contextmanager
    def at_work(
        self, prepare: Callable[[], Tool], work: Callable[[Tool, Job], Result]
    ) -> Iterator[Callable[[Sequence[Job]], list[Result]]]:
        """See core.crew.Crew.at_work. The processes are started when there is work for them."""
        pools: list[ProcessPoolExecutor] = []
        with Alone().at_work(prepare, work) as do_alone:

            def do(jobs: Sequence[Job]) -> list[Result]:
                if not pools and (self.count < 2 or len(jobs) < FEWEST_JOBS):
                    return do_alone(jobs)
                if not pools:
                    pools.append(
                        ProcessPoolExecutor(
                            self.count, initializer=_start, initargs=(prepare, work)
                        )
                    )
                # The longest first, so that nobody is left with a long one at the end.
                order = sorted(range(len(jobs)), key=lambda index: -_size(jobs[index]))
                with _ends_told():
                    futures = {index: pools[0].submit(_do, jobs[index]) for index in order}
                    return [futures[index].result() for index in range(len(jobs))]

            try:
                yield do
            finally:
                for pool in pools:
                    pool.shutdown(cancel_futures=True)


class Awaited(Protocol):
    """Work that someone else may still be at."""

    def result(self) -> Any:
        """What comes of it, once it is done; raises what it raised."""


@dataclass(frozen=True, slots=True)
class Done:
    """Work that is done already (Awaited)."""

    value: Any

    def result(self) -> Any:
        """See Awaited.result."""
        return self.value


@dataclass(frozen=True, slots=True)
class Handed:
    """Work that another process is at (Awaited)."""

    future: Future[Any]

    def result(self) -> Any:
        """See Awaited.result; raises BuildError if the process ended in the midst of it."""
        with _ends_told():
            return self.future.result()


@contextmanager
def _ends_told() -> Iterator[None]:
    """While it lasts, a process that ends in the midst of its work is a BuildError."""
    try:
        yield
    except BrokenProcessPool as error:
        raise BuildError.at(
            None,
            "W204",
            "a process that was laying out pages was ended from outside",
            "too little memory is the usual reason: --workers 1 needs less",
        ) from error


@contextmanager
def ahead(load: Callable[[], object]) -> Iterator[Callable[..., Awaited]]:
    """A process that loads what it needs while its work is still being prepared.

    Gives a function that has it do something with some arguments, all of which can be pickled.
    """
    with ProcessPoolExecutor(1, initializer=_start_ahead, initargs=(load,)) as pool:
        pool.submit(int)  # a process is started with its first task
        yield lambda work, *given: Handed(pool.submit(work, *given))


def usable_cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_AT_HAND: list[Any] = []
"""Of a worker process: its tool, and what it does with it."""


def _start_ahead(load: Callable[[], object]) -> None:
    _stop_when_asked()
    load()


def _stop_when_asked() -> None:
    """Ctrl-C reaches all processes: one that works for another ends without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _start(prepare: Callable[[], Any], work: Callable[[Any, Any], Any]) -> None:
    _stop_when_asked()
    _AT_HAND[:] = [prepare(), work]
    # A worker makes boxes by the hundred thousand, and ends when they are drawn.
    gc.collect()
    gc.freeze()
    gc.disable()


def _do(job: Any) -> Any:
    tool, work = _AT_HAND
    return work(tool, job)


def _size(job: Any) -> int:
    """How much work a job is, roughly."""
    return len(repr(job))
