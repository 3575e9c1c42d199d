"""Full text over keys, titles, labels, descriptions and comments."""
