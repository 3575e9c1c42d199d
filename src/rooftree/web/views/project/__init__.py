"""Projects and sprints."""
