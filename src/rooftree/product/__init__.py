"""What it is for: goals, how they are measured, and which work serves them."""
