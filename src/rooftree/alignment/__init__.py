"""The beam: line of sight, the checks, and the life of what they find."""
