"""Speed, memory and setting, ours and others': measured, never asserted. Machines have moods."""
