"""Whole backups of Jira: every table of its database as XML, with the attached files beside it."""
