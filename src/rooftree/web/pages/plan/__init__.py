"""The plan: what is proposed beside what was agreed, as bars and as a table."""
