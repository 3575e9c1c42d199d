"""What a space's board shows."""
