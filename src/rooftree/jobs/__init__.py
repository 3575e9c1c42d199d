"""Work that nobody waits for: a queue in the database behind one small face."""

from rooftree.jobs.queue import later

__all__ = ["later"]
