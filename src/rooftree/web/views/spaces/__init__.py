"""A space and what can be set up in it, one file an idea."""
