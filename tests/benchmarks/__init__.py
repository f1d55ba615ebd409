"""Speed and memory, measured and never asserted: machines differ, and so do their moods."""
