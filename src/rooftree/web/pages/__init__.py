"""Page objects: everything that a template prints, already decided."""
