"""People who do the work: persons, their calendars and absences, and their membership."""
