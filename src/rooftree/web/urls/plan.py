"""The plan: shown, accepted, taken back, computed again; what it assumes and why."""

from rooftree.web.routing import place
from rooftree.web.views.plan import explaining, proposals, reading

routes = [
    place("plan", name="plan", GET=reading.plan),
    place("plan/proposals", name="plan-proposals", POST=proposals.compute),
    place("plan/proposals/<int:pk>/acceptance", name="plan-acceptance", POST=proposals.accept),
    place("plan/proposals/<int:pk>/refusal", name="plan-refusal", POST=proposals.discard),
    place(
        "plan/acceptances/<slug:batch>/deletion",
        name="plan-acceptance-deletion",
        POST=proposals.take_back,
    ),
    place(
        "plan/assumptions/<str:key>",
        name="plan-assumption",
        GET=explaining.assumption,
        POST=explaining.replace,
    ),
    place("plan/why/<str:key>", name="plan-why", GET=explaining.reasons),
]
