"""An item's page, one file a part of it."""
