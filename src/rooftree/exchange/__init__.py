"""Import and export: one neutral form between all other tools and Rooftree."""
