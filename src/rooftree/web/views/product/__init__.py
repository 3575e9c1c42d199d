"""Products, releases, customers and feedback."""
