"""What the pages about people print."""
