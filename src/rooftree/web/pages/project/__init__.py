"""The pages of projects and sprints."""
