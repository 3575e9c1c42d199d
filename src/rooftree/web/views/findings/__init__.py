"""What does not fit: shown, answered, mended."""
