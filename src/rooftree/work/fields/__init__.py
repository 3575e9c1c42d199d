"""Custom fields of a space and their values."""
