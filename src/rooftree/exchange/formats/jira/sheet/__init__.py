"""Jira's issues as a web page for Excel."""
