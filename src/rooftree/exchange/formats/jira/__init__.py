"""Jira's exports: issues as CSV, as RSS, from the REST API, and whole backups."""
