"""What was deleted in the last thirty days, of whatever room, and the way back."""
