"""Labels of a space."""
