"""Worker processes, for the stages whose work can be parted."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Generic, Protocol

from msgspec import Struct, field

from ebookpack.core.crew import Alone, Hands, Job, Result, Tool, Turned, never
from ebookpack.process_endings import Started

FEWEST_JOBS = 4
"""Fewer are done sooner than processes are started."""


class Workers(Struct, frozen=True):
    """A crew of processes (core.crew.Crew)."""

    count: int = field(default_factory=lambda: usable_cores())

    @contextmanager
    def at_work(
        self, prepare: Callable[[], Tool], work: Callable[[Tool, Job, Turned], Result]
    ) -> Iterator[Hands[Job, Result]]:
        """See core.crew.Crew.at_work. The processes are started when there is work for them."""
        with Alone().at_work(prepare, work) as alone:
            hands = _Processes(self.count, prepare, work, alone)
            try:
                yield hands
            finally:
                hands.send_home()


class _Processes(Generic[Tool, Job, Result]):
    """See core.crew.Hands."""

    def __init__(
        self, count: int, prepare: Callable[[], Tool],
        work: Callable[[Tool, Job, Turned], Result], alone: Hands[Job, Result],
    ) -> None:  # fmt: skip
        from multiprocessing.sharedctypes import RawArray

        self._count, self._alone = count, alone
        # Processes that are started share it; a job under way has a place in it of its own.
        self._flags = RawArray("b", max(count, FEWEST_JOBS))
        self._start = partial(_start, prepare, work, self._flags)
        self._pool: ProcessPoolExecutor | None = None
        self._started = Started()

    def __call__(self, jobs: Sequence[Job]) -> list[Result]:
        if not self._worth_it(len(jobs)):
            return self._alone(jobs)
        # The longest first, so that nobody is left with a long one at the end.
        order = sorted(range(len(jobs)), key=lambda index: -_size(jobs[index]))
        with self._started.endings_told():
            futures = {index: self._begin(jobs[index]) for index in order}
            return [futures[index].result() for index in range(len(jobs))]

    def in_turn(
        self,
        next_job: Callable[[], Job | None],
        take: Callable[[Job, Result], None],
        turned: Callable[[Job], bool] | None = None,
    ) -> None:
        under_way: dict[Future[Result], tuple[Job, int]] = {}
        free = [*range(len(self._flags))]
        while (found := self._found(next_job, len(under_way))) or under_way:
            if not self._worth_it(len(found)):
                for job, result in zip(found, self._alone(found), strict=True):
                    take(job, result)
                continue
            with self._started.endings_told():
                for job in found:
                    flag = free.pop()
                    self._flags[flag] = False
                    under_way[self._begin(job, flag)] = job, flag
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                results = [(*under_way.pop(future), future.result()) for future in done]
            for job, flag, result in results:
                free.append(flag)
                take(job, result)
            if turned:
                for job, flag in under_way.values():
                    self._flags[flag] = turned(job)

    def _found(self, next_job: Callable[[], Job | None], under_way: int) -> list[Job]:
        """A job for each who is free; before they are at work, as many as make it worth it."""
        wanted = self._count if self._pool else max(self._count, FEWEST_JOBS)
        found: Iterator[Job] = iter(next_job, None)
        return list(islice(found, max(0, wanted - under_way)))

    def _worth_it(self, jobs: int) -> bool:
        """Whether processes are at work, or are worth starting for so many jobs."""
        return self._pool is not None or (self._count > 1 and jobs >= FEWEST_JOBS)

    def _begin(self, job: Job, flag: int | None = None) -> Future[Result]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, initializer=self._start)
        with self._started.starting():
            return self._pool.submit(_do, job, flag)

    def send_home(self) -> None:
        """End the processes; what is not begun is not done."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


class Awaited(Protocol):
    """Work that someone else may still be at."""

    def result(self) -> Any:
        """What comes of it, once it is done; raises what it raised."""


class Beside(Protocol):
    """Someone who works beside us, and has a place for what is needed again there."""

    def __call__(self, work: Callable[..., Any], *given: Any) -> Awaited:
        """Have something done with some arguments; each was kept there, or can be pickled."""

    def keep(self, work: Callable[..., Any], *given: Any) -> Any:
        """Have something done whose result stays there.

        Gives what stands for the result among the arguments of later work, which raises what this
        raised.
        """


class Here:
    """Nobody else (Beside): all is done at once, by the one who asks."""

    def __call__(self, work: Callable[..., Any], *given: Any) -> Awaited:
        """See Beside."""
        return _Done(work(*given))

    def keep(self, work: Callable[..., Any], *given: Any) -> Any:
        """See Beside.keep."""
        return work(*given)


class _Done(Struct, frozen=True):
    """Work that is done already (Awaited)."""

    value: Any

    def result(self) -> Any:
        """See Awaited.result."""
        return self.value


class _Handed(Struct, frozen=True):
    """Work that another process is at (Awaited)."""

    future: Future[Any]
    started: Started

    def result(self) -> Any:
        """See Awaited.result; raises BuildError if the process ended in the midst of it."""
        with self.started.endings_told():
            return self.future.result()


class _Kept(Struct, frozen=True):
    """Stands for a result that another process keeps."""

    number: int


@dataclass(slots=True)
class _Process:
    """Another process (Beside)."""

    pool: ProcessPoolExecutor
    started: Started
    kept: int = 0

    def __call__(self, work: Callable[..., Any], *given: Any) -> Awaited:
        with self.started.endings_told():
            return _Handed(self.pool.submit(_do_with_kept, work, given), self.started)

    def keep(self, work: Callable[..., Any], *given: Any) -> Any:
        number, self.kept = self.kept, self.kept + 1
        with self.started.endings_told():
            self.pool.submit(_keep, number, work, given)
        return _Kept(number)


@contextmanager
def ahead(load: Callable[[], object]) -> Iterator[Beside]:
    """A process that loads what it needs while its work is still being prepared."""
    with ProcessPoolExecutor(1, initializer=_start_ahead, initargs=(load,)) as pool:
        started = Started()
        with started.starting():
            pool.submit(int)  # a process is started with its first task
        yield _Process(pool, started)


def usable_cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_AT_HAND: list[Any] = []
"""Of a worker process: its tool, what it does with it, and which jobs are turned (Turned)."""


_KEPT: dict[int, Future[Any]] = {}
"""Of a process ahead: the results that it keeps."""


_FAILED: list[Exception] = []
"""Of any of them: why it could not make itself ready. Whoever gives it work is told."""


def _start_ahead(load: Callable[[], object]) -> None:
    _stop_when_asked()
    try:
        load()
    except Exception as error:
        _FAILED.append(error)


def _keep(number: int, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    kept = _KEPT[number] = Future()
    try:
        kept.set_result(_do_with_kept(work, given))
    except Exception as error:
        # Whoever asks for the result is told.
        kept.set_exception(error)


def _do_with_kept(work: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    _raise_if_failed()
    return work(*(_KEPT[it.number].result() if isinstance(it, _Kept) else it for it in given))


def _stop_when_asked() -> None:
    """Ctrl-C reaches all processes: one that works for another ends without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _start(
    prepare: Callable[[], Any], work: Callable[[Any, Any, Turned], Any], flags: Sequence[int]
) -> None:
    _stop_when_asked()
    try:
        _AT_HAND[:] = [prepare(), work, flags]
    except Exception as error:
        _FAILED.append(error)
    # A worker makes boxes by the hundred thousand, and those of a piece are of no use when it is
    # drawn: they are let go then. What was there before stays, and need not be looked through.
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 10, 1000)


def _raise_if_failed() -> None:
    if _FAILED:
        raise _FAILED[0]


def _do(job: Any, flag: int | None) -> Any:
    _raise_if_failed()
    tool, work, flags = _AT_HAND
    try:
        return work(tool, job, never if flag is None else lambda: bool(flags[flag]))
    finally:
        gc.collect(0)


def _size(job: Any) -> int:
    """How much work a job is, roughly."""
    return len(repr(job))
