"""A reader of the change log that tells open pages "something changed", and never what."""
