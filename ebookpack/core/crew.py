"""Work handed out to others: whoever runs the stages says how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Generic, Protocol, TypeVar

Tool = TypeVar("Tool")
Job = TypeVar("Job")
Result = TypeVar("Result")

Turned = Callable[[], bool]
"""Says whether the job at hand is to be done the other way by now; jobs know what ways they have.

Whoever is at the job asks as late as can be, and says in the result which way it was done."""


def never() -> bool:
    """For jobs of which it is known from the first how they are to be done (Turned)."""
    return False


class Hands(Protocol[Job, Result]):
    """Those of a crew who are at work, each with a tool."""

    def __call__(self, jobs: Sequence[Job], /) -> list[Result]:
        """Have jobs done; their results in the order of the jobs."""

    def in_turn(
        self,
        next_job: Callable[[], Job | None],
        take: Callable[[Job, Result], None],
        turned: Callable[[Job], bool] | None = None,
    ) -> None:
        """Have jobs done that are found one by one, each when a hand is free for it.

        `next_job` gives the next one, or None if there is none before one of those under way is
        done; `take` is given each job that is done, with its result. Whether a job that is under
        way is to be `turned` is asked whenever another is done. It ends when there is no job and
        nothing is under way.
        """


class Crew(Protocol):
    """Those who do the jobs of a stage."""

    def at_work(
        self, prepare: Callable[[], Tool], work: Callable[[Tool, Job, Turned], Result]
    ) -> AbstractContextManager[Hands[Job, Result]]:
        """Hands that do jobs.

        Each of the crew prepares a tool once, and works with it. What comes of a job must not
        depend on who does it, nor on what was done before; prepare, jobs and results can be
        pickled.
        """


class Alone:
    """A crew of nobody else: the jobs are done by the one who asks, one after another."""

    @contextmanager
    def at_work(
        self, prepare: Callable[[], Tool], work: Callable[[Tool, Job, Turned], Result]
    ) -> Iterator[Hands[Job, Result]]:
        """See Crew.at_work."""
        yield _OwnHands(prepare, work)


class _OwnHands(Generic[Tool, Job, Result]):
    """See Hands."""

    def __init__(
        self, prepare: Callable[[], Tool], work: Callable[[Tool, Job, Turned], Result]
    ) -> None:
        self._prepare, self._work = prepare, work
        self._tools: list[Tool] = []

    def __call__(self, jobs: Sequence[Job]) -> list[Result]:
        if jobs and not self._tools:
            self._tools.append(self._prepare())
        return [self._work(self._tools[0], job, never) for job in jobs]

    def in_turn(
        self,
        next_job: Callable[[], Job | None],
        take: Callable[[Job, Result], None],
        turned: Callable[[Job], bool] | None = None,
    ) -> None:
        while (job := next_job()) is not None:
            take(job, *self([job]))
