"""Comments on items."""
