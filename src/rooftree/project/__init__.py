"""Projects, what they deliver, and sprints."""
