"""Edition to Artifact: one writer a format."""
