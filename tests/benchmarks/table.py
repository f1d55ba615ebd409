"""What was measured, as tables in plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.benchmarks.contenders import Contender, Missing

REFERENCE = "print"
"""Key of the contender that the others' times are told in."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows below a head; the first column is flush left, the others are flush right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in (head, *rows)
    )


def timings(field: Sequence[Contender | Missing]) -> str:
    """Seconds, as multiples of the reference too, memory, file size and pages of each contender."""
    runs = {it.key: it for it in field if isinstance(it, Contender)}
    reference = runs[REFERENCE].seconds if REFERENCE in runs else None
    rows = []
    for it in field:
        if isinstance(it, Missing):
            rows.append((f"{it.title}: missing", *("-",) * 7))
            continue
        seconds, mib, pages = it.seconds, it.mib, it.pages if it.runs else None
        rows.append(
            (
                f"{it.title}{': failed' if it.failure else ''}",
                _number(seconds, 2),
                _number(seconds / reference if seconds and reference else None, 2),
                _number(it.processor, 2),
                _number(mib, 0),
                _number(it.kib if it.runs else None, 0),
                _number(pages, 0),
                _number(1000 * seconds / pages if seconds and pages else None, 1),
            )
        )
    said = [
        table(("", "median s", "x ours", "CPU s", "peak MiB", "file KiB", "pages", "ms/page"), rows)
    ]
    said += [f"{it.title} is missing: {it.remedy}" for it in field if isinstance(it, Missing)]
    said += [f"{it.title} {it.failure}" for it in runs.values() if it.failure]
    return "\n".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What the typesetter is to reach: a bound for the ratio of two contenders."""

    what: str
    dividend: str
    divisor: str
    least: float | None = None
    most: float | None = None
    memory: bool = False
    """Whether memory is compared, not time."""

    def told(self, runs: Mapping[str, Contender]) -> str | None:
        """The ratio, and whether it is met; None if one of the two was not measured."""
        pair = [runs.get(self.dividend), runs.get(self.divisor)]
        over, under = (it and (it.mib if self.memory else it.seconds) for it in pair)
        if not over or not under:
            return None
        ratio = over / under
        if self.least is not None:
            bound, met = f"at least {self.least:g}", ratio >= self.least
        else:
            bound, met = f"at most {self.most:g}", ratio <= (self.most or 0)
        return f"{self.what}: {ratio:.2f} ({bound}: {'met' if met else 'NOT MET'})"


AIMS = (
    Aim(what="plain WeasyPrint's time / ours", dividend="weasyprint", divisor="print", least=3.5),
    Aim(what="pandoc and XeLaTeX's time / ours", dividend="xelatex", divisor="print", least=1),
    Aim(what="our time / Typst's", dividend="print", divisor="typst", most=2),
    Aim(what="EPUB and PDF after an edit / Typst cold", dividend="edit", divisor="typst", most=1),
    Aim(
        what="our memory / plain WeasyPrint's",
        dividend="print",
        divisor="weasyprint",
        most=1,
        memory=True,
    ),
    Aim(what="EPUB: our time / pandoc's", dividend="epub", divisor="pandoc", most=0.35),
    Aim(what="EPUB: our memory / pandoc's", dividend="epub", divisor="pandoc", most=1, memory=True),
)


def aims(field: Sequence[Contender | Missing]) -> str:
    """How the aims are met by what was measured."""
    runs = {it.key: it for it in field if isinstance(it, Contender)}
    return "\n".join(filter(None, (aim.told(runs) for aim in AIMS)))


def _number(value: float | None, places: int) -> str:
    return "-" if value is None else f"{value:.{places}f}"
