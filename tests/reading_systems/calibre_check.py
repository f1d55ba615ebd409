"""Runs in calibre's own Python: its check of a book, as a list of messages in JSON."""

import json
import sys

from calibre.ebooks.oeb.polish.check.main import run_checks
from calibre.ebooks.oeb.polish.container import get_container

ORDER = ("Expected selector", "Unexpected duplicate selector")
"""Taste in the order of rules: our sheet is a theme's behind what all themes have in common, and
the options of the theme behind that, each overruling the one before."""

container = get_container(sys.argv[-1], tweak_mode=True)
found = [it for it in run_checks(container) if not it.msg.startswith(ORDER)]
print(json.dumps([f"{it.name}:{it.line}: {it.msg}" for it in found]))
