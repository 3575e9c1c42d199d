"""Components: the parts of what a space is about."""
