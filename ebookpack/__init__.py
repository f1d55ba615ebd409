"""ebookpack: from manuscript to book."""

__version__ = "0.1.0"
