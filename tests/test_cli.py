"""The command line as a user meets it: what it says, where it says it, and how it ends."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from ebookpack.themes_folder import theme_names
from tests.running import STORY, ebookpack, error_lines
from tests.source import ROOT
from tests.writers.imposition.builders import leafed_through


def test_inspect_as_json_keeps_its_contract() -> None:
    ran = ebookpack("inspect", STORY, "--json", cwd=ROOT)
    found = json.loads(ran.stdout)

    assert ran.returncode == 0
    assert found["manuscript"]["format"] == "text"
    assert found["metadata"]["contributors"] == []
    assert [(s["matter"], s["role"]) for s in found["sections"]] == [
        ("front", "note"),
        ("front", "synopsis"),
        ("body", "chapter"),
    ]
    assert all(section["why"] for section in found["sections"])
    ledger = found["ledger"]
    assert ledger["manuscript"] == ledger["book"] + ledger["left_out"]


def test_inspect_for_people_names_every_part_and_why() -> None:
    ran = ebookpack("inspect", STORY, cwd=ROOT, env={"COLUMNS": "160"})

    assert ran.returncode == 0
    for expected in ("note", "synopsis", "chapter", "lead-in ends in a colon"):
        assert expected in ran.stdout


def test_build_makes_only_what_is_asked_for_and_says_where(tmp_path: Path) -> None:
    ran = ebookpack("build", STORY, "-o", tmp_path, "--only", "epub,cover", cwd=tmp_path)

    assert ran.returncode == 0
    assert ran.stderr == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{STORY.stem}-cover.jpg",
        f"{STORY.stem}.epub",
    ]
    assert ran.stdout.splitlines() == [
        str(tmp_path / f"{STORY.stem}-cover.jpg"),
        str(tmp_path / f"{STORY.stem}.epub"),
    ]


def test_themes_lists_the_designs() -> None:
    ran = ebookpack("themes", cwd=ROOT)

    assert ran.returncode == 0
    assert [line.split()[0] for line in ran.stdout.splitlines()] == list(theme_names())


@pytest.mark.slow
def test_a_specimen_shows_a_theme_of_ones_own(tmp_path: Path) -> None:
    made = ebookpack("themes", "new", "mine", "--from", "zine", cwd=tmp_path)
    ran = ebookpack("themes", "show", "mine", cwd=tmp_path)

    assert made.stdout.startswith("themes/mine ")
    assert ran.returncode == 0, ran.stderr
    assert {Path(line).suffix for line in ran.stdout.splitlines()} == {".epub", ".pdf", ".jpg"}
    assert all((tmp_path / line).is_file() for line in ran.stdout.splitlines())


def test_init_writes_a_file_that_build_then_reads(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The Quiet Weir\n\nby Ada Holt\n\nThe weir was quiet.\n\nIt was.\n", "utf-8")

    first = ebookpack("init", story, cwd=tmp_path)
    again = ebookpack("init", story, cwd=tmp_path)
    ran = ebookpack("inspect", story, "--json", cwd=tmp_path)

    assert first.stdout.strip() == str(tmp_path / "book.toml")
    assert 'title = "The Quiet Weir"' in (tmp_path / "book.toml").read_text("utf-8")
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert json.loads(ran.stdout)["metadata"]["contributors"][0]["name"] == "Ada Holt"


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("empty.txt", b"", "R102", "empty"),
        ("blank.txt", b" \n\n \n", "R102", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "R103", "text"),
        ("novel.pages", b"PK", "R105", ".pages"),
        ("story.md", b"A\n\n![A map](map.png)\n", "R203", "map.png"),
        ("header.md", b'---\ntitle: "A\n---\n\nText.\n', "R240", "YAML"),
    ],
)
def test_bad_manuscripts_get_one_clear_error(
    name: str, data: bytes, code: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)

    ran = ebookpack("build", name, "-o", "out", cwd=tmp_path)

    assert ran.returncode == 1
    (line,) = error_lines(ran.stderr)
    assert code in line
    assert said in line
    assert name in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("settings", "code", "hint"),
    [
        ('titel = "A"\n', "S102", 'did you mean "title"?'),
        ('[design]\ntheme = "clasic"\n', "D100", 'did you mean "classic"?'),
        ("title = A\n", "S101", ""),
        ("[typography]\nquotes = 1\n", "S103", ""),
        ('[print]\nnotes = "omitted"\n', "S110", 'did you mean "omit"?'),
        ('[structure]\nnote = "No such words"\n', "S104", "quote the first words"),
        ('[design]\ntrim = "big"\n', "D120", "5.5x8.5in"),
    ],
)
def test_a_bad_book_toml_is_named_with_the_way_out(
    settings: str, code: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / "story.txt").write_text("A Title\n\nA line of text.\n", "utf-8")
    (tmp_path / "book.toml").write_text(settings, "utf-8")

    ran = ebookpack("build", "story.txt", "-o", "out", "--only", "epub,print", cwd=tmp_path)

    assert ran.returncode == 1
    (line,) = error_lines(ran.stderr)
    assert code in line
    assert hint in ran.stderr


def test_nobody_waits_for_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    pipe = tmp_path / "story.txt"
    os.mkfifo(pipe)

    ran = ebookpack("inspect", pipe, cwd=tmp_path)

    assert ran.returncode == 1
    assert ["B102" in line for line in error_lines(ran.stderr)] == [True]


def test_what_an_edition_omits_is_told(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(
        "The Weir\n\nA/N: Be kind.\n\nTW: water.\n\nThe weir was quiet.\n\nIt was.\n", "utf-8"
    )
    (tmp_path / "book.toml").write_text('[epub]\nnotes = "omit"\n', "utf-8")

    ran = ebookpack("build", "story.txt", "-o", "out", "--only", "epub,print", cwd=tmp_path)
    again = ebookpack("build", "story.txt", "-o", "out", "--notes", "chapter", cwd=tmp_path)

    assert "out/story.epub  (without 4 words of the author's notes and warnings)" in ran.stdout
    assert ran.stdout.count("without") == 1
    assert "without" not in again.stdout


def test_several_mistakes_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("# A\n\n![](a.png)\n\n![](b.png)\n", "utf-8")

    ran = ebookpack("build", "story.md", cwd=tmp_path)

    assert len(error_lines(ran.stderr)) == 2


def test_for_a_program_an_error_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("---\ntitle: [\n---\n\nText.\n", "utf-8")

    ran = ebookpack("inspect", "story.md", "--json", cwd=tmp_path)

    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.startswith("error[R240]: ")
    assert ran.stderr.count("\n") == 1


def test_a_picture_that_is_not_there_stops_a_build_but_no_look_at_the_reading(
    tmp_path: Path,
) -> None:
    (tmp_path / "story.md").write_text("# A\n\n![](a.png)\n\nText.\n", "utf-8")

    looked = ebookpack("inspect", "story.md", "--json", cwd=tmp_path)
    built = ebookpack("build", "story.md", "--only", "epub", cwd=tmp_path)

    assert looked.returncode == 0
    (found,) = json.loads(looked.stdout)["diagnostics"]
    assert (found["code"], found["severity"]) == ("R203", "error")
    assert built.returncode == 1


def test_of_a_manuscript_that_is_a_missing_picture_no_book_is_made(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("![](a.png)\n", "utf-8")

    ran = ebookpack("build", "story.md", "--only", "epub", "--accept", "R203", cwd=tmp_path)

    assert ran.returncode == 1
    assert "error[A106]" in ran.stderr


def test_options_that_list_things_may_be_given_more_than_once(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("# A\n\n![](a.png)\n\nText.\n", "utf-8")
    twice = ("--only", "epub", "--only", "cover", "--accept", "R203", "--accept", "A104")

    ran = ebookpack("build", "story.md", "-o", "out", *twice, cwd=tmp_path)

    assert ran.returncode == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".epub", ".jpg"]


@pytest.mark.parametrize("by", ["option", "book.toml"])
def test_an_author_may_have_the_book_without_a_picture(by: str, tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("# A\n\n![The old weir](a.png)\n\nText.\n", "utf-8")
    asked = ["--accept", "r203"] if by == "option" else []
    if by == "book.toml":
        (tmp_path / "book.toml").write_text('accept = ["R203"]\n', "utf-8")

    ran = ebookpack("build", "story.md", "-o", "out", "--only", "epub", *asked, cwd=tmp_path)

    assert ran.returncode == 0
    assert 'story.md:3: warning[R203]: image "a.png" not found' in ran.stderr
    with zipfile.ZipFile(tmp_path / "out" / "story.epub") as book:
        documents = [book.read(name) for name in book.namelist() if name.endswith(".xhtml")]
    assert any(b"The old weir" in document for document in documents)


def test_an_error_that_leaves_no_book_cannot_be_accepted(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(b"")

    ran = ebookpack("build", "story.txt", "--accept", "R102", cwd=tmp_path)

    assert ran.returncode == 1
    assert "error[R102]" in ran.stderr


def test_sheets_to_bind_at_home_hold_the_pages_of_the_print_edition(tmp_path: Path) -> None:
    ran = ebookpack(
        "build", STORY, "-o", "out", "--only", "print", "--signatures", "16", "--sheet", "letter",
        "--marks", cwd=tmp_path,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    names = ["-print.pdf", "-signatures.pdf", "-signatures-instructions.pdf"]
    files = {name: tmp_path / "out" / f"{STORY.stem}{name}" for name in names}
    assert all(str(Path("out", file.name)) in ran.stdout for file in files.values())
    with pypdfium2.PdfDocument(files["-print.pdf"]) as pdf:
        printed = [page.get_textpage().get_text_bounded().split() for page in pdf]
    folded = leafed_through(files["-signatures.pdf"].read_bytes(), (len(printed),))
    assert len(printed) == 8
    for page, (upper, lower) in zip(printed, folded, strict=True):
        assert upper.split()[:5] == page[: min(5, len(upper.split()))]
        assert not lower or lower.split()[-1] == page[-1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "--only", "mobi", "a.txt"),
        ("bake", "a.txt"),
        ("build", "--signatures", "10", "a.txt"),
        ("build", "--signatures", "36", "a.txt"),
        ("build", "--signatures", "16", "--edition", "booklet", "a.txt"),
        ("build", "--signatures", "16", "--only", "epub", "a.txt"),
        ("build", "--signatures", "16", "--edition", "screen", "a.txt"),
        ("build", "--spine", "0.677", "a.txt"),
    ],
)
def test_misuse_ends_with_two_and_the_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = ebookpack(*arguments, cwd=tmp_path)

    assert ran.returncode == 2
    assert "Usage:" in ran.stderr


def test_a_store_of_either_kind_is_kept_by_the_edition_that_it_has(tmp_path: Path) -> None:
    ran = ebookpack("build", STORY, "-o", "k", "--only", "epub", "--store", "kdp", cwd=tmp_path)
    assert ran.returncode == 0
    with zipfile.ZipFile(tmp_path / "k" / f"{STORY.stem}.epub") as book:
        assert "EPUB/cover.xhtml" not in book.namelist()

    ran = ebookpack("build", STORY, "-o", "l", "--only", "epub", "--store", "lulu", cwd=tmp_path)
    assert error_lines(ran.stderr) == ["error[D131]: lulu prints, and sells no e-books"]


def test_files_for_some_stores_are_named_by_the_isbn(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(STORY.read_bytes())
    toml = '[epub]\nisbn = "978-0-306-40615-7"\nstore = "google"\n'
    (tmp_path / "book.toml").write_text(toml, encoding="utf-8")
    ran = ebookpack("build", "story.txt", "-o", "out", "--only", "epub,cover", cwd=tmp_path)

    assert ran.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "9780306406157.epub",
        "9780306406157_frontcover.jpg",
    ]
    with zipfile.ZipFile(tmp_path / "out" / "9780306406157.epub") as book:
        assert b"urn:isbn:978-0-306-40615-7" in book.read("EPUB/content.opf")


def test_a_picture_of_one_s_own_is_the_cover(tmp_path: Path) -> None:
    photo = Image.linear_gradient("L").resize((1700, 2720)).convert("RGB")
    photo.save(tmp_path / "photo.jpg")
    ran = ebookpack("cover", STORY, "--cover", "photo.jpg", "-o", "drawn", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    with Image.open(tmp_path / "drawn" / f"{STORY.stem}-cover.jpg") as cover:
        assert cover.size == (1600, 2560)

    ran = ebookpack(
        "cover", STORY, "--cover", "photo.jpg", "--cover-finished", "-o", "done", cwd=tmp_path
    )
    with Image.open(tmp_path / "done" / f"{STORY.stem}-cover.jpg") as cover:
        differ = ImageChops.difference(cover.convert("RGB"), photo.resize(cover.size))
    assert max(high for _, high in differ.getextrema()) < 12  # type: ignore[misc]


def test_a_sheet_of_covers_says_how_each_is_made(tmp_path: Path) -> None:
    ran = ebookpack("cover", STORY, "--sheet", "-o", "covers", "--theme", "noir", cwd=tmp_path)

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == f"covers/{STORY.stem}-covers.jpg"
    assert (tmp_path / ran.stdout.strip()).stat().st_size > 100_000


def test_book_toml_asks_for_sheets_to_bind_at_home(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("# A\n\nText.\n", "utf-8")
    alone = ebookpack("build", "story.md", "--only", "print", "--sheet", "A3", cwd=tmp_path)
    assert error_lines(alone.stderr) == [
        "error[D146]: a paper, a scale and a thickness are for sheets to bind at home"
    ]

    (tmp_path / "book.toml").write_text('[print]\nedition = "booklet"\nmarks = true\n', "utf-8")
    ran = ebookpack("build", "story.md", "--only", "print", "--sheet", "A3", cwd=tmp_path)

    assert ran.returncode == 0, ran.stderr
    with pikepdf.open(tmp_path / "build" / "story-booklet.pdf") as sheets:
        assert [round(float(side)) for side in sheets.pages[0].mediabox[2:]] == [1191, 842]


def test_a_file_for_kobo_s_own_reader(tmp_path: Path) -> None:
    ran = ebookpack("build", STORY, "-o", "out", "--only", "epub", "--kepub", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    with zipfile.ZipFile(tmp_path / "out" / f"{STORY.stem}.kepub.epub") as book:
        texts = [name for name in book.namelist() if name.startswith("EPUB/text/")]
        assert all(b'class="koboSpan" id="kobo.1.1"' in book.read(name) for name in texts)
