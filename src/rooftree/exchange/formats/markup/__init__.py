"""Other tools' markup as Markdown: each reads its own into one document, which one writer writes."""
