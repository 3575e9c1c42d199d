"""The change log: who did what, when, through which door, with every old and new value."""
