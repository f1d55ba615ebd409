"""Document to Book: what each part of a manuscript is, and why."""
