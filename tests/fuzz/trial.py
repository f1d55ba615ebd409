"""One manuscript read and assembled, in a process that can be done without."""

from __future__ import annotations

import importlib
import multiprocessing
import resource
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from random import Random

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Manuscript
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import BuildError, EbookpackError
from ebookpack.core.settings import Settings
from ebookpack.readers.registry import read_manuscript

MOST_SECONDS = 20
MOST_BYTES = 1 << 30

Maker = Callable[[Random], Manuscript]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one manuscript."""

    case: str
    fault: str = ""
    """Traceback, or what bound was passed; empty if all went well."""
    refused: bool = False
    """Whether the reader said that it cannot be read."""
    seconds: float = 0.0
    """Processor time, which other work on the machine does not change."""

    @property
    def kind(self) -> str:
        """What faults of one cause have in common: the line of our own that they came through."""
        lines = self.fault.strip().split("\n")
        ours = [line.strip() for line in lines if "/ebookpack/" in line]
        return f"{lines[-1][:60]} {ours[-1] if ours else ''}"


def outcome_of(case: str, manuscript: Manuscript) -> Outcome:
    """Read and assemble the manuscript of a number."""
    started = time.process_time()
    fault, refused = "", False
    try:
        document = read_manuscript(manuscript, Diagnostics())
        assemble(document, Settings(), "story", Diagnostics())
    except BuildError:
        fault = traceback.format_exc()
    except EbookpackError:
        refused = True
    except Exception:
        fault = traceback.format_exc()
    return Outcome(case, fault, refused, time.process_time() - started)


def _work(connection: Connection, kind: str) -> None:
    """In a process of its own: read the manuscripts that are asked for."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    make = maker_of(kind)
    while True:
        case = connection.recv()
        manuscript = make(Random(case))
        connection.send(None)
        connection.send(outcome_of(case, manuscript))


def maker_of(kind: str) -> Maker:
    """The function that makes manuscripts of a kind."""
    make: Maker = importlib.import_module(f"tests.fuzz.{kind}").manuscript
    return make


class Worker:
    """A process that can be done without if it does not come back."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._kind), daemon=True)
        self._process.start()
        theirs.close()

    def outcome(self, case: str) -> Outcome:
        """What comes of a manuscript, also if that is nothing."""
        self._connection.send(case)
        fault = f"more than {MOST_SECONDS} s"
        try:
            self._connection.recv()  # it is made, which is no time of the reader's
            if self._connection.poll(2 * MOST_SECONDS):
                outcome: Outcome = self._connection.recv()
                if outcome.seconds <= MOST_SECONDS:
                    return outcome
                return Outcome(case, fault, seconds=outcome.seconds)
        except (EOFError, OSError):
            fault = "the process died"
        self.stop()
        self._start()
        return Outcome(case, fault, seconds=MOST_SECONDS)

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
