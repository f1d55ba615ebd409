"""What all tests share: the `--update` option, golden files, and the outside judges."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from ebookpack.epubcheck import java_command
from tests.checkers import Epubcheck, Golden, QpdfCheck, epub_messages, pdf_problems

os.environ["EBOOKPACK_CACHE"] = "off"  # what a test builds, no other test may find

# How long an example takes says what else the machine is at; benchmarks measure time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite the golden files with what came out"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("name.xhtml", text)`: text is what `golden/name.xhtml` beside the test holds."""
    return Golden(
        folder=request.path.parent / "golden", update=bool(request.config.getoption("--update"))
    )


@pytest.fixture(scope="session")
def epubcheck() -> Epubcheck:
    """`assert epubcheck(path) == ()`: EPUBCheck has nothing to say of the book.

    Skips where there is no Java, but never in CI.
    """
    if not java_command():
        reason = "EPUBCheck needs Java, which is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return epub_messages


@pytest.fixture(scope="session")
def qpdf_check() -> QpdfCheck:
    """`assert qpdf_check(path) == ()`: the PDF is sound in structure."""
    return pdf_problems
