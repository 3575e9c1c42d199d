"""Which items serve which goals."""
