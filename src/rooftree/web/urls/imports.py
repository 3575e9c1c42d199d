"""Imports from other tools."""

from rooftree.web.routing import place
from rooftree.web.views import imports

routes = [
    place("imports", name="imports", GET=imports.index, POST=imports.upload),
    place("imports/<int:pk>", name="import", GET=imports.run, POST=imports.start),
    place("imports/<int:pk>/choices", name="import-choices", POST=imports.choose),
    place("imports/<int:pk>/check", name="import-check", POST=imports.look_again),
    place("imports/<int:pk>/report", name="import-report", GET=imports.report),
    place("imports/<int:pk>/receipt", name="import-receipt", GET=imports.receipt),
    place("imports/<int:pk>/continuation", name="import-continuation", POST=imports.go_on),
    place("imports/<int:pk>/cancellation", name="import-cancellation", POST=imports.cancel),
    place(
        "imports/<int:pk>/reversal",
        name="import-reversal",
        GET=imports.reversal,
        POST=imports.revert,
    ),
]
