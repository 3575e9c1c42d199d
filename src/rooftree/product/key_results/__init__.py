"""The metrics of a goal, and what was measured."""
