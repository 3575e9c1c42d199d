"""What does not fit: the list, one finding, the rules."""
