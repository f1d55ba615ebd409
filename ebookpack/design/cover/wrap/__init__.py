"""The cover all round a printed book: its geometry, its spine, its back, its bar code."""
