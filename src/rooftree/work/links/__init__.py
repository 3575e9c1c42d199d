"""Dependencies and plain links between items."""
