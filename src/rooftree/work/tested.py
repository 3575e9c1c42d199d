"""Conditions that are tested for each row that comes along, instead of being sought by an index."""

from django.db.models import BooleanField, Func, Q


class Tested(Func):
    """Whether a condition is true: the lists in it are made once, and no join is made of it."""

    template = "(%(expressions)s) IS TRUE"
    output_field = BooleanField()

    def __init__(self, condition: Q) -> None:
        super().__init__(condition)
