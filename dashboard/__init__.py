"""The dashboard: the register in a browser."""
