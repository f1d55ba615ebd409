"""Folders of files as one manuscript."""
