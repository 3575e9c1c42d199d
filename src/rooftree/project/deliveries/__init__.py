"""The project face of items."""
