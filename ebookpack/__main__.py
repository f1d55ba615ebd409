"""Lets `python -m ebookpack` and the installed command start the same way."""

from __future__ import annotations

import gc

from ebookpack import cli

__all__ = ["main"]

_MADE_BETWEEN_LOOKS = 200_000
"""Values that are made between two looks for those that nobody holds any more."""


def main() -> None:
    """Run the command line.

    A command makes values by the hundred thousand, and most live as long as it does: to look
    through them as often as Python would took a tenth of its time, and to do it once more at its
    end is of no use to anybody. Processes that it starts do as it does.
    """
    gc.set_threshold(_MADE_BETWEEN_LOOKS, 10, 1000)
    try:
        cli.main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
