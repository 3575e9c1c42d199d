"""Counting what a page asks the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooftree.accounts import standing


class Asked(CaptureQueriesContext):
    """The queries asked inside, from a process that remembers no standing answers."""

    def __init__(self):
        super().__init__(connection)

    def __enter__(self):
        standing.forget()
        return super().__enter__()
