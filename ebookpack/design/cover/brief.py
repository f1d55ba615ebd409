"""What a layout works with."""

from __future__ import annotations

from msgspec import Struct
from PIL import Image

from ebookpack.design.cover.art.manners import Manner
from ebookpack.design.cover.colour import Scheme
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.ground import EBOOK, Space
from ebookpack.design.cover.rhythm import Rhythm


class Brief(Struct, frozen=True, kw_only=True):
    """The book and the choices that its layout is given."""

    compositor: Compositor
    rhythm: Rhythm
    scheme: Scheme
    manner: Manner
    is_scene: bool = False
    """Whether the manner draws a landscape, not a pattern."""
    space: Space = EBOOK
    picture: Image.Image | None = None
    """The author's own, in RGB; else the manner is engraved."""
    shade: float = 0.0
    """By how much what darkens it below type is to be denser than need be, 0 to 1."""
    from_left: bool = False
    """Whether type on it starts at a left margin; else it is centred."""
    roomy: bool = False
    """Give the type more room than the layout would by itself."""
