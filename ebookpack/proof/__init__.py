"""Artifact to Diagnostics: whether the finished file holds what it must."""
