"""What a layout works with."""

from __future__ import annotations

from dataclasses import dataclass

from ebookpack.design.cover.art.manners import Manner
from ebookpack.design.cover.colour import Scheme
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.ground import EBOOK, Space
from ebookpack.design.cover.rhythm import Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The book and the choices that its layout is given."""

    compositor: Compositor
    rhythm: Rhythm
    scheme: Scheme
    manner: Manner
    space: Space = EBOOK
    roomy: bool = False
    """Give the type more room than the layout would by itself."""
