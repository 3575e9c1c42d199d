"""Deleted goals, products, releases, customers and feedback, for thirty days."""
