"""Working calendars and absences."""
