"""Working time that people spent on items."""
