"""From any item or goal a person can see both ways: why, and by what."""
