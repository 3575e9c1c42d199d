"""What happened in another tool before the import, as history of our items."""
