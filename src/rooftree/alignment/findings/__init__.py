"""What the checks found, and what people say to it."""
