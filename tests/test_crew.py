from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from multiprocessing import active_children
from time import monotonic, sleep

import pytest

from ebookpack.core.crew import Alone, Crew, Turned, never
from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import BuildError, SystemLibraryError
from ebookpack.crew import FEWEST_JOBS, Here, Workers, ahead, usable_cores


def _tool(name: str) -> tuple[str, int]:
    return name, os.getpid()


def _work(tool: tuple[str, int], job: int, _turned: Turned) -> tuple[str, int, int]:
    return tool[0], job * job, tool[1]


def _fail(tool: object, job: object, _turned: Turned) -> None:
    raise BuildError.at(Span(path="a.pdf"), "B103", "cannot be written", "choose another folder")


@pytest.mark.parametrize("crew", [Alone(), Workers(1), Workers(2)], ids=["alone", "one", "two"])
def test_results_come_in_the_order_of_the_jobs(crew: Crew) -> None:
    with crew.at_work(partial(_tool, "press"), _work) as do:
        results = do(range(20)) + do([20])

    assert [(name, square) for name, square, _ in results] == [("press", n * n) for n in range(21)]


@pytest.mark.parametrize("crew", [Alone(), Workers(1), Workers(2)], ids=["alone", "one", "two"])
@pytest.mark.parametrize("waits", [(), (3,), (0, 1, 5)], ids=str)
def test_jobs_that_are_found_one_by_one_are_all_done(crew: Crew, waits: tuple[int, ...]) -> None:
    """Some are found only when those before them are done."""
    found: list[int] = []
    results: dict[int, int] = {}

    def next_job() -> int | None:
        number = len(found)
        if number == 12 or (number in waits and len(results) < number):
            return None
        found.append(number)
        return number

    def take(job: int, result: tuple[str, int, int]) -> None:
        results[job] = result[1]

    with crew.at_work(partial(_tool, "press"), _work) as hands:
        hands.in_turn(next_job, take)

    assert results == {number: number * number for number in range(12)}


def _until_turned(tool: object, job: int, turned: Turned) -> bool:
    """Long jobs are done when they are turned, or in vain."""
    end = monotonic() + (20 if job == 0 else 0)
    while not turned() and monotonic() < end:
        sleep(0.001)
    return turned()


def test_whoever_is_at_a_job_hears_that_it_is_turned() -> None:
    jobs = iter(range(FEWEST_JOBS))
    done: dict[int, bool] = {}
    with Workers(2).at_work(partial(_tool, ""), _until_turned) as hands:
        hands.in_turn(
            lambda: next(jobs, None), done.__setitem__, lambda job: job == 0 and len(done) > 1
        )

    assert done == {0: True, 1: False, 2: False, 3: False}


def test_work_is_done_by_others_if_it_is_worth_it() -> None:
    with Workers(2).at_work(partial(_tool, ""), _work) as do:
        few = {process for _, _, process in do([1])}
        many = {process for _, _, process in do(range(50))}

    assert few == {os.getpid()}
    assert os.getpid() not in many


def test_an_error_of_a_worker_is_the_callers_with_its_place_and_its_way_out() -> None:
    with (
        pytest.raises(BuildError) as caught,
        Workers(2).at_work(partial(_tool, ""), _fail) as do,
    ):
        do(range(9))

    assert str(caught.value).startswith("a.pdf: error[B103]: cannot be written")
    assert caught.value.diagnostics[0].hints == ("choose another folder",)


def _end(tool: object = None, job: object = None, _turned: Turned = never) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_ended_is_told_with_the_way_out() -> None:
    jobs = iter(range(9))
    with (
        pytest.raises(BuildError, match="W204"),
        Workers(2).at_work(partial(_tool, ""), _end) as do,
    ):
        do.in_turn(lambda: next(jobs, None), lambda job, result: None)
    with (
        pytest.raises(BuildError, match=r"W204.*ended from outside") as caught,
        Workers(2).at_work(partial(_tool, ""), _end) as do,
    ):
        do(range(9))

    assert "--workers 1" in str(caught.value)
    with pytest.raises(BuildError, match="W204"), ahead(int) as hand:
        hand(_end).result()


def _break_down() -> None:
    os.kill(os.getpid(), signal.SIGSYS)


def _stop() -> None:
    os._exit(3)


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (_end, r"from outside \(SIGKILL\)"),
        (_break_down, r"broke down \(SIGSYS\)"),
        (_stop, "code 3"),
    ],
)
def test_why_a_process_ended_is_told(work: Callable[[], None], why: str) -> None:
    with pytest.raises(BuildError, match=f"W204.*{why}"), ahead(int) as hand:
        hand(work).result()


def _cannot_prepare() -> tuple[str, int]:
    raise SystemLibraryError.at(None, "W201", "there is no Pango", "apt install libpango-1.0-0")


def test_a_process_that_cannot_make_itself_ready_tells_its_own_reason() -> None:
    with (
        pytest.raises(SystemLibraryError, match=r"W201.*no Pango"),
        Workers(2).at_work(_cannot_prepare, _work) as do,
    ):
        do(range(9))
    with pytest.raises(SystemLibraryError, match="no Pango"), ahead(_cannot_prepare) as hand:
        hand(int).result()


def test_a_process_that_cannot_be_started_is_told_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fork = os.fork
    forked: list[int] = []

    def second_fails() -> int:
        if forked:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        forked.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", second_fails)
    with (
        pytest.raises(BuildError, match=r"W204.*cannot be started: Resource temp") as caught,
        Workers(2).at_work(partial(_tool, ""), _work) as do,
    ):
        do(range(9))

    assert "--workers 1" in str(caught.value)
    for child in active_children():
        child.join(5)
        assert not child.is_alive()


def test_a_process_ahead_does_what_it_is_told_later() -> None:
    with ahead(int) as do:
        assert do(pow, 2, 10).result() == 1024
        assert do(os.getpid).result() != os.getpid()


@pytest.mark.parametrize("other", [True, False])
def test_a_result_is_kept_for_later_work(other: bool) -> None:
    with ahead(int) if other else nullcontext(Here()) as do:
        kept = do.keep(list, range(3))
        assert do(sum, kept).result() == 3
        assert do(sorted, do.keep(map, abs, kept)).result() == [0, 1, 2]
        if other:
            # What is kept is not sent to and fro: it need not be a thing that can be.
            assert do(next, do.keep(iter, kept)).result() == 0


def test_whoever_asks_for_a_result_that_is_kept_is_told_that_there_is_none() -> None:
    with ahead(int) as do:
        kept = do.keep(int, "seven")
        with pytest.raises(ValueError, match="seven"):
            do(abs, kept).result()


def test_there_is_at_least_one_processor() -> None:
    assert usable_cores() >= 1
