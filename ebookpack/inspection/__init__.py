"""What `ebookpack inspect` says of a manuscript: as JSON for programs, as a page for people."""
