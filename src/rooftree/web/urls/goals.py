"""Goals, key results, measurements and lines of sight."""

from rooftree.web.routing import place
from rooftree.web.views import goals, key_results, sight

routes = [
    place("goals", name="goals", GET=goals.goals),
    place("goals/new", name="new-goal", GET=goals.new_form, POST=goals.create),
    place("goals/<int:pk>", name="goal", GET=goals.goal),
    place("goals/<int:pk>/edition", name="goal-edition", GET=goals.edit_form, POST=goals.edit),
    place("goals/<int:pk>/closure", name="goal-closure", POST=goals.close),
    place("goals/<int:pk>/deletion", name="goal-deletion", POST=goals.delete),
    place("goals/<int:pk>/items", name="goal-items", POST=key_results.link),
    place("goals/<int:pk>/sight", name="goal-sight", GET=sight.of_goal),
    place(
        "goals/<int:pk>/key-results",
        name="new-key-result",
        GET=key_results.new_form,
        POST=key_results.create,
    ),
    place(
        "key-results/<int:pk>",
        name="key-result",
        GET=key_results.edit_form,
        POST=key_results.edit,
    ),
    place("key-results/<int:pk>/deletion", name="key-result-deletion", POST=key_results.delete),
    place("key-results/<int:pk>/measurements", name="measurements", POST=key_results.measure),
    place(
        "measurements/<int:pk>/deletion", name="measurement-deletion", POST=key_results.unmeasure
    ),
    place("items/<str:key>/sight", name="item-sight", GET=sight.of_item),
]
