"""Lines in several scripts: each in one face, none of them lost."""

from __future__ import annotations

from msgspec.structs import replace
from PIL import Image

from ebookpack.design.cover.composed import draw, ink_box, placed_runs, width
from ebookpack.design.cover.runs import runs_of
from ebookpack.design.cover.typeface import Voice, face_darkness, height_of
from ebookpack.design.cover.voices import Style, set_in
from ebookpack.design.fonts import faces

FACES = (*faces("Oswald"), *faces("EB Garamond"), *faces("Heebo"))
"""Latin and Cyrillic; Latin, Greek and Cyrillic; Latin and Hebrew."""


def voice_of(text: str, style: Style = Style.ROMAN) -> tuple[str, Voice]:
    setting, lost = set_in(text, style, FACES, "Oswald")
    assert setting is not None
    assert lost == ()
    return setting.text, setting.voice


def parts(text: str, style: Style = Style.ROMAN) -> list[tuple[str, str]]:
    return [(run.text.strip(), run.voice.face.family) for run in runs_of(*voice_of(text, style))]


def test_a_line_in_one_script_is_one_run_in_the_theme_s_own_face() -> None:
    assert parts("The Weir: 1984") == [("The Weir: 1984", "Oswald")]


def test_each_script_has_a_face_that_has_it() -> None:
    assert parts("The Λόγος of שלום") == [
        ("The", "Oswald"),
        ("Λόγος", "EB Garamond"),
        ("of", "Oswald"),
        ("שלום", "Heebo"),
    ]


def test_a_word_is_never_in_two_faces() -> None:
    # Oswald has the Greek capital omega, a sign of its own, and no other letter of this word.
    assert parts("The Weir of Ωμέγα")[-1] == ("Ωμέγα", "EB Garamond")


def test_what_is_seen_first_of_a_line_from_the_right_is_its_end() -> None:
    runs = runs_of(*voice_of("שלום and the Weir"))
    assert [run.text.strip() for run in runs if run.text.strip()] == ["and the Weir", "שלום"]
    assert [run.rtl for run in runs if run.text.strip()] == [False, True]


def test_runs_follow_on_each_other_and_make_up_the_width() -> None:
    text, voice = voice_of("The Λόγος of שלום", Style.CAPITALS)
    placed = list(placed_runs(text, voice))
    starts = [x for _, x in placed]
    assert starts == sorted(starts)
    assert starts[-1] < width(text, voice)
    left, _, right, _ = ink_box(text, voice, 100)
    assert right - left <= 100 * width(text, voice) * 1.02


def test_letters_of_another_face_look_as_large_and_as_dark() -> None:
    text, voice = voice_of("The Weir λόγος")
    own, other = (run.voice for run in runs_of(text, voice))
    apart = abs(height_of("x", other) - height_of("x", own))
    unscaled = height_of("x", replace(other, scale=1.0, features=()))
    assert apart < abs(unscaled - height_of("x", own))
    weights = range(400, 801, 100)
    darkness = [abs(face_darkness(other.face.path, w, 0) - _dark(own)) for w in weights]
    assert abs(_dark(other) - _dark(own)) <= min(darkness) + 0.01


def _dark(voice: Voice) -> float:
    return face_darkness(voice.face.path, voice.weight, voice.optical)


def test_all_runs_are_drawn() -> None:
    text, voice = voice_of("Ox λόγος שלום")
    picture = Image.new("RGB", (900, 200), "white")
    draw(picture, (20, 120), text, voice, 80, (0, 0, 0))
    for run, x in placed_runs(text, voice):
        left = round(20 + x * 80)
        wide = round(width(run.text, run.voice) * 80)
        darkest = picture.crop((left, 0, left + max(wide, 1), 200)).convert("L").getextrema()[0]
        assert (darkest == 0) == bool(run.text.strip())


def test_a_font_with_optical_sizes_is_cut_for_the_size() -> None:
    (face, *_) = faces("Newsreader")
    voice = Voice(face=face, weight=400)
    small, large = voice.at(60), voice.at(320)
    assert small.optical < large.optical
    assert small.weight == large.weight
    # Cuts for small sizes are wider, and have taller small letters.
    assert width("minimum", small) > width("minimum", large) * 1.01
    assert height_of("x", small) > height_of("x", large)


def test_a_font_without_them_is_heavier_in_small_sizes() -> None:
    (face, *_) = faces("Oswald")
    voice = Voice(face=face, weight=500, tracking=0.1)
    small, large = voice.at(60), voice.at(320)
    assert small.weight > 500 > large.weight
    assert small.tracking > 0.1 > large.tracking


def test_of_a_family_s_faces_the_one_nearest_in_weight_is_taken() -> None:
    mono = faces("Space Mono")
    for weight, taken in ((500, 400), (600, 700), (700, 700)):
        setting, _ = set_in("Weir", Style.ROMAN, mono, "Space Mono", weight)
        assert setting is not None
        assert (setting.voice.face.weights[0], setting.voice.face.italic) == (taken, False)
