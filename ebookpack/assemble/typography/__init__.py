"""What the author typed on a keyboard, set as a compositor would: quotes, dashes, spaces."""
