"""Jira's issues as RSS, which Jira calls XML: one issue or the result of a search."""
