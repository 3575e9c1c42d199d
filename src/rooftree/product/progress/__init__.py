"""How far a goal has come: work done and metric moved, always as two numbers."""
