"""Replies of Jira's REST interface, versions 2 and 3: files, folders and archives of pages."""
