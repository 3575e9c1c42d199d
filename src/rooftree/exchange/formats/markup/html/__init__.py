"""HTML, as Jira makes it of texts for its feeds and for whoever asks for rendered fields."""
