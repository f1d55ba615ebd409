"""Makes manuscripts by chance, reads them, and reports what goes wrong; see README.md."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import click

from ebookpack.core.book import Manuscript
from tests.fuzz.trial import MOST_BYTES, Outcome, Worker, maker_of, outcome_of
from tests.source import ROOT

KINDS = ("docx", "odt", "rtf", "epub", "html", "text", "markdown", "folders")
FINDINGS = ROOT / "build" / "fuzz"


def outcomes(kind: str, seed: int, until: float) -> Iterator[Outcome]:
    """What comes of one manuscript after the other, until a moment of the monotonic clock."""
    worker = Worker(kind)
    number = 0
    while time.monotonic() < until:
        yield worker.outcome(f"{seed}:{number}")
        number += 1
    worker.stop()


def keep(manuscript: Manuscript, kind: str, case: str) -> Path:
    """Put a manuscript where it can be looked at."""
    folder = FINDINGS / f"{kind}-{case.replace(':', '-')}"
    names = [manuscript.name] if manuscript.name else manuscript.folder.names()
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(manuscript.data or manuscript.folder.read(name, limit=MOST_BYTES))
    return folder


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--minutes", default=1.0, help="How long to go on.")
@click.option("--seed", default=1, help="Another one gives other manuscripts.")
@click.option("--case", help="Make only this manuscript, SEED:NUMBER, and keep it.")
def main(kind: str, minutes: float, seed: int, case: str | None) -> None:
    """Look for manuscripts that the reader of a KIND does not survive."""
    if case is not None:
        manuscript = maker_of(kind)(Random(case))
        click.echo(keep(manuscript, kind, case))
        outcome = outcome_of(case, manuscript)
        click.echo(outcome.fault or ("refused" if outcome.refused else "well"))
        raise SystemExit(bool(outcome.fault))
    counted: Counter[str] = Counter()
    slowest = Outcome("")
    faults: Counter[str] = Counter()
    for outcome in outcomes(kind, seed, time.monotonic() + 60 * minutes):
        counted["fault" if outcome.fault else "refused" if outcome.refused else "well"] += 1
        slowest = max(slowest, outcome, key=lambda one: one.seconds)
        if outcome.fault:
            faults[outcome.kind] += 1
            if faults[outcome.kind] == 1:
                kept = keep(maker_of(kind)(Random(outcome.case)), kind, outcome.case)
                click.echo(f"--case {outcome.case}, kept in {kept}:\n{outcome.fault}")
    click.echo(", ".join(f"{count} {name}" for name, count in sorted(counted.items())))
    click.echo(f"slowest: --case {slowest.case}, {slowest.seconds:.1f} s")
    for name, count in faults.most_common():
        click.echo(f"{count} times: {name}")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
