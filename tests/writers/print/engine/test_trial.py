from __future__ import annotations

import subprocess
import sys

LAY = """
from ebookpack.writers.print.engine.bench import Bench, Supplies, lay_piece
from ebookpack.writers.print.pieces import Job
css = "@page { size: 200pt 100pt } p { font-family: serif; text-align: justify }"
html = "<p>The ferry did not run on Sundays, and on Mondays it ran late.</p>"
bench = Bench(Supplies(style_sheets=(css,), resources={}))
print(lay_piece(bench, Job(html=html)).piece.to_bytes().hex(), *bench.complaints)
"""
TRIAL = """
from ebookpack.writers.print.engine.trial import lay_trial_line
lay_trial_line()
"""


def said(program: str) -> str:
    """What a process of its own prints: in this one the engine was used before."""
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert not done.stderr
    return done.stdout


def test_a_page_is_the_same_after_a_trial() -> None:
    assert said(TRIAL + LAY) == said(LAY)
