"""Chapters as story archives take them when they are pasted."""
