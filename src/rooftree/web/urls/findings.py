"""Findings: the list, one finding with its answers and remedies, and the rules."""

from rooftree.web.routing import place
from rooftree.web.views.findings import answers, reading, remedies

ONE = "findings/<int:pk>"

routes = [
    place("findings", name="findings", GET=reading.findings),
    place("findings/rules", name="rules", GET=reading.rules),
    place(ONE, name="finding", GET=reading.finding),
    place(f"{ONE}/acknowledgement", name="finding-acknowledgement", POST=answers.acknowledge),
    place(
        f"{ONE}/acceptance",
        name="finding-acceptance",
        GET=answers.acceptance,
        POST=answers.accept,
    ),
    place(f"{ONE}/reopening", name="finding-reopening", POST=answers.reopen),
    place(
        f"{ONE}/remedies/<slug:code>",
        name="finding-remedy",
        GET=remedies.remedy,
        POST=remedies.apply,
    ),
]
