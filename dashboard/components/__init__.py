"""The pieces pages are made of. Each turns plain rows into HTML or widgets, and knows nothing of the register."""
