"""What holds ebookpack to its promises; see README.md in this folder."""
