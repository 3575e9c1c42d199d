"""Tables of any tool: read by position, with guesses about what the cells are."""
