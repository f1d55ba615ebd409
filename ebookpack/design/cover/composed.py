"""Lines of type in as many faces as their scripts want, measured and drawn on one base line."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from ebookpack.design.cover.runs import Run, runs_of
from ebookpack.design.cover.typeface import Voice, draw_run, run_box, run_width


def placed_runs(text: str, voice: Voice) -> Iterator[tuple[Run, float]]:
    """The runs of a line from left to right, and where each starts, in em."""
    x = 0.0
    for run in runs_of(text, voice):
        yield run, x
        x += run_width(run.text, run.voice, rtl=run.rtl) + voice.tracking * voice.scale


def width(text: str, voice: Voice) -> float:
    """Advance of a line in em of the size asked for, kerning and letter-spacing included."""
    runs = runs_of(text, voice)
    total = sum(run_width(run.text, run.voice, rtl=run.rtl) for run in runs)
    return total + voice.tracking * voice.scale * (len(runs) - 1)


def ink_box(text: str, voice: Voice, size: float) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of the ink in pixels; the origin is the line's left end."""
    boxes = [(x, run_box(run.text, run.voice, rtl=run.rtl)) for run, x in placed_runs(text, voice)]
    return (
        min(x + box[0] for x, box in boxes) * size,
        min(box[1] for _, box in boxes) * size,
        max(x + box[2] for x, box in boxes) * size,
        max(box[3] for _, box in boxes) * size,
    )


def draw(
    picture: Image.Image,
    origin: tuple[float, float],
    text: str,
    voice: Voice,
    size: float,
    colour: tuple[int, int, int],
) -> None:
    """Set a line; `origin` is its left end on the base line, `size` is pixels an em."""
    for run, x in placed_runs(text, voice):
        place = origin[0] + x * size, origin[1]
        draw_run(picture, place, run.text, run.voice, size, colour, rtl=run.rtl)
