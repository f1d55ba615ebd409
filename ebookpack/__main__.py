"""Lets `python -m ebookpack` and the installed command start the same way."""

from __future__ import annotations

from ebookpack.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
