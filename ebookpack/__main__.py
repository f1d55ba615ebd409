"""Lets `python -m ebookpack` and the installed command start the same way."""

from __future__ import annotations

import gc

from ebookpack import cli

__all__ = ["main"]


def main() -> None:
    """Run the command line.

    At its end Python would look through all values once more for some that nobody holds: of a long
    book that takes a tenth of a second, and is of no use to anybody.
    """
    try:
        cli.main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
