"""What the pages of a space's settings print."""
