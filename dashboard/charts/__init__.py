"""Charts: pure functions from plain rows to frames, and from frames to charts."""
