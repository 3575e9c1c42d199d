"""Tables of any tool as lists of items: what the columns mean, and what becomes of a row."""
