"""Work handed out to others: whoever runs the stages says how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TypeVar

Tool = TypeVar("Tool")
Job = TypeVar("Job")
Result = TypeVar("Result")


class Crew(Protocol):
    """Those who do the jobs of a stage."""

    def at_work(
        self, prepare: Callable[[], Tool], work: Callable[[Tool, Job], Result]
    ) -> AbstractContextManager[Callable[[Sequence[Job]], list[Result]]]:
        """A function that has jobs done and gives their results, in the order of the jobs.

        Each of the crew prepares a tool once, and works with it. What comes of a job must not
        depend on who does it, nor on what was done before; prepare, jobs and results can be
        pickled.
        """


class Alone:
    """A crew of nobody else: the jobs are done by the one who asks, one after another."""

    @contextmanager
    def at_work(
        self, prepare: Callable[[], Tool], work: Callable[[Tool, Job], Result]
    ) -> Iterator[Callable[[Sequence[Job]], list[Result]]]:
        """See Crew.at_work."""
        tools: list[Tool] = []

        def do(jobs: Sequence[Job]) -> list[Result]:
            if jobs and not tools:
                tools.append(prepare())
            return [work(tools[0], job) for job in jobs]

        yield do
