"""The Atlassian Document Format: Jira Cloud's texts as trees in JSON."""
