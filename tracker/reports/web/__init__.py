"""Web pages: the parts that a standalone page is made of."""
