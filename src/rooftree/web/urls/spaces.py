"""Spaces and their settings: workflow, labels, components, fields, members."""

from rooftree.web.routing import place
from rooftree.web.views.spaces import components, fields, general, labels, members, workflow

routes = [
    place("spaces", name="spaces", GET=general.index),
    place("spaces/new", name="new-space", GET=general.new_form, POST=general.create),
    place(
        "spaces/<str:prefix>/settings", name="space-settings", GET=general.form, POST=general.save
    ),
    place("spaces/<str:prefix>/closure", name="space-closure", POST=general.close),
    place(
        "spaces/<str:prefix>/statuses", name="statuses", GET=workflow.workflow, POST=workflow.add
    ),
    place(
        "spaces/<str:prefix>/statuses/<int:pk>",
        name="status",
        GET=workflow.form,
        POST=workflow.save,
    ),
    place(
        "spaces/<str:prefix>/statuses/<int:pk>/position",
        name="status-position",
        POST=workflow.shift,
    ),
    place(
        "spaces/<str:prefix>/statuses/<int:pk>/closure",
        name="status-closure",
        POST=workflow.close,
    ),
    place(
        "spaces/<str:prefix>/statuses/<int:pk>/deletion",
        name="status-deletion",
        POST=workflow.remove,
    ),
    place("spaces/<str:prefix>/labels", name="labels", GET=labels.labels, POST=labels.add),
    place("spaces/<str:prefix>/labels/<int:pk>", name="label", GET=labels.form, POST=labels.save),
    place(
        "spaces/<str:prefix>/labels/<int:pk>/deletion", name="label-deletion", POST=labels.remove
    ),
    place(
        "spaces/<str:prefix>/components",
        name="components",
        GET=components.components,
        POST=components.add,
    ),
    place(
        "spaces/<str:prefix>/components/<int:pk>",
        name="component",
        GET=components.form,
        POST=components.save,
    ),
    place(
        "spaces/<str:prefix>/components/<int:pk>/closure",
        name="component-closure",
        POST=components.close,
    ),
    place(
        "spaces/<str:prefix>/components/<int:pk>/deletion",
        name="component-deletion",
        POST=components.remove,
    ),
    place("spaces/<str:prefix>/fields", name="fields", GET=fields.fields, POST=fields.add),
    place("spaces/<str:prefix>/fields/<int:pk>", name="field", GET=fields.form, POST=fields.save),
    place(
        "spaces/<str:prefix>/fields/<int:pk>/deletion", name="field-deletion", POST=fields.remove
    ),
    place(
        "spaces/<str:prefix>/members", name="space-members", GET=members.members, POST=members.give
    ),
    place(
        "spaces/<str:prefix>/members/<int:pk>/deletion",
        name="space-member-deletion",
        POST=members.take,
    ),
]
