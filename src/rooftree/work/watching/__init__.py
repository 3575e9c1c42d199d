"""Who wants to hear of an item."""
