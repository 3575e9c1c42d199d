"""Jira's wiki markup: descriptions and comments of Jira Server, CSV files and backups."""
