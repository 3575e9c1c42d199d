"""Who wants an item."""
