"""What customers say, word for word."""
