"""What was deleted in the last thirty days, and the way back."""
