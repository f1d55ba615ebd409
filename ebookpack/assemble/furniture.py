"""What stands around a work and is no part of it: licences, headers of posts, sites' pages."""

from __future__ import annotations

from ebookpack.assemble.gutenberg import leave_out_gutenberg
from ebookpack.assemble.message_chains import read_messages
from ebookpack.assemble.odd_labels import read_odd_header
from ebookpack.assemble.pasted_pages import read_pasted_page
from ebookpack.assemble.posts import leave_out_posts
from ebookpack.assemble.reading import Reading
from ebookpack.assemble.site_pages import read_site_page
from ebookpack.assemble.threads import leave_out_thread
from ebookpack.assemble.typists import leave_out_tagged_header, leave_out_typists


def leave_out_furniture(reading: Reading) -> None:
    """Find what is no part of the work, and the metadata that it gives."""
    leave_out_gutenberg(reading)
    leave_out_typists(reading)
    leave_out_tagged_header(reading)
    read_messages(reading)
    read_site_page(reading)
    if not leave_out_thread(reading):
        leave_out_posts(reading)
    read_odd_header(reading)
    read_pasted_page(reading)
